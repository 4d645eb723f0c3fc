package recordings

import (
	"fmt"
	"io/fs"
	"net/http"
	"strings"
)

// Handler serves one recorded API by the paths of its server: /metadata,
// /FORMAT/metadata?op=NAME&lang=LANGUAGE, /types/…, /metadata/app.json, below the base
// path that the API has ("names" lives below /api). What was not recorded is 404.
func Handler(release, api string) (http.Handler, error) {
	files, err := Open(release)
	if err != nil {
		return nil, err
	}
	if _, err := fs.Stat(files, api+"/types/metadata.json"); err != nil {
		return nil, fmt.Errorf("no API %q in the recording of %s: %w", api, release, err)
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		path, below := strings.CutPrefix(r.URL.Path, BasePath(api))
		name, contentType := recordedFile(path, r)
		data, err := fs.ReadFile(files, api+"/"+name)
		if err != nil || !below {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", contentType)
		_, _ = w.Write(data)
	}), nil
}

// BasePath is the path below which the API lives, without a slash at its end.
func BasePath(api string) string {
	if api == "names" {
		return "/api"
	}
	return ""
}

// recordedFile gives the file that holds what the server shows at a path.
func recordedFile(path string, r *http.Request) (name, contentType string) {
	const html, json, text = "text/html; charset=utf-8", "application/json; charset=utf-8", "text/plain; charset=utf-8"
	format, isPage := strings.CutSuffix(strings.TrimPrefix(path, "/"), "/metadata")
	switch {
	case path == "/metadata":
		return "pages/index.html", html
	case path == "/metadata/app.json":
		return "types/app.json", json
	case path == "/types/metadata.json", path == "/types/metadata":
		return "types/metadata.json", json
	case strings.HasPrefix(path, "/types/"):
		return path[1:], text
	case !isPage:
		return "", ""
	}
	name = "pages/" + r.URL.Query().Get("op") + "." + format
	if lang := r.URL.Query().Get("lang"); lang != "" {
		name += "." + lang
	}
	return name + ".html", html
}
