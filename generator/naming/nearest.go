package naming

import "strings"

// Nearest gives the name that is most like the wanted one, in any case, and whether it is
// near: half of the letters may differ. Of equals the first is taken.
func Nearest(wanted string, names []string) (name string, near bool) {
	wanted = strings.ToLower(wanted)
	best := -1
	for _, n := range names {
		if d := distance(wanted, strings.ToLower(n)); best < 0 || d < best {
			best, name = d, n
		}
	}
	return name, best >= 0 && best <= (max(len(wanted), len(name))+1)/2
}

// distance is the number of letters to change, add or drop to get from a to b.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			above := row[j+1]
			row[j+1] = min(above+1, row[j]+1, diagonal+cost(a[i], b[j]))
			diagonal = above
		}
	}
	return row[len(b)]
}

func cost(a, b byte) int {
	if a == b {
		return 0
	}
	return 1
}
