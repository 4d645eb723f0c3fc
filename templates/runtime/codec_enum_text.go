package runtime

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// parseEnum finds the text among an enum's texts: exactly, or in any case where
// only one has it.
func parseEnum(enum, text string, texts []string) (string, error) {
	if slices.Contains(texts, text) {
		return text, nil
	}
	if k := findFold(texts, text); k >= 0 {
		return texts[k], nil
	}
	return "", fmt.Errorf("%q is no %s", text, enum)
}

// parseFlags reads a number, a name, or several names with commas between them.
func parseFlags(enum, text string, names []string, values []int64) (int64, error) {
	if n, err := strconv.ParseInt(text, 10, 64); err == nil {
		return n, nil
	}
	var all int64
	for part := range strings.SplitSeq(text, ",") {
		name, err := parseEnum(enum, strings.TrimSpace(part), names)
		if err != nil {
			return 0, err
		}
		all |= values[slices.Index(names, name)]
	}
	return all, nil
}

// flagsString writes a number as .NET does: the name that has it, else the fewest
// names that make it up, by ascending value, else the number itself.
func flagsString(n int64, names []string, values []int64) string {
	if k := slices.Index(values, n); k >= 0 {
		return names[k]
	}
	order := make([]int, len(values))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(uint64(values[b]), uint64(values[a])) })
	var parts []string
	rest := n
	for _, i := range order {
		if v := values[i]; v != 0 && rest&v == v {
			parts, rest = append(parts, names[i]), rest&^v
		}
	}
	if rest != 0 || len(parts) == 0 {
		return strconv.FormatInt(n, 10)
	}
	slices.Reverse(parts)
	return strings.Join(parts, ", ")
}
