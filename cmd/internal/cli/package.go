package cli

import (
	"cmp"
	"go/token"
	"os"
	"path/filepath"
	"strings"
)

// defaultPackage chooses the package's name: under go:generate the one of the
// folder that is generated into, else the folder's own name, else the service's.
func defaultPackage(dir, service string) string {
	base := ""
	if abs, err := filepath.Abs(dir); err == nil && dir != "-" {
		base = packageName(filepath.Base(abs))
	}
	return cmp.Or(generatedPackage(dir), base, packageName(service), "api")
}

// generatedPackage gives the package that "go generate" is at work in, where it
// started ssgen in the output folder; else "".
func generatedPackage(dir string) string {
	if filepath.Clean(dir) != "." {
		return ""
	}
	return os.Getenv("GOPACKAGE")
}

// packageName makes a package's name of any text: ASCII letters in lower case,
// digits and inner underscores. It gives "" where nothing usable is left.
func packageName(s string) string {
	name := strings.Map(func(r rune) rune {
		switch {
		case r >= 'A' && r <= 'Z':
			return r - 'A' + 'a'
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == '_':
			return r
		}
		return -1
	}, s)
	name = strings.Trim(strings.TrimLeft(name, "0123456789_"), "_")
	if !isPackageName(name) {
		return ""
	}
	return name
}

// isPackageName tells whether a package of the name can be imported and used by it:
// main cannot be imported, and no file can have an import called init.
func isPackageName(name string) bool {
	return token.IsIdentifier(name) && name != "_" && name != "main" && name != "init"
}
