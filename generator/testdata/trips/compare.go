package trips

import (
	"encoding/json"
	"fmt"
	"reflect"
	"time"
)

// comparison compares values as Go sees them, times by their instant.
type comparison struct {
	loose bool // an empty list is none, as in a URL
}

// compare tells where two values of one type first differ, "" for nowhere.
func (c comparison) compare(want, got reflect.Value, path string) string {
	if want.IsValid() != got.IsValid() || want.IsValid() && want.Type() != got.Type() {
		return fmt.Sprintf("%s is %v, not %v", path, got, want)
	}
	if at, ok := want.Interface().(time.Time); ok {
		return c.differ(at.Equal(got.Interface().(time.Time)), want, got, path)
	}
	switch want.Kind() {
	case reflect.Pointer, reflect.Interface:
		if want.IsNil() || got.IsNil() {
			return c.differ(want.IsNil() == got.IsNil(), want, got, path)
		}
		return c.compare(want.Elem(), got.Elem(), path)
	case reflect.Struct:
		for i := range want.NumField() {
			f := want.Type().Field(i)
			if !f.IsExported() { // a scalar
				return c.differ(reflect.DeepEqual(want.Interface(), got.Interface()), want, got, path)
			}
			if what := c.compare(want.Field(i), got.Field(i), path+"."+f.Name); what != "" {
				return what
			}
		}
		return ""
	case reflect.Slice:
		return c.compareList(want, got, path)
	case reflect.Map:
		return c.compareMap(want, got, path)
	}
	return c.differ(want.Interface() == got.Interface(), want, got, path)
}

func (c comparison) compareList(want, got reflect.Value, path string) string {
	if want.Len() != got.Len() || !c.loose && want.IsNil() != got.IsNil() {
		return c.differ(false, want, got, path)
	}
	for i := range want.Len() {
		if what := c.compare(want.Index(i), got.Index(i), fmt.Sprintf("%s[%d]", path, i)); what != "" {
			return what
		}
	}
	return ""
}

func (c comparison) compareMap(want, got reflect.Value, path string) string {
	if want.Len() != got.Len() || !c.loose && want.IsNil() != got.IsNil() {
		return c.differ(false, want, got, path)
	}
	for _, key := range want.MapKeys() {
		if !got.MapIndex(key).IsValid() {
			return fmt.Sprintf("%s has no %q", path, key)
		}
		if what := c.compare(want.MapIndex(key), got.MapIndex(key), fmt.Sprintf("%s[%q]", path, key)); what != "" {
			return what
		}
	}
	return ""
}

func (c comparison) differ(equal bool, want, got reflect.Value, path string) string {
	if equal {
		return ""
	}
	return fmt.Sprintf("%s is %#v, not %#v", path, got, want)
}

func show(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return fmt.Sprintf("%+v (%v)", v, err)
	}
	return string(b)
}
