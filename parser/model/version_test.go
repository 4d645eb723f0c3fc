package model

import "testing"

func TestVersions(t *testing.T) {
	t.Parallel()
	for release, want := range map[string]struct {
		major     int
		beforeSix bool
	}{
		"": {}, "v10": {}, "beta": {}, "4": {4, true}, "4.00": {4, true}, "4,54": {4, true}, "5.14": {5, true}, "6.11": {6, false},
		"8.101": {8, false}, "10.09": {10, false}, "99999999999999999999": {9999, false},
	} {
		if major, before := MajorVersion(release), BeforeSix(release); major != want.major || before != want.beforeSix {
			t.Errorf("%q: %d, %v", release, major, before)
		}
	}
}
