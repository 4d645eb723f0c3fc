package source_test

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ssgen/ssgen/parser/source"
)

// entry is a file of an archive, written as it says and not as it is true.
type entry struct {
	header zip.FileHeader
	data   string
	raw    bool
}

func file(name, text string) entry {
	return entry{header: zip.FileHeader{Name: name, Method: zip.Deflate}, data: text}
}

// claims gives an entry that says it holds size bytes.
func claims(name string, size uint64) entry {
	return entry{header: zip.FileHeader{Name: name, UncompressedSize64: size, CompressedSize64: 1}, data: "x", raw: true}
}

func zipped(t testing.TB, entries ...entry) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, e := range entries {
		create := z.CreateHeader
		if e.raw {
			create = z.CreateRaw
		}
		w, err := create(&e.header)
		if err == nil && e.data != "" {
			_, err = w.Write([]byte(e.data))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func writeZip(t *testing.T, name string, entries ...entry) {
	t.Helper()
	if err := os.WriteFile(name, zipped(t, entries...), 0o644); err != nil {
		t.Fatal(err)
	}
}

// readZip reads the archive and every source in it.
func readZip(t testing.TB, data []byte) error {
	sources, err := source.Read(t.Context(), []string{"-"}, source.Inputs{Stdin: bytes.NewReader(data)})
	for _, s := range sources {
		if _, bad := s.Bytes(t.Context()); bad != nil {
			return bad
		}
	}
	return err
}

func TestArchivesMadeToHarm(t *testing.T) {
	t.Parallel()
	broken := zipped(t, file("a.html", strings.Repeat("page", 1000)))
	copy(broken[40:], "garbage garbage")
	encrypted := file("a.html", "x")
	encrypted.header.Flags = 1
	many := make([]entry, 200)
	for i := range many {
		many[i] = claims(strings.Repeat("a", i+1)+".html", source.MaxBytes)
	}
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"a name that climbs":      {zipped(t, file("ok.html", "x"), file("../../etc/cron.html", "x")), `names a file outside of itself: "../../etc/cron.html"`},
		"a name that climbs back": {zipped(t, file(`a\..\..\b.html`, "x")), "names a file outside of itself"},
		"a name from the root":    {zipped(t, file("/etc/passwd.txt", "x")), "names a file outside of itself"},
		"a name on a drive":       {zipped(t, file(`C:\a.html`, "x")), "names a file outside of itself"},
		"one large file":          {zipped(t, claims("a.html", 10<<30)), `holds "a.html" of 10240 MB`},
		"many large files":        {zipped(t, many...), "holds more than 2 GB when unpacked"},
		"a size that lies":        {zipped(t, claims("a.html", 5)), "is damaged here"},
		"an archive inside":       {zipped(t, file("a.html", "x"), file("deep/b.ZIP", "x")), `holds another archive: "deep/b.ZIP"`},
		"a file twice":            {zipped(t, file("a.html", "x"), file("a.html", "y")), `holds two files named "a.html"`},
		"encrypted":               {zipped(t, encrypted), "is encrypted"},
		"no page":                 {zipped(t, file("a.exe", "x")), "holds no page"},
		"cut off":                 {zipped(t, file("a.html", "x"))[:40], "is damaged"},
		"broken inside":           {broken, "is damaged here"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			err := readZip(t, c.data)
			if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
				t.Errorf("fails with %v; want one line with %q", err, c.want)
			}
		})
	}
}

// TestArchiveOnDisk holds that a file that is no archive is told so by its name.
func TestArchiveOnDisk(t *testing.T) {
	t.Parallel()
	name := filepath.Join(t.TempDir(), "pages.zip")
	write(t, name, "<html>")
	_, err := source.Read(t.Context(), []string{name}, source.Inputs{})
	if err == nil || !strings.Contains(err.Error(), "pages.zip: the zip archive is damaged: zip: not a valid zip file") {
		t.Error(err)
	}
}

func FuzzArchive(f *testing.F) {
	f.Add(zipped(f, file("a.html", "A"), file("b/c.txt", "C")))
	f.Add(zipped(f, file("../a.html", "A"), claims("b.html", 1<<40)))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := readZip(t, data); err != nil && strings.Contains(err.Error(), "\n") {
			t.Errorf("more than one line: %v", err)
		}
	})
}
