package naming

import (
	"cmp"
	"slices"
	"strconv"
)

// Wish asks for a name in a scope.
type Wish struct {
	// Name is the Go identifier that is wanted.
	Name string
	// Source is the API's own name; of two wishes of one rank for one name, the
	// one whose source is spelled like the name gets it, then the lesser source.
	Source string
	// Rank orders kinds of things: the lower has the first choice.
	Rank int
	// Suffix tells the thing apart from one of another kind that has the name
	// ("DTO", "Field", "Const"). Things of one kind have one suffix.
	Suffix string
}

// Assign gives each wish a name that nothing else in the scope has: the name that
// it wants, or, when a reserved one or another wish has that, the name with its
// suffix or a number. The result is in the order of the wishes, but the names do
// not depend on that order.
func Assign(reserved func(name string) bool, wishes []Wish) []string {
	s := scope{reserved: reserved, owner: map[string]string{}, wishes: wishes, names: make([]string, len(wishes))}
	order := s.order()
	var losers []int
	for _, i := range order {
		if !s.take(i, wishes[i].Name) {
			losers = append(losers, i)
		}
	}
	for _, i := range losers {
		s.settle(i)
	}
	return s.names
}

type scope struct {
	reserved func(string) bool
	owner    map[string]string // name -> suffix of the kind that has it
	wishes   []Wish
	names    []string
}

func (s *scope) order() []int {
	order := make([]int, len(s.wishes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		a, b := s.wishes[i], s.wishes[j]
		return cmp.Or(cmp.Compare(a.Rank, b.Rank), compareBool(a.Source != a.Name, b.Source != b.Name), cmp.Compare(a.Source, b.Source))
	})
	return order
}

func (s *scope) take(i int, name string) bool {
	if _, taken := s.owner[name]; taken || s.reserved != nil && s.reserved(name) {
		return false
	}
	s.owner[name] = s.wishes[i].Suffix
	s.names[i] = name
	return true
}

// settle finds a name for a wish that came too late. Against its own kind a
// number says enough; against another kind the suffix says what it is.
func (s *scope) settle(i int) {
	w := s.wishes[i]
	name := w.Name
	if kind, taken := s.owner[name]; !taken || kind != w.Suffix {
		name += w.Suffix
		if w.Suffix != "" && s.take(i, name) {
			return
		}
	}
	for n := 2; !s.take(i, name+strconv.Itoa(n)); n++ {
	}
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}
