package cli

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// transcript is a block of the README: commands with what they print.
type transcript struct{ serve, curl, printed string }

// readTranscript takes the block apart in which ssgen serves and curl asks.
func readTranscript(t *testing.T) transcript {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, text, found := strings.Cut(strings.ReplaceAll(string(data), "\r\n", "\n"), "```console\n$ ssgen serve ")
	text, _, closed := strings.Cut(text, "```\n")
	serve, rest, _ := strings.Cut(text, " &\nhttp://127.0.0.1:8080\n$ curl ")
	curl, printed, asked := strings.Cut(strings.ReplaceAll(rest, "\\\n", " "), "\n")
	if !found || !closed || !asked {
		t.Fatal("the README shows no ssgen serve with a curl")
	}
	return transcript{serve, curl, printed}
}

// shellWords splits a command line as a shell does that has nothing but single quotes.
func shellWords(line string) (words []string) {
	for i, part := range strings.Split(line, "'") {
		if i%2 == 1 {
			words = append(words, part)
			continue
		}
		words = append(words, strings.Fields(part)...)
	}
	return words
}

// request makes the request that a curl command line makes, at another address, and gives
// the width at which its output is folded.
func request(t *testing.T, curl, address string) (*http.Request, int) {
	t.Helper()
	verb, url, body, header, width := "", "", "", http.Header{}, 0
	words := shellWords(curl)
	for i := 0; i < len(words); i++ {
		switch words[i] {
		case "-s":
		case "-X":
			i, verb = i+1, words[i+1]
		case "-d":
			i, body = i+1, words[i+1]
		case "-H":
			i++
			name, value, _ := strings.Cut(words[i], ": ")
			header.Set(name, value)
		case "|":
			if words[i+1] != "fold" || words[i+2] != "-w" {
				t.Fatalf("what is %q?", words[i:])
			}
			width, _ = strconv.Atoi(words[i+3])
			i += 3
		default:
			url = strings.Replace(words[i], "http://127.0.0.1:8080", address, 1)
		}
	}
	r, err := http.NewRequestWithContext(t.Context(), verb, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header = header
	return r, width
}

// fold breaks lines as fold -w does.
func fold(text string, width int) string {
	var b strings.Builder
	for len(text) > width {
		b.WriteString(text[:width] + "\n")
		text = text[width:]
	}
	return b.String() + text
}

// server is a call of ssgen serve that is under way.
type server struct {
	address string
	stop    context.CancelFunc
	ended   chan int
	stderr  *bytes.Buffer // to be read once it has ended
}

func startServer(t *testing.T, args ...string) *server {
	t.Helper()
	s := &server{ended: make(chan int, 1), stderr: new(bytes.Buffer)}
	ctx, stop := context.WithCancel(t.Context())
	s.stop = stop
	reader, writer := io.Pipe()
	go func() {
		code := Run(ctx, append([]string{"serve"}, args...), strings.NewReader(""), writer, s.stderr)
		writer.Close()
		s.ended <- code
	}()
	line := make([]byte, 100)
	n, err := reader.Read(line)
	if err != nil {
		t.Fatalf("no address: %v, exit %d\n%s", err, <-s.ended, s.stderr)
	}
	s.address = strings.TrimSpace(string(line[:n]))
	return s
}

// TestReadmeServe does what the README shows: the page's own sample is asked and answered.
func TestReadmeServe(t *testing.T) {
	t.Parallel()
	shown := readTranscript(t)
	page := filepath.Join("..", "..", "..", filepath.FromSlash(shown.serve))
	s := startServer(t, "--addr", "127.0.0.1:0", page)
	defer s.stop()
	r, width := request(t, shown.curl, s.address)
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	if got := fold(string(body), width); got != strings.TrimSuffix(shown.printed, "\n") {
		t.Errorf("the answer is\n%s\nand the README shows\n%s", got, shown.printed)
	}
	s.stop()
	if code := <-s.ended; code != exitDone {
		t.Errorf("exit %d", code)
	}
	for _, want := range []string{"serve  1 operation of Evo Voice, 1 as their pages show; /metadata lists them, Ctrl-C stops\n", " POST /sessions/String/members 200 application/jsv 990 B "} {
		if !strings.Contains(s.stderr.String(), want) {
			t.Errorf("people read\n%s\nwithout %q", s.stderr, want)
		}
	}
}

func TestServeOtherFlags(t *testing.T) {
	t.Parallel()
	page := filepath.Join("..", "..", "..", "testdata", "pages", "InviteChatMember.txt")
	s := startServer(t, "--addr", "localhost:0", "--base-path", "/api", "--seed", "4", "--only", "Invite*", page)
	defer s.stop()
	if !strings.HasSuffix(s.address, "/api") {
		t.Fatalf("the address is %s", s.address)
	}
	response, err := http.Get(s.address + "/metadata")
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	if response.StatusCode != http.StatusOK {
		t.Error(response.Status)
	}
	// A second one finds the port taken.
	taken := strings.TrimSuffix(strings.TrimPrefix(s.address, "http://"), "/api")
	var stderr bytes.Buffer
	if code := Run(t.Context(), []string{"serve", "--addr", taken, page}, strings.NewReader(""), io.Discard, &stderr); code != exitFailed || !strings.Contains(stderr.String(), "choose another, such as 127.0.0.1:0") {
		t.Errorf("exit %d: %s", code, &stderr)
	}
	s.stop()
	if code := <-s.ended; code != exitDone {
		t.Errorf("exit %d", code)
	}
}
