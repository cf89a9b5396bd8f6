//go:build !unix

package main

import "time"

var started = time.Now()

// cpuSeconds is the time by the clock where processor time is not to be had.
func cpuSeconds() float64 { return time.Since(started).Seconds() }
