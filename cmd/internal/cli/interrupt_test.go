package cli

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// TestInterrupted holds that a command whose context ends says so in words, with nothing
// on standard output and nothing written.
func TestInterrupted(t *testing.T) {
	t.Parallel()
	page := "../../../testdata/pages/InviteChatMember.txt"
	for _, args := range [][]string{
		{"inspect"}, {"inspect", "--why", "InviteChatMember"}, {"inspect", "--json"}, {"generate", "-o", "-"},
	} {
		ctx, cancel := context.WithCancel(t.Context())
		server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
			cancel()
			<-r.Context().Done()
		}))
		for _, input := range []string{server.URL, page} {
			var stdout, stderr strings.Builder
			code := Run(ctx, append(args, input), nil, &stdout, &stderr)
			if code != exitFailed || stderr.String() != "ssgen: interrupted\n" || stdout.String() != "" {
				t.Errorf("%v of %s: exit code %d, %q, %q", args, input, code, stdout.String(), stderr.String())
			}
		}
		server.Close()
		cancel()
	}
}
