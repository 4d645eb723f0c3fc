package csharp_test

import (
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/ssgen/ssgen/parser/native"
)

// Why C# says another thing than the metadata of the same server.
const (
	noVerb     = "no interface marks the verb: the server takes it from the name or the routes"
	noAuth     = "attributes of the service, and those that are not exported, are not printed"
	noTags     = "tags are not printed"
	noNotes    = "of a route, the path and the verbs are printed"
	noAbstract = "abstract is not printed"
	oneRank    = "an array of arrays is printed as an array"
	closed     = "one caller's argument is printed for the parameter"
)

// differences are all facts in which the listing differs from types/metadata.json, in
// every release that has one, by API and fact.
func differences() map[string]map[string]string {
	orders := map[string]string{
		"CreateOrder auth": noAuth, "DeleteOrder auth": noAuth, "ShipOrder auth": noAuth, "UpdateOrder auth": noAuth,
		"CreateOrder tags": noTags, "FindOrders tags": noTags, "GetOrder tags": noTags, "ShipOrder tags": noTags,
		"CreateOrder routes": noNotes, "FindOrders routes": noNotes,
		"Fail verb": noVerb, "UpdateOrder verb": noVerb,
	}
	first := maps.Clone(orders)
	first["Ping verb"] = noVerb // gone in the second year
	return map[string]map[string]string{
		"names": {
			"Base abstract": noAbstract, "Response.Result type": closed,
			"Clashes verb": noVerb, "GetBase verb": noVerb, "GoNames verb": noVerb, "OddRoute verb": noVerb, "RenamedRequest verb": noVerb, "type verb": noVerb,
		},
		"orders": first, "orders-v2": orders,
		"zoo": {
			"AllCollections.Jagged type": oneRank, "Animal abstract": noAbstract, "SearchItems tags": noTags,
			"Aliased verb": noVerb, "AllCollections verb": noVerb, "AllTypes verb": noVerb, "Animals verb": noVerb, "EnumZoo verb": noVerb,
			"Forget verb": noVerb, "GetBytes verb": noVerb, "GetText verb": noVerb, "SearchItems verb": noVerb, "StoreItems verb": noVerb,
		},
	}
}

// TestListingAgreesWithMetadata compares the C# listing with types/metadata.json of
// the same server: both must say the same but for what the table has.
func TestListingAgreesWithMetadata(t *testing.T) {
	t.Parallel()
	compared := 0
	for release, files := range listings(t) {
		for api, known := range differences() {
			metadata, diags := native.Parse("metadata.json", []byte(read(t, files, path.Join(api, "types/metadata.json"))))
			if metadata == nil {
				t.Fatal(diags)
			}
			name := path.Join(api, "types/csharp")
			want, got := modelFacts(metadata, false), codeFacts(parseWhole(t, name, read(t, files, name)))
			keys := maps.Clone(want)
			maps.Copy(keys, got)
			differ := map[string]bool{}
			for key := range keys {
				compared++
				if got[key] != want[key] {
					differ[key] = true
					if known[key] == "" {
						t.Errorf("%s/%s: %s: metadata %q, C# %q", release, api, key, want[key], got[key])
					}
				}
			}
			for key, reason := range known {
				if !differ[key] {
					t.Errorf("%s/%s: %s agrees now; take it off the table (%s)", release, api, key, reason)
				}
			}
		}
	}
	if compared < 1000 {
		t.Errorf("%d facts compared", compared)
	}
}

// listings gives the releases that have a recorded C# listing.
func listings(t *testing.T) map[string]fs.FS {
	t.Helper()
	out := map[string]fs.FS{}
	eachFiles(t, func(release string, files fs.FS) {
		if exists(files, "zoo/types/csharp") {
			out[release] = files
		}
	})
	return out
}

// TestPagesSayNothingWrong compares every recorded C# tab with app.json: what the tab
// says must be so, but for the facts here.
func TestPagesSayNothingWrong(t *testing.T) {
	t.Parallel()
	var got []string
	eachFiles(t, func(release string, files fs.FS) {
		for api := range differences() {
			metadata, _ := native.Parse("app.json", []byte(read(t, files, path.Join(api, "types/app.json"))))
			want := modelFacts(metadata, true)
			for name, text := range code(t, files, api) {
				if !strings.HasSuffix(name, ".html") {
					continue
				}
				for key, value := range codeFacts(parseWhole(t, name, text)) {
					if value != want[key] {
						op, _, _ := strings.Cut(path.Base(name), ".")
						got = append(got, strings.Join([]string{release, op, key, value}, " | "))
					}
				}
			}
		}
	})
	want := []string{}
	for _, release := range []string{"5.14.0", "6.11.0", "8.0.0", "8.5.2", "8.10.0", "10.0.0", "10.1.4"} {
		want = append(want, release+" | AllCollections | AllCollections.Jagged type | string[]") // oneRank
		if release != "5.14.0" {
			want = append(want, release+" | Clashes | Response.Result type | Outer") // closed
		}
	}
	for _, release := range []string{"6.11.0", "8.0.0"} { // closed, and the parameter has the argument's name
		want = append(want, release+" | Clashes | Response params | Outer")
	}
	slices.Sort(got)
	slices.Sort(want)
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}
