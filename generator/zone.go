package generator

import (
	"regexp"
	"strings"
)

const zoneHint = `give a name such as "America/New_York", or an offset such as "+05:30"`

// IsZone tells whether a text has the form of a time zone's name, or is an offset from
// UTC of up to 14 hours. An empty one is the default.
func IsZone(zone string) bool {
	const offset, name = `[+-](0\d|1[0-3]):[0-5]\d|[+-]14:00`, `[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+){0,3}`
	return zone == "" || len(zone) <= 64 && !strings.EqualFold(zone, "Local") && regexp.MustCompile(`^(`+offset+`|`+name+`)$`).MatchString(zone)
}

// hostZone gives the zone as the package has it: UTC+0 has one spelling.
func hostZone(zone string) string {
	switch zone {
	case "UTC", "GMT", "Z", "+00:00", "-00:00":
		return ""
	}
	return zone
}
