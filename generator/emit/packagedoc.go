package emit

import (
	"fmt"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/ssgen/ssgen/generator/goir"
)

// docFile emits the package's documentation: whose API it is and how to call it.
func (e *emitter) docFile() *jen.File {
	f := e.file()
	service := oneLine(e.pkg.Service)
	if service == "" {
		service = "a ServiceStack service"
	}
	lead := fmt.Sprintf("Package %s is the API of %s in Go: %s and their codec.", e.pkg.Name, service, e.contents())
	parts := []string{comment(lead, e.address())}
	if e.options.Client && len(e.pkg.Operations) > 0 {
		parts = append(parts, comment("A client calls the service:"), e.clientExample())
	}
	if e.options.Server && len(e.pkg.Operations) > 0 {
		parts = append(parts, comment("A handler serves what implements [API]:"),
			codeBlock([]string{"err := http.ListenAndServe(addr, " + e.pkg.Name + ".NewHandler(service))"}))
	}
	f.PackageComment(join(parts...))
	return f
}

func (e *emitter) contents() string {
	types := count(len(e.pkg.Structs)+len(e.pkg.Named)+len(e.pkg.Abstracts)+len(e.pkg.Enums), "type")
	if !e.called {
		return types
	}
	return count(len(e.pkg.Operations), "operation") + ", " + types
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

func (e *emitter) address() string {
	if e.pkg.BaseURL == "" {
		return ""
	}
	return "It is published at " + e.pkg.BaseURL + "."
}

// clientExample shows how to make a client and a call.
func (e *emitter) clientExample() string {
	base := e.pkg.Name + ".DefaultBaseURL"
	if e.pkg.BaseURL == "" {
		base = `"https://example.org"`
	}
	o := e.exampleOperation()
	option := ""
	if o.Auth {
		option = ", " + e.pkg.Name + ".WithBearerToken(token)"
	}
	results := "response, err"
	if o.Kind == goir.Void {
		results = "err"
	}
	variable := "api"
	if e.pkg.Name == variable {
		variable = "client" // which would hide the package
	}
	return codeBlock([]string{
		fmt.Sprintf("%s := %s.NewClient(%s%s)", variable, e.pkg.Name, base, option),
		fmt.Sprintf("%s := %s.%s(ctx, &%s.%s{%s})", results, variable, o.Name, e.pkg.Name, o.Request.Name, e.exampleFields(o)),
	})
}

// exampleOperation is the first that answers something, else the first.
func (e *emitter) exampleOperation() *goir.Operation {
	for _, o := range e.pkg.Operations {
		if o.Kind == goir.Object {
			return o
		}
	}
	return e.pkg.Operations[0]
}

// exampleFields names the texts of a request that its first route or the server asks for.
func (e *emitter) exampleFields(o *goir.Operation) string {
	var out []string
	for _, d := range e.pkg.Structs {
		if d.Name != o.Request.Name {
			continue
		}
		for _, f := range d.Fields {
			inPath := len(o.Routes) > 0 && strings.Contains(strings.ToLower(o.Routes[0].Path), "{"+strings.ToLower(f.Wire)+"}")
			if (inPath || f.Required) && f.Type.Kind == goir.Scalar && f.Type.Codec == "String" && len(out) < 2 {
				out = append(out, f.Name+`: "…"`)
			}
		}
	}
	return strings.Join(out, ", ")
}
