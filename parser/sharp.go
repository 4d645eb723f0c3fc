package parser

import (
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/dto"
)

func parseSharp(text string, at diag.Pos) (*dto.File, diag.List) {
	return &dto.File{Lang: dto.CSharp}, nil
}

func parseType(text string) (dto.Type, bool) { return dto.Type{Name: text}, true }
