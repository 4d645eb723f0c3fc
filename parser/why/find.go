package why

import (
	"slices"
	"strings"
)

// Find gives the facts that a person asks for by name: all of a subject ("Order",
// "Order.total"), or one of them ("GetOrder.response"). Names are compared as they are
// and, where none is so, without case. Where nothing is found, near gives the names that
// differ least, sorted.
func (l *Log) Find(name string) (found []*Fact, near []string) {
	all := l.All()
	for _, same := range []func(a, b string) bool{func(a, b string) bool { return a == b }, strings.EqualFold} {
		for _, f := range all {
			if same(f.Subject, name) || same(f.Subject+"."+f.Name, name) && !isMember(f.Kind) || f.Kind == "member" && same(clrName(f, l), name) {
				found = append(found, f)
			}
		}
		if len(found) > 0 {
			return found, nil
		}
	}
	return nil, l.near(name, all)
}

func isMember(kind string) bool { return kind == "member" || kind == "value" }

// clrName gives the member's name as C# has it, behind its type's.
func clrName(f *Fact, l *Log) string {
	name := l.Fact(f.Kind, f.Subject, "name")
	typ, _, _ := strings.Cut(f.Subject, ".")
	if name == nil {
		return f.Subject
	}
	return typ + "." + name.Value
}

// near gives the names that differ least, at most three, sorted.
func (l *Log) near(name string, all []*Fact) []string {
	type scored struct {
		name     string
		distance int
	}
	var best []scored
	limit := 1 + len(name)/3
	seen := map[string]bool{}
	for _, f := range all {
		for _, candidate := range []string{f.Subject, f.Subject + "." + f.Name} {
			if seen[candidate] || candidate != f.Subject && isMember(f.Kind) {
				continue
			}
			seen[candidate] = true
			if d := distance(strings.ToLower(name), strings.ToLower(candidate), limit); d <= limit {
				best = append(best, scored{candidate, d})
			}
		}
	}
	slices.SortStableFunc(best, func(a, b scored) int { return a.distance - b.distance })
	const most = 3
	var names []string
	for _, s := range best {
		if s.distance == best[0].distance && len(names) < most {
			names = append(names, s.name)
		}
	}
	return names
}

// distance counts the letters to change, drop or add, up to a limit.
func distance(a, b string, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		last := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := last
			if a[i] != b[j] {
				cost++
			}
			last = row[j+1]
			row[j+1] = min(cost, row[j+1]+1, row[j]+1)
		}
	}
	return row[len(b)]
}
