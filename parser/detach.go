package parser

import (
	"reflect"
	"strings"
)

// detach makes copies of all texts in what is given, equal ones the same copy: names are
// cut out of pages, and a name of ten bytes would hold a page of 200 KB.
func detach(values ...reflect.Value) {
	d := detacher{texts: map[string]string{}, seen: map[place]bool{}}
	for _, v := range values {
		d.value(v)
	}
}

type detacher struct {
	texts map[string]string
	seen  map[place]bool // pointers that were followed
}

// place is a value in memory; a struct and its first field share an address.
type place struct {
	at uintptr
	of reflect.Type
}

func (d *detacher) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		if v.CanSet() && v.Len() > 0 {
			v.SetString(d.text(v.String()))
		}
	case reflect.Pointer:
		p := place{v.Pointer(), v.Type()}
		if !v.IsNil() && !d.seen[p] {
			d.seen[p] = true
			d.value(v.Elem())
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			d.value(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			d.value(v.Field(i))
		}
	}
}

func (d *detacher) text(s string) string {
	own, known := d.texts[s]
	if !known {
		own = strings.Clone(s)
		d.texts[own] = own
	}
	return own
}
