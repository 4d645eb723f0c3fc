package main

import (
	"context"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// kills is how often a run is killed; with -short a tenth of it.
const kills = 200

// TestKilledRuns kills runs that change a package, at random moments. The package is the
// old or the new one, whole, each time; where the kill came between the steps that put the
// new files in place, the next run, whatever it is for, finishes them first.
func TestKilledRuns(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("no signal kills there")
	}
	work := t.TempDir()
	if err := copyRecorded("8.10.0", "orders", "*.jsv.mjs.html", filepath.Join(work, "pages")); err != nil {
		t.Fatal(err)
	}
	versions := [][]string{{"--nulls", "exact"}, {"--parts", "types,client"}}
	var whole [2]map[string]string
	var usual time.Duration
	for i, options := range versions {
		begin := time.Now()
		if out, err := generation(t.Context(), work, options).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		whole[i], usual = packageIn(t, filepath.Join(work, "orders")), time.Since(begin)
	}
	n, counts := kills, map[string]int{}
	if testing.Short() {
		n /= 10
	}
	random := rand.New(rand.NewPCG(1, 2))
	at := 1
	for i := range n {
		next := 1 - at
		within := usual
		if i%2 == 0 {
			within = usual / 4 // of the end, where files are written
		}
		state := killed(t, work, versions[next], usual-time.Duration(random.Int64N(int64(within))), whole[at], whole[next])
		counts[state]++
		switch state {
		case "new":
			at = next
		case "between":
			if out, err := generation(t.Context(), work, versions[next]).CombinedOutput(); err != nil || !maps.Equal(packageIn(t, filepath.Join(work, "orders")), whole[next]) {
				t.Fatalf("the next run did not finish what was begun: %v\n%s", err, out)
			}
			at = next
		case "broken":
			t.Fatalf("after %d kills the package is neither, and nothing tells how to finish it", i)
		}
	}
	t.Logf("%d kills within %v: %v", n, usual, counts)
}

func generation(ctx context.Context, dir string, options []string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, "ssgen", append([]string{"generate", "-o", "orders", "pages"}, options...)...)
	cmd.Dir = dir
	return cmd
}

// killed runs for a while and tells what is there then.
func killed(t *testing.T, work string, options []string, after time.Duration, was, is map[string]string) string {
	t.Helper()
	cmd := generation(t.Context(), work, options)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(after)
	_ = cmd.Process.Kill() // it may have ended
	_ = cmd.Wait()
	dir := filepath.Join(work, "orders")
	there := packageIn(t, dir)
	_, err := os.Stat(filepath.Join(dir, ".ssgen-unfinished"))
	switch {
	case err == nil:
		return "between"
	case maps.Equal(there, was):
		return "old"
	case maps.Equal(there, is):
		return "new"
	}
	return "broken"
}

// packageIn gives the files that the Go tool and ssgen see.
func packageIn(t *testing.T, dir string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		all[e.Name()] = string(data)
	}
	return all
}

// TestNoSpaceLeft lets files grow to a size that the runtime's do not fit in: the error
// says so, and the old package is whole.
func TestNoSpaceLeft(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip(err)
	}
	work := t.TempDir()
	if err := copyRecorded("8.10.0", "orders", "*.jsv.mjs.html", filepath.Join(work, "pages")); err != nil {
		t.Fatal(err)
	}
	if out, err := generation(t.Context(), work, []string{"--parts", "types"}).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	was := packageIn(t, filepath.Join(work, "orders"))
	cmd := exec.CommandContext(t.Context(), "sh", "-c", "ulimit -f 8; exec ssgen generate -o orders pages")
	cmd.Dir = work
	out, err := cmd.CombinedOutput()
	if err == nil {
		t.Skip("no limit of a file's size here")
	}
	if want := "ssgen: orders: cannot be written to: file too large; choose another folder\n"; string(out) != want {
		t.Errorf("got %s", out)
	}
	if !maps.Equal(was, packageIn(t, filepath.Join(work, "orders"))) {
		t.Error("the package is another")
	}
	if left, _ := filepath.Glob(filepath.Join(work, "orders", ".*")); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
}
