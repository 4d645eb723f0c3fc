package runtime

import (
	"bytes"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"path"
	"strings"
)

// upload is a file to send.
type upload struct {
	field, name string
	content     io.ReaderAt
	size        int64
}

// form is a body of multipart/form-data: pieces that are read one after another,
// as often as there are requests.
type form struct {
	contentType string
	size        int64
	pieces      []*io.SectionReader
}

// addFiles makes the body a form of the files and of the members that the path does
// not hold, in the spelling of the query string.
func (s *clientSettings) addFiles(t *target) error {
	if len(s.files) == 0 {
		return nil
	}
	if bodyless(t.verb) {
		return fmt.Errorf("a file cannot be sent with %s: WithVerb chooses another verb", t.verb)
	}
	var frame bytes.Buffer
	w := multipart.NewWriter(&frame)
	f := &form{contentType: w.FormDataContentType()}
	for _, m := range t.leftovers {
		if err := w.WriteField(m.name, m.text); err != nil {
			return err
		}
	}
	for _, u := range s.files {
		if err := u.begin(w); err != nil {
			return err
		}
		f.add(bytes.NewReader(bytes.Clone(frame.Bytes())), int64(frame.Len()))
		f.add(u.content, u.size)
		frame.Reset()
	}
	if err := w.Close(); err != nil {
		return err
	}
	f.add(bytes.NewReader(frame.Bytes()), int64(frame.Len()))
	t.form = f
	return nil
}

// begin writes what stands before the file.
func (u *upload) begin(w *multipart.Writer) error {
	if u.content == nil || u.size < 0 {
		return fmt.Errorf("the file %q has no content", u.name)
	}
	contentType := mime.TypeByExtension(path.Ext(u.name))
	if contentType == "" {
		start := make([]byte, min(u.size, 512))
		n, err := u.content.ReadAt(start, 0)
		if err != nil && err != io.EOF {
			return fmt.Errorf("the file %q: %w", u.name, err)
		}
		contentType = http.DetectContentType(start[:n])
	}
	safe := strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\r", "%0D", "\n", "%0A")
	_, err := w.CreatePart(textproto.MIMEHeader{
		"Content-Disposition": {fmt.Sprintf(`form-data; name="%s"; filename="%s"`, safe.Replace(u.field), safe.Replace(u.name))},
		"Content-Type":        {contentType},
	})
	return err
}

func (f *form) add(piece io.ReaderAt, size int64) {
	f.pieces = append(f.pieces, io.NewSectionReader(piece, 0, size))
	f.size += size
}

// open begins to read the form anew.
func (f *form) open() (io.ReadCloser, error) {
	readers := make([]io.Reader, len(f.pieces))
	for i, p := range f.pieces {
		readers[i] = io.NewSectionReader(p, 0, p.Size())
	}
	return io.NopCloser(io.MultiReader(readers...)), nil
}
