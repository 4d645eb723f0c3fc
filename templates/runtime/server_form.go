package runtime

import (
	"errors"
	"mime/multipart"
	"net/http"
	"net/url"
)

// Content types of forms.
const (
	mediaForm      = "application/x-www-form-urlencoded"
	mediaMultipart = "multipart/form-data"
)

// maxUploadMemory is how much of the uploaded files of one request is kept in memory, in
// bytes; what is beyond lies in temporary files until the request is answered.
const maxUploadMemory = 8 << 20

// requestPairs are what a request says by name before its route is known: both can change
// the verb.
type requestPairs struct {
	query    url.Values // what could be read of it
	queryErr error
	form     url.Values // of a body in the URL's encoding; nil for any other
}

// readPairs reads the query string and a form. A query string that cannot be read is told
// later, to those who may call the operation.
func (h *handler) readPairs(w http.ResponseWriter, r *http.Request) (p requestPairs, err error) {
	if r.URL.RawQuery != "" {
		p.query, p.queryErr = url.ParseQuery(r.URL.RawQuery)
	}
	p.form, err = h.urlForm(w, r)
	return p, err
}

// urlForm reads a form in the URL's encoding, nil for any other body.
func (h *handler) urlForm(w http.ResponseWriter, r *http.Request) (url.Values, error) {
	if mediaOf(r) != mediaForm {
		return nil, nil
	}
	body, err := readBody(w, r, h.maxRequest)
	if err != nil {
		return nil, err
	}
	form, err := url.ParseQuery(body)
	if err != nil {
		return nil, badRequest("the form cannot be read: " + err.Error())
	}
	return form, nil
}

// readUpload reads a form of several parts: fields, and files.
func (in *incoming) readUpload(w http.ResponseWriter, r *http.Request, most int64) error {
	limited := *r // the caller's request keeps its body
	limited.Body = http.MaxBytesReader(w, r.Body, most)
	parts, err := limited.MultipartReader()
	if err != nil {
		return badRequest("the form cannot be read: " + err.Error())
	}
	if in.upload, err = parts.ReadForm(min(most, maxUploadMemory)); err == nil {
		return nil
	}
	var tooLong *http.MaxBytesError
	if errors.As(err, &tooLong) || errors.Is(err, multipart.ErrMessageTooLarge) {
		return brokenBody(err)
	}
	return badRequest("the form cannot be read: " + err.Error())
}

// files are the uploaded ones by the field's name.
func (in *incoming) files() map[string][]*multipart.FileHeader {
	if in.upload == nil || len(in.upload.File) == 0 {
		return nil
	}
	return in.upload.File
}

// close removes what was uploaded.
func (in *incoming) close() {
	if in.upload != nil {
		in.upload.RemoveAll()
	}
}
