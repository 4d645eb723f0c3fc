// Package pages measures how fast operation pages are read from disk: against goquery,
// which only makes a tree of each, and by how much of them stays in memory.
//
// The pages are recorded ones under names of their own, with more and more types, as the
// pages of large APIs have them. They are written to a temporary folder.
package pages

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/ssgen/ssgen/testdata/recordings"
)

// The sizes of pages, in bytes.
const (
	smallest = 20 << 10
	largest  = 200 << 10
)

// corpus is a folder of pages.
type corpus struct {
	dir   string
	files []string
	bytes int64
}

// write makes n pages of the recorded API's, each of a size at random, times scale.
func write(dir string, n int, scale float64) (*corpus, error) {
	all, err := recordings.Open("8.10.0")
	if err != nil {
		return nil, err
	}
	names, err := fs.Glob(all, "orders/pages/*.jsv*.html")
	if err != nil {
		return nil, err
	}
	types, err := typeNames(all, names)
	if err != nil {
		return nil, err
	}
	random := rand.New(rand.NewPCG(1, 2))
	c := &corpus{dir: dir}
	for i := range n {
		data, err := fs.ReadFile(all, names[i%len(names)])
		if err != nil {
			return nil, err
		}
		size := int(scale * (smallest + random.Float64()*(largest-smallest)))
		text := grow(rename(string(data), types, fmt.Sprintf("V%d", i/len(names))), types, size)
		name := filepath.Join(dir, fmt.Sprintf("%04d-%s", i, path.Base(names[i%len(names)])))
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			return nil, err
		}
		c.files, c.bytes = append(c.files, name), c.bytes+int64(len(text))
	}
	return c, nil
}

var className = regexp.MustCompile(`(?:class|enum|interface) (\w+)`)

// typeNames matches the names of all types that the pages declare.
func typeNames(all fs.FS, names []string) (*regexp.Regexp, error) {
	var found []string
	for _, name := range names {
		data, err := fs.ReadFile(all, name)
		if err != nil {
			return nil, err
		}
		for _, m := range className.FindAllStringSubmatch(string(data), -1) {
			if !strings.HasPrefix(m[1], "Response") && !strings.Contains("language class", m[1]) {
				found = append(found, m[1])
			}
		}
	}
	slices.Sort(found)
	return regexp.MustCompile(`\b(?:` + strings.Join(slices.Compact(found), "|") + `)\b`), nil
}

// rename gives every type, and every path, a name of its own.
func rename(text string, types *regexp.Regexp, suffix string) string {
	text = types.ReplaceAllStringFunc(text, func(name string) string { return name + suffix })
	return strings.ReplaceAll(text, "/orders", "/orders"+strings.ToLower(suffix))
}

// repeated are the parts of a page that grow with the number of types.
var repeated = []*regexp.Regexp{
	regexp.MustCompile(`(?s)<code class="language[^>]*>(.*?)</code>`),
	regexp.MustCompile(`(?s)(<table class=['"]params['"]>.*</table>)`),
}

// grow repeats the page's types under further names, the same in all pages.
func grow(text string, types *regexp.Regexp, size int) string {
	for _, part := range repeated {
		at := part.FindStringSubmatchIndex(text)
		if at == nil {
			continue
		}
		var more strings.Builder
		for k := 0; len(text)+more.Len() < size; k++ {
			more.WriteString(types.ReplaceAllStringFunc(text[at[2]:at[3]], func(name string) string { return fmt.Sprintf("%sX%d", name, k) }))
		}
		return text[:at[3]] + more.String() + text[at[3]:]
	}
	return text
}
