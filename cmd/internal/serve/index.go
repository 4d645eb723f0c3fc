package serve

import (
	"bytes"
	"html/template"
	"net/http"
	"strings"

	"github.com/ssgen/ssgen/parser/model"
)

// indexPage lists what is served. The template escapes all that the API says.
var indexPage = template.Must(template.New("index").Funcs(template.FuncMap{"verbs": verbs}).Parse(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{{with .Name}}{{.}}: {{end}}operations served by ssgen</title>
<style>body{font:15px sans-serif;margin:2em}td,th{text-align:left;vertical-align:top;padding:.3em 1em .3em 0}code{white-space:nowrap}</style>
</head>
<body>
<h1>{{or .Name "Operations"}}</h1>
<p>Served by ssgen for tests: every operation gives the same answer every time, whatever is sent.</p>
<table>
<tr><th>operation</th><th>routes</th><th>answers</th><th></th></tr>
{{range .Operations}}<tr><td>{{.Name}}</td><td>{{range .Routes}}<code>{{verbs .}} {{$.BasePath}}{{.Path}}</code><br>{{end}}<code>{{.Verb}} <a href="{{$.BasePath}}/json/reply/{{.Name}}">{{$.BasePath}}/json/reply/{{.Name}}</a></code><br><code>{{.Verb}} <a href="{{$.BasePath}}/jsv/reply/{{.Name}}">{{$.BasePath}}/jsv/reply/{{.Name}}</a></code></td><td>{{or .Answer "nothing"}}{{if .Sampled}}, as its page shows{{end}}</td><td>{{.Doc}}</td></tr>
{{end}}</table>
</body>
</html>
`))

func verbs(r model.Route) string {
	if len(r.Verbs) == 0 {
		return "ANY"
	}
	return strings.Join(r.Verbs, ",")
}

func (s *API) serveIndex(w http.ResponseWriter, _ *http.Request) {
	var b bytes.Buffer
	if err := indexPage.Execute(&b, s); err != nil {
		http.Error(w, "the list cannot be written", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
	w.Write(b.Bytes()) // an error here is the client's going away
}
