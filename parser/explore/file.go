package explore

import (
	"fmt"
	"hash/fnv"
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/ssgen/ssgen/parser/source/web"
)

// The names under which documents are kept. Each is what the reader of folders takes up.
const (
	appFile       = "app.json"
	typesFile     = "types/metadata.json"
	indexFile     = "index.html"
	catalogueFile = "operations.json"
)

// pageFile names an operation's page as the recordings do: "pages/GetOrder.jsv.csharp.html".
func pageFile(op, format, lang string) string { return namedFile(safeName(op), format, lang) }

// twinFile is pageFile for an operation whose name differs from another's by case alone.
func twinFile(op, format, lang string) string {
	return namedFile(distinct(safeName(op), op), format, lang)
}

func namedFile(name, format, lang string) string {
	name = "pages/" + name + "." + safeName(format)
	if lang != "" {
		name += "." + safeName(lang)
	}
	return name + ".html"
}

// listingFile names a listing by its language, with the ending that it has, and by the
// query that chose a part of it.
func listingFile(lang string, address *url.URL) string {
	name := strings.ToLower(lang)
	ending := map[string]string{"csharp": ".cs", "typescript": ".ts", "typescript.d": ".ts", "mjs": ".mjs", "js": ".js"}[name]
	if ending == "" {
		ending = ".txt"
	}
	return "types/" + queried(safeName(name), address) + ending
}

// savedFile names what somebody saved as they did.
func savedFile(name string, address *url.URL) string {
	ending := path.Ext(name)
	return queried(safeName(strings.TrimSuffix(name, ending)), address) + strings.ToLower(ending)
}

// queried adds a checksum to a name where the address's query makes a difference; what in
// it may be secret does not count.
func queried(name string, address *url.URL) string {
	if address.RawQuery == "" {
		return name
	}
	_, query, _ := strings.Cut(web.Name(address), "?")
	return distinct(name, query)
}

// safeName makes the part of a file's name of a stranger's text. ASCII letters, digits
// and inner dots stay. Whatever else is in it, or is long, or that a file system takes
// for a device, gets a checksum of the text, so that two texts never share a name; names
// that differ only by case are the caller's to tell apart.
func safeName(text string) string {
	const longest = 80
	name := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '_', r == '.':
			return r
		}
		return '-'
	}, text)
	name = strings.Trim(name, ".")
	if len(name) > longest {
		name = name[:longest]
	}
	if isDevice(name) {
		return distinct(strings.ReplaceAll(name, ".", "-"), text)
	}
	if name == text && name != "" {
		return name
	}
	return distinct(name, text)
}

// distinct adds a checksum of a text to a name.
func distinct(name, text string) string {
	sum := fnv.New32a()
	sum.Write([]byte(text))
	return strings.TrimLeft(fmt.Sprintf("%s-%08x", strings.Trim(name, "-"), sum.Sum32()), "-")
}

// isDevice tells the names that Windows keeps for itself, whatever their ending.
func isDevice(name string) bool {
	stem, _, _ := strings.Cut(strings.ToLower(name), ".")
	if len(stem) == 4 && (strings.HasPrefix(stem, "com") || strings.HasPrefix(stem, "lpt")) {
		return stem[3] >= '0' && stem[3] <= '9'
	}
	return slices.Contains([]string{"con", "prn", "aux", "nul"}, stem)
}
