package runtime

import (
	"strings"
	"testing"
)

func TestFlagsString(t *testing.T) {
	t.Parallel()
	names, values := []string{"None", "Read", "Write", "All", "Top"}, []int64{0, 1, 2, 3, -1 << 63}
	for n, want := range map[int64]string{
		0: "None", 1: "Read", 3: "All", 2: "Write", 4: "4", 5: "5", -1 << 63: "Top", -1<<63 | 1: "Read, Top", -1: "-1",
	} {
		if got := flagsString(n, names, values); got != want {
			t.Errorf("%d is %q, want %q", n, got, want)
		}
	}
	if got := flagsString(0, []string{"A"}, []int64{1}); got != "0" {
		t.Errorf("a zero without a name is %q", got)
	}
}

func TestParseFlags(t *testing.T) {
	t.Parallel()
	names, values := []string{"None", "Read", "Write", "All"}, []int64{0, 1, 2, 3}
	for text, want := range map[string]int64{"None": 0, "Read, Write": 3, "read": 1, "Write,All": 3, "7": 7, "-1": -1} {
		if got, err := parseFlags("Access", text, names, values); err != nil || got != want {
			t.Errorf("%q is %d, %v; want %d", text, got, err, want)
		}
	}
	for _, text := range []string{"", "Reed", "Read,", "Read;Write"} {
		if got, err := parseFlags("Access", text, names, values); err == nil {
			t.Errorf("%q is %d", text, got)
		}
	}
}

func TestParseEnum(t *testing.T) {
	t.Parallel()
	texts := []string{"eu west", "EU WEST", "Plain"}
	for text, want := range map[string]string{"eu west": "eu west", "EU WEST": "EU WEST", "pLAIN": "Plain"} {
		if got, err := parseEnum("Region", text, texts); err != nil || got != want {
			t.Errorf("%q is %q, %v; want %q", text, got, err, want)
		}
	}
	for _, text := range []string{"Eu West", "", "Plainer"} {
		if got, err := parseEnum("Region", text, texts); err == nil || err.Error() == "" {
			t.Errorf("%q is %q", text, got)
		}
	}
}

// TestEnumByName reads a value by its name in C#, where that is not its text.
func TestEnumByName(t *testing.T) {
	t.Parallel()
	texts, names := []string{"SUN", "ap,south", "Tue", ""}, []string{"Sunday", "ApSouth", "SUN", "None"}
	for text, want := range map[string]string{
		"SUN": "SUN", "Sunday": "SUN", "sunday": "SUN", `"Sunday"`: "SUN", "sun": "SUN", "ApSouth": "ap,south", "ap,south": "ap,south", "tue": "Tue",
		"1": "ap,south", "None": "", "": "", "Monday": "Monday", "null": "",
	} {
		for _, isJSON := range []bool{false, true} {
			if isJSON {
				text = `"` + strings.Trim(text, `"`) + `"`
			}
			if text == `"null"` {
				continue
			}
			got, err := readText(text, isJSON, func(v *string, d *decoder) { *v = d.enumNamed(texts, names, nil) })
			if got != want || err != nil {
				t.Errorf("%s is %q, want %q: %v", text, got, want, err)
			}
		}
	}
}

// A number is the value that has it, as servers read it; where no value does, it is kept.
func TestEnumByNumber(t *testing.T) {
	t.Parallel()
	texts := []string{"Low", "Mid", "2"}
	tests := []struct {
		numbers    []int64
		text, want string
	}{
		{nil, "0", "Low"}, {nil, "1", "Mid"}, {nil, "2", "2"}, {nil, "3", "3"}, {nil, "-1", "-1"}, {nil, "1.0", "1.0"}, {nil, "99999999999999999999", "99999999999999999999"},
		{[]int64{10, -1, 30}, "10", "Low"}, {[]int64{10, -1, 30}, "-1", "Mid"}, {[]int64{10, -1, 30}, "30", "2"}, {[]int64{10, -1, 30}, "0", "0"},
	}
	for _, test := range tests {
		for _, json := range []bool{false, true} {
			d := newDecoder(test.text, json)
			if got := d.enum(texts, test.numbers); got != test.want || d.finish() != nil {
				t.Errorf("%s among %v is %q, want %q", test.text, test.numbers, got, test.want)
			}
		}
	}
}
