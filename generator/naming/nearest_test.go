package naming

import "testing"

func TestNearest(t *testing.T) {
	t.Parallel()
	names := []string{"GetOrder", "FindOrders", "Ping"}
	for wanted, want := range map[string]string{"GetOrder": "GetOrder", "getordr": "GetOrder", "FindOrder": "FindOrders", "pign": "Ping", "Something": "", "": ""} {
		if name, near := Nearest(wanted, names); near != (want != "") || near && name != want {
			t.Errorf("%q is near %q: %v, want %q", wanted, name, near, want)
		}
	}
	if _, near := Nearest("x", nil); near {
		t.Error("no name is near")
	}
}
