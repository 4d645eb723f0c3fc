package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/ssgen/ssgen/parser/model"
)

// hostFile emits how this API's host writes what hosts write differently.
func (e *emitter) hostFile() *jen.File {
	f := e.file()
	f.Comment("How the API's host spells what hosts spell differently.")
	h := e.options.Host
	defs := []jen.Code{
		choice("hostDashedGUID", h.DashedGUIDs, "GUIDs as 32 digits", "GUIDs as 8-4-4-4-12 digits"),
		choice("hostISODates", h.ISODates, `dates in JSON as \/Date(ms)\/`, "dates in JSON as ISO 8601 text"),
		choice("hostClockOffsets", h.ClockOffsets, `the ms of a \/Date(ms+hhmm)\/ are UTC's`, `the ms of a \/Date(ms+hhmm)\/ are those of its clock`),
		hostZone(h.Zone),
		e.hostNames(),
	}
	if e.called {
		format := "FormatJSON"
		if e.options.Format == "jsv" {
			format = "FormatJSV"
		}
		defs = append(defs, jen.Id("hostFormat").Op("=").Id(format).Comment("what the client speaks"))
	}
	f.Const().Defs(defs...)
	return f
}

// choice writes a constant and what its value means.
func choice(name string, value bool, no, yes string) jen.Code {
	if value {
		return jen.Id(name).Op("=").True().Comment(yes)
	}
	return jen.Id(name).Op("=").False().Comment(no)
}

// hostZone writes the zone of times that have none.
func hostZone(zone string) jen.Code {
	comment := "ServerTime is UTC+0"
	if zone != "" {
		comment = "the zone that ServerTime is"
	}
	return jen.Id("hostZone").Op("=").Lit(zone).Comment(comment)
}

func (e *emitter) hostNames() jen.Code {
	name, example := "namesCamel", "responseStatus"
	switch e.options.Host.Names {
	case model.PascalCase:
		name, example = "namesPascal", "ResponseStatus"
	case model.SnakeCase:
		name, example = "namesSnake", "response_status"
	}
	return jen.Id("hostNames").Op("=").Id(name).Comment("members of errors: " + example)
}
