//go:build unix

package main

import "syscall"

// errReadOnly says that a file system cannot be written to.
var errReadOnly error = syscall.EROFS
