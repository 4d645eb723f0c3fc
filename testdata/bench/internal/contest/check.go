package contest

import (
	"fmt"

	"github.com/bytedance/sonic"
)

// Check shows that every contestant writes and reads the document, and that sonic runs
// its own code and not its fall-back to encoding/json.
func (d *Document) Check() error {
	if sonic.APIKind != sonic.UseSonicJSON {
		return fmt.Errorf("sonic does not know this version of Go or this processor and calls encoding/json")
	}
	for _, c := range d.checks {
		if err := c.run(); err != nil {
			return fmt.Errorf("document %s: %s: %w", d.Name, c.name, err)
		}
	}
	for _, c := range append(d.Encode[:len(d.Encode):len(d.Encode)], d.Decode...) {
		if err := c.Op(); err != nil {
			return fmt.Errorf("document %s: %s: %w", d.Name, c.Name, err)
		}
	}
	return nil
}
