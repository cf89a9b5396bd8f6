//go:build !unix

package main

import "io/fs"

// errReadOnly says that a file system cannot be written to.
var errReadOnly error = fs.ErrPermission
