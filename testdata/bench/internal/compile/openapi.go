package compile

import "encoding/json"

// openAPI is the schema as an OpenAPI document. What C# cannot leave out is required.
func (s schema) openAPI() ([]byte, error) {
	type object = map[string]any
	schemas, paths := object{}, object{}
	for _, name := range s.enums {
		schemas[name] = object{"type": "string", "enum": enumValues}
	}
	content := func(name string) object {
		return object{"application/json": object{"schema": reference(name)}}
	}
	for i := range s.n {
		request := s.operation(i) + "Request"
		schemas[request] = s.request(i).openAPI()
		schemas[itemName(i)] = s.item(i).openAPI()
		paths[s.path(i)] = object{"post": object{
			"operationId": s.operation(i),
			"requestBody": object{"required": true, "content": content(request)},
			"responses":   object{"200": object{"description": "The stored item", "content": content(itemName(i))}},
		}}
	}
	return json.Marshal(object{
		"openapi": "3.0.3", "info": object{"title": "Large", "version": "1"},
		"servers": []object{{"url": "https://large.example"}},
		"paths":   paths, "components": object{"schemas": schemas},
	})
}

func reference(name string) map[string]any {
	return map[string]any{"$ref": "#/components/schemas/" + name}
}

func (o object) openAPI() map[string]any {
	properties := map[string]any{}
	var required []string
	for _, f := range o.fields {
		schema := f.openAPI()
		properties[f.wire] = schema
		switch f.kind {
		case boolean, int32Number, int64Number, double, date:
			required = append(required, f.wire)
		}
	}
	return map[string]any{"type": "object", "properties": properties, "required": required}
}

func (f field) openAPI() map[string]any {
	of := func(kind, format string) map[string]any {
		if format == "" {
			return map[string]any{"type": kind}
		}
		return map[string]any{"type": kind, "format": format}
	}
	switch f.kind {
	case boolean:
		return of("boolean", "")
	case int32Number:
		return of("integer", "int32")
	case int64Number:
		return of("integer", "int64")
	case double:
		return of("number", "double")
	case date, nullableDate:
		return of("string", "date-time")
	case enum, item:
		return reference(f.of)
	case texts:
		return map[string]any{"type": "array", "items": of("string", "")}
	case textMap:
		return map[string]any{"type": "object", "additionalProperties": of("string", "")}
	case items:
		return map[string]any{"type": "array", "items": reference(f.of)}
	}
	return of("string", "")
}
