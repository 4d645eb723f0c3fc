//go:build unix

package requests

import (
	"syscall"
	"time"
)

// processorTime is what this process has used so far; a busy machine changes it less than
// the time on the clock.
func processorTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
