package documents

import (
	"fmt"
	"go/token"
	"reflect"
	"strconv"
	"strings"
	"time"

	"google.golang.org/protobuf/reflect/protoreflect"
)

// Convert copies a document from one set of types to another, field by field of the same
// name in any case, to must point to a value. Peers have texts for GUIDs and days, floats
// for decimals, and protobuf has numbers for enums and nanoseconds for times.
func Convert(to, from any) error {
	return convert(reflect.ValueOf(to).Elem(), reflect.Indirect(reflect.ValueOf(from)))
}

func convert(to, from reflect.Value) error {
	switch {
	case from.Kind() == reflect.Pointer && from.IsNil():
		return nil
	case from.Kind() == reflect.Pointer:
		return convert(to, from.Elem())
	case to.Kind() == reflect.Pointer:
		to.Set(reflect.New(to.Type().Elem()))
		return convert(to.Elem(), from)
	case to.Type() == from.Type():
		to.Set(from)
		return nil
	}
	if done, err := convertScalar(to, from); done {
		return err
	}
	switch from.Kind() {
	case reflect.Struct:
		return convertStruct(to, from)
	case reflect.Slice:
		if from.IsNil() {
			return nil
		}
		to.Set(reflect.MakeSlice(to.Type(), from.Len(), from.Len()))
		for i := range from.Len() {
			if err := convert(to.Index(i), from.Index(i)); err != nil {
				return err
			}
		}
		return nil
	}
	if !from.CanConvert(to.Type()) {
		return fmt.Errorf("no way from %v to %v", from.Type(), to.Type())
	}
	to.Set(from.Convert(to.Type()))
	return nil
}

// convertScalar does what is more than a conversion of Go.
func convertScalar(to, from reflect.Value) (done bool, err error) {
	switch x := from.Interface().(type) {
	case time.Time:
		if to.Kind() == reflect.Int64 {
			to.SetInt(x.UnixNano())
			return true, nil
		}
	case fmt.Stringer:
		switch to.Kind() {
		case reflect.String:
			to.SetString(x.String())
			return true, nil
		case reflect.Float64:
			f, err := strconv.ParseFloat(x.String(), 64)
			to.SetFloat(f)
			return true, err
		}
	}
	if enum, ok := to.Interface().(protoreflect.Enum); ok && from.Kind() == reflect.String {
		value := enum.Descriptor().Values().ByName(protoreflect.Name(from.String()))
		if value == nil {
			return true, fmt.Errorf("no value %q in %v", from.String(), to.Type())
		}
		to.SetInt(int64(value.Number()))
		return true, nil
	}
	return false, nil
}

func convertStruct(to, from reflect.Value) error {
	for i := range from.NumField() {
		name := from.Type().Field(i).Name
		target := to.FieldByNameFunc(func(s string) bool { return token.IsExported(s) && strings.EqualFold(s, name) })
		if !target.IsValid() {
			return fmt.Errorf("%v has no %s", to.Type(), name)
		}
		if err := convert(target, from.Field(i)); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}
