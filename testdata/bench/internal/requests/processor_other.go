//go:build !unix

package requests

import "time"

// processorTime is not known here.
func processorTime() time.Duration { return 0 }
