//go:build linux || darwin || freebsd

package paired

import (
	"syscall"
	"time"
)

// clock is the processor time of the process, its collector's included.
func clock() (time.Duration, error) {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		return 0, err
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano()), nil
}
