package diag

import (
	"cmp"
	"slices"
	"strings"
)

// maxNear is how many names are offered for one that is unknown.
const maxNear = 3

// Near gives the names that one may have meant: those that differ in few letters, upper
// and lower case aside, and of these the nearest, at most three, sorted.
func Near(name string, known []string) []string {
	type candidate struct {
		name     string
		distance int
	}
	var found []candidate
	if name == "" {
		return nil
	}
	wanted := strings.ToLower(name)
	for _, k := range known {
		limit := 1 + max(len(name), len(k))/3
		if d := distance(wanted, strings.ToLower(k), limit); d <= limit {
			found = append(found, candidate{k, d})
		}
	}
	slices.SortStableFunc(found, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), strings.Compare(a.name, b.name))
	})
	var names []string
	for _, c := range found {
		if c.distance == found[0].distance && !slices.Contains(names, c.name) && len(names) < maxNear {
			names = append(names, c.name)
		}
	}
	return names
}

// maxName bounds what is compared: the distance takes the product of both lengths.
const maxName = 256

// distance is the number of letters to change, add or drop to get from a to b; more
// than the limit means only that it is more.
func distance(a, b string, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit || len(a) > maxName || len(b) > maxName {
		return limit + 1
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(row[j+1]+1, row[j]+1, change)
		}
	}
	return row[len(b)]
}
