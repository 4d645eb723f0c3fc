package main

import (
	"bytes"
	"context"
	"fmt"
	"go/format"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/bufbuild/protocompile"
	"github.com/ssgen/ssgen/parser/model"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protodesc"
	"google.golang.org/protobuf/types/descriptorpb"
	"google.golang.org/protobuf/types/pluginpb"
)

const (
	plainDoc = "// Package plain holds the documents' types as encoding/json, sonic, go-json and jx take them."
	easyDoc  = "// Package easy holds the same types for easyjson, whose methods encoding/json would call."
)

func writePeers(ctx context.Context, all []shape, enums []model.Enum) error {
	for name, text := range map[string]string{
		"peers/plain/types.gen.go": structs("plain", plainDoc, "", all, enums),
		"peers/plain/jx.gen.go":    jxCodec(all),
		"peers/easy/types.go":      structs("easy", easyDoc, "//easyjson:json\n", all, enums),
	} {
		formatted, err := format.Source([]byte(text))
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if err := write(name, formatted); err != nil {
			return err
		}
	}
	os.Remove("peers/easy/types_easyjson.go") // else a field that is gone breaks the build that easyjson needs
	if err := tool(ctx, nil, nil, "easyjson", "./peers/easy/types.go"); err != nil {
		return err
	}
	if err := write("peers/proto/bench.proto", []byte(protoFile(all, enums))); err != nil {
		return err
	}
	return compileProto(ctx)
}

// compileProto does what protoc does, without needing one.
func compileProto(ctx context.Context) error {
	compiler := protocompile.Compiler{Resolver: &protocompile.SourceResolver{ImportPaths: []string{"peers/proto"}}}
	files, err := compiler.Compile(ctx, "bench.proto")
	if err != nil {
		return err
	}
	for plugin, parameter := range map[string]string{
		"protoc-gen-go":         "paths=source_relative",
		"protoc-gen-go-vtproto": "paths=source_relative,features=marshal+unmarshal+size",
	} {
		request, err := proto.Marshal(&pluginpb.CodeGeneratorRequest{
			FileToGenerate: []string{"bench.proto"}, Parameter: &parameter,
			ProtoFile: []*descriptorpb.FileDescriptorProto{protodesc.ToFileDescriptorProto(files[0])},
		})
		if err != nil {
			return err
		}
		if err := runPlugin(ctx, plugin, request); err != nil {
			return err
		}
	}
	return nil
}

func runPlugin(ctx context.Context, plugin string, request []byte) error {
	var answer bytes.Buffer
	if err := tool(ctx, request, &answer, plugin); err != nil {
		return err
	}
	var response pluginpb.CodeGeneratorResponse
	if err := proto.Unmarshal(answer.Bytes(), &response); err != nil {
		return err
	}
	if response.Error != nil {
		return fmt.Errorf("%s: %s", plugin, response.GetError())
	}
	for _, f := range response.File {
		if err := write(filepath.Join("peers", "proto", f.GetName()), []byte(f.GetContent())); err != nil {
			return err
		}
	}
	return nil
}

// tool runs one of the tools that go.mod pins.
func tool(ctx context.Context, stdin []byte, stdout *bytes.Buffer, name string, args ...string) error {
	cmd := exec.CommandContext(ctx, "go", append([]string{"tool", name}, args...)...)
	cmd.Stdin = bytes.NewReader(stdin)
	if stdout != nil {
		cmd.Stdout = stdout
	}
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

func write(name string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, data, 0o644)
}
