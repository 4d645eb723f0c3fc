package model

import "testing"

func TestCasings(t *testing.T) {
	t.Parallel()
	for name, want := range map[string][2]string{ // camelCase, snake_case
		"": {"", ""}, "Id": {"id", "id"}, "ID": {"id", "id"}, "URLPath": {"urlPath", "url_path"}, "UserID": {"userID", "user_i_d"},
		"OAuthToken": {"oAuthToken", "o_auth_token"}, "IPAddress": {"ipAddress", "ip_address"}, "HTTPServer": {"httpServer", "http_server"},
		"oauth_token": {"oauth_token", "oauth_token"}, "Item1": {"item1", "item1"}, "A1B": {"a1B", "a1_b"}, "X": {"x", "x"},
		"Élan": {"Élan", "_élan"}, "AÉ": {"aÉ", "a_é"}, "_Under": {"_Under", "__under"}, "iPhone": {"iPhone", "i_phone"},
	} {
		if got := CamelCase.Wire(name); got != want[0] {
			t.Errorf("camelCase of %q: %q, want %q", name, got, want[0])
		}
		if got := SnakeCase.Wire(name); got != want[1] {
			t.Errorf("snake_case of %q: %q, want %q", name, got, want[1])
		}
		if got := PascalCase.Wire(name); got != name {
			t.Errorf("as declared: %q", got)
		}
	}
}
