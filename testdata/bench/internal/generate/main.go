// Generate writes every generated package of the benchmarks: ssgen's own for the two
// documents, and from the same models the types and codecs of the peers.
//
// It runs in the module's root as `go generate`, reads the committed page and
// schemas/readings.json, and needs no network once the module's tools are in the
// module cache.
package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/ssgen/ssgen/generator"
	"github.com/ssgen/ssgen/generator/output"
	"github.com/ssgen/ssgen/parser"
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/native"
	"github.com/ssgen/ssgen/parser/source"
)

func main() {
	if err := run(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context) error {
	sessions, err := readSessions(ctx)
	if err != nil {
		return err
	}
	readings, err := readReadings()
	if err != nil {
		return err
	}
	for name, api := range map[string]*model.API{"evovoice": sessions, "readings": readings} {
		if err := writePackage(api, name); err != nil {
			return err
		}
	}
	return writePeers(ctx, append(shapes(sessions), shapes(readings)...), append(enums(sessions), enums(readings)...))
}

// readSessions reads the committed page. Its answer is one session; the large
// document is a list of them, so a type for that is added.
func readSessions(ctx context.Context) (*model.API, error) {
	sources, err := source.Read(ctx, []string{filepath.Join("..", "pages", "InviteChatMember.txt")}, source.Inputs{})
	if err != nil {
		return nil, err
	}
	api, diags := parser.Parse(ctx, sources)
	if diags.HasErrors() {
		return nil, failed("the page", diags)
	}
	list := model.Ref{Name: model.List, Args: []model.Ref{{Name: "SessionInfo"}}}
	api.Types = append(api.Types,
		model.Type{Name: "FindSessions"},
		model.Type{Name: "SessionList", Members: []model.Member{{Name: "Results", Wire: "results", Type: list}}},
	)
	api.Operations = append(api.Operations, model.Operation{
		Name: "FindSessions", Request: "FindSessions", Response: model.Ref{Name: "SessionList"}, Verb: "GET",
	})
	return api, nil
}

func readReadings() (*model.API, error) {
	name := filepath.Join("schemas", "readings.json")
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	api, diags := native.Parse(name, data)
	if diags.HasErrors() {
		return nil, failed(name, diags)
	}
	return api, nil
}

// parts are the codec, and of the page's package both ends of the wire.
func parts(name string) []string {
	if name == "evovoice" {
		return []string{generator.PartClient, generator.PartServer}
	}
	return []string{generator.PartTypes}
}

// writePackage generates the package of an API into the folder of that name.
func writePackage(api *model.API, name string) error {
	files, diags := generator.Generate(api, generator.Options{Package: name, Parts: parts(name), Format: "jsv"})
	if diags.HasErrors() {
		return failed(name, diags)
	}
	var out []output.File
	for _, f := range files {
		out = append(out, output.File{Name: f.Name, Data: f.Data})
	}
	_, err := output.Write(name, out, output.Remove)
	return err
}

func failed(what string, diags diag.List) error {
	for _, d := range diags {
		fmt.Fprintln(os.Stderr, d)
	}
	return fmt.Errorf("%s cannot be used", what)
}
