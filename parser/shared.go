package parser

import (
	"github.com/ssgen/ssgen/parser/csharp"
	"github.com/ssgen/ssgen/parser/page"
	"github.com/ssgen/ssgen/parser/script"
)

// shared is what the pages of one reading have in common. A nil one shares nothing.
type shared struct {
	csharp csharp.Shared
	script script.Shared
	tables page.Shared
}

func (s *shared) inCSharp() *csharp.Shared {
	if s == nil {
		return nil
	}
	return &s.csharp
}

func (s *shared) inScript() *script.Shared {
	if s == nil {
		return nil
	}
	return &s.script
}

func (s *shared) inTables() *page.Shared {
	if s == nil {
		return nil
	}
	return &s.tables
}
