package web

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"net/http"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
)

// The limits that an answer can break.
var (
	errTooLarge = errors.New("answer too large")
	errTooMuch  = errors.New("answers too large together")
)

// read takes an answer's body to its end.
func (c *Client) read(r *http.Response) ([]byte, error) {
	limit := c.options.MaxBytes
	if r.StatusCode < 200 || r.StatusCode > 299 {
		limit = 4096 // enough to tell why; the rest is of no use
	}
	body, err := io.ReadAll(io.LimitReader(r.Body, limit+1))
	total := c.total.Add(int64(len(body)))
	switch {
	case r.StatusCode < 200 || r.StatusCode > 299:
		return body, nil
	case err != nil:
		return nil, err
	case int64(len(body)) > limit:
		return nil, errTooLarge
	case total > c.options.MaxTotal:
		return nil, errTooMuch
	}
	return body, nil
}

// decode gives text as UTF-8. ServiceStack sends nothing else; what stands before it
// may. What is UTF-8 already is left alone unless the header says that it is not.
func decode(body []byte, contentType string) []byte {
	_, params, _ := mime.ParseMediaType(contentType)
	_, said := charset.Lookup(params["charset"])
	marked := bytes.HasPrefix(body, []byte{0xFF, 0xFE}) || bytes.HasPrefix(body, []byte{0xFE, 0xFF})
	if !marked && (said == "utf-8" || said == "" && utf8.Valid(body)) {
		return body
	}
	if said == "" {
		contentType = "text/html" // the mark, or a page's own word, counts
	}
	encoding, name, _ := charset.DetermineEncoding(body, contentType)
	text, err := encoding.NewDecoder().Bytes(body)
	if name == "utf-8" || err != nil {
		return body
	}
	return bytes.TrimPrefix(text, []byte("\uFEFF"))
}
