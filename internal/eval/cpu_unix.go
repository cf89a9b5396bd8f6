//go:build unix

package main

import "syscall"

// cpuSeconds is the processor time that this program has taken, which other
// programs on the machine do not change as they change the clock's.
func cpuSeconds() float64 {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return float64(u.Utime.Sec+u.Stime.Sec) + float64(u.Utime.Usec+u.Stime.Usec)/1e6
}
