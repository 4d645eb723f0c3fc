package cli

import (
	"encoding/base64"
	"fmt"
	"net/http"
	"os"
	"slices"
	"strings"

	"github.com/spf13/pflag"
	"golang.org/x/net/http/httpguts"
)

// credentials are what a host wants to see. Secrets come from a variable or a file, for
// what stands on the command line is shown to every user of the machine, and stays in
// the shell's history.
type credentials struct {
	bearer, basic, apiKey, cookie string
	headers                       []string
}

func (c *credentials) addFlags(f *pflag.FlagSet) {
	f.StringVar(&c.bearer, "bearer", "", "bearer token for the URL's host: env:VARIABLE or file:PATH")
	f.StringVar(&c.basic, "basic", "", "USER:PASSWORD for the URL's host: env:VARIABLE or file:PATH")
	f.StringVar(&c.apiKey, "api-key", "", "API key for the URL's host (X-Api-Key): env:VARIABLE or file:PATH")
	f.StringVar(&c.cookie, "cookie", "", "cookies for the URL's host, as NAME=VALUE; …: env:VARIABLE or file:PATH")
	f.StringArrayVar(&c.headers, "header", nil, "header for the URL's host: 'NAME: VALUE', the value also as env:VARIABLE or file:PATH (repeatable)")
}

// read gives the headers that the credentials come to. No error repeats a value.
func (c *credentials) read() (http.Header, error) {
	header := http.Header{}
	for _, f := range []struct {
		flag, value, name string
		write             func(secret string) string
	}{
		{"bearer", c.bearer, "Authorization", func(s string) string { return "Bearer " + s }},
		{"basic", c.basic, "Authorization", func(s string) string { return "Basic " + base64.StdEncoding.EncodeToString([]byte(s)) }},
		{"api-key", c.apiKey, "X-Api-Key", func(s string) string { return s }},
		{"cookie", c.cookie, "Cookie", func(s string) string { return s }},
	} {
		if f.value == "" {
			continue
		}
		secret, named, err := reveal("--"+f.flag, f.value)
		switch {
		case err != nil:
			return nil, err
		case !named:
			return nil, usage("--%s wants env:VARIABLE or file:PATH, for others can see what stands on the command line", f.flag)
		case f.flag == "basic" && !strings.Contains(secret, ":"):
			return nil, usage("--basic: what it names is not of the form USER:PASSWORD")
		}
		if err := setHeader(header, "--"+f.flag, f.name, f.write(secret)); err != nil {
			return nil, err
		}
	}
	for _, text := range c.headers {
		name, value, found := strings.Cut(text, ":")
		if name, value = strings.TrimSpace(name), strings.TrimSpace(value); !found || !httpguts.ValidHeaderFieldName(name) {
			return nil, usage("--header wants 'NAME: VALUE'")
		}
		value, _, err := reveal("--header "+name, value)
		if err != nil {
			return nil, err
		}
		if err := setHeader(header, "--header "+name, name, value); err != nil {
			return nil, err
		}
	}
	return header, nil
}

// ownHeaders are what the transport sets by itself.
var ownHeaders = [...]string{"Host", "Connection", "Content-Length", "Transfer-Encoding", "Accept-Encoding", "Accept", "User-Agent", "Trailer", "Te", "Upgrade"}

func setHeader(header http.Header, flag, name, value string) error {
	switch name = http.CanonicalHeaderKey(name); {
	case slices.Contains(ownHeaders[:], name):
		return usage("%s: ssgen sets this header by itself", flag)
	case len(header[name]) > 0:
		return usage("%s: the header %s is given twice", flag, name)
	case value == "" || !httpguts.ValidHeaderFieldValue(value):
		return usage("%s: its value is empty, or holds what no header may, such as a line break", flag)
	}
	header.Set(name, value)
	return nil
}

// reveal gives what "env:VARIABLE" or "file:PATH" names; any other text is itself, and
// not named.
func reveal(flag, text string) (value string, named bool, err error) {
	if name, ok := strings.CutPrefix(text, "env:"); ok {
		value, set := os.LookupEnv(name)
		if !set || value == "" {
			return "", true, usage("%s: the environment variable %s is not set", flag, name)
		}
		return strings.TrimSpace(value), true, nil
	}
	if path, ok := strings.CutPrefix(text, "file:"); ok {
		data, err := os.ReadFile(path)
		if err != nil {
			return "", true, usage("%s: %v", flag, err)
		}
		if value := strings.TrimSpace(string(data)); value != "" {
			return value, true, nil
		}
		return "", true, usage("%s: the file %s is empty", flag, path)
	}
	return text, false, nil
}

// String keeps secrets out of whatever prints the struct.
func (c *credentials) String() string { return fmt.Sprintf("%d headers", len(c.headers)) }

// isZero tells that none are given.
func (c *credentials) isZero() bool {
	return c.bearer+c.basic+c.apiKey+c.cookie == "" && len(c.headers) == 0
}
