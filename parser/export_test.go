package parser

import (
	"context"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/source"
	"github.com/ssgen/ssgen/parser/why"
)

// ParseApart is Parse of pages that have nothing in common.
func ParseApart(ctx context.Context, sources []source.Source, log *why.Log) (*model.API, diag.List) {
	return parse(ctx, sources, log, nil)
}

// ReadAll reads the sources as Parse does before it merges them.
func ReadAll(ctx context.Context, sources []source.Source) (any, diag.List) {
	return readAll(ctx, sources, &shared{})
}

// ParseTogether is Parse with a log.
func ParseTogether(ctx context.Context, sources []source.Source, log *why.Log) (*model.API, diag.List) {
	return parse(ctx, sources, log, &shared{})
}
