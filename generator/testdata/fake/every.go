// These tests run inside the test part of a generated package; the generator's tests copy
// them there.
package fake

import (
	"encoding/json"
	"fmt"
	"reflect"
	"testing"

	api "github.com/ssgen/ssgen/templates/runtime"
)

// TestEveryOperation calls all operations through handler and client, in both formats: each
// answers what the fake itself answers, of the type that the API says.
func TestEveryOperation(t *testing.T) {
	for name, options := range map[string][]Option{"plain": nil, "seed 1": {WithSeed(1)}, "seed 2": {WithSeed(2)}} {
		for _, format := range []api.Format{api.FormatJSV, api.FormatJSON} {
			t.Run(fmt.Sprint(name, " ", format), func(t *testing.T) {
				f := New(options...)
				defer f.Close()
				direct, client := reflect.ValueOf(f.API()), reflect.ValueOf(f.Client(api.WithFormat(format)))
				for i := range direct.NumMethod() {
					operation := direct.Type().Method(i).Name
					want, over := call(t, operation, direct), call(t, operation, client)
					if isAbstract(direct.Method(i).Type()) {
						continue // the wire does not tell its class
					}
					if text(t, want) != text(t, over) {
						t.Errorf("%s: the fake answers\n%s\nand its client gets\n%s", operation, text(t, want), text(t, over))
					}
				}
				checkCalls(t, f, direct.Type())
			})
		}
	}
}

// call makes an empty request and gives the answer; nil for none.
func call(t *testing.T, operation string, on reflect.Value) any {
	t.Helper()
	method := on.MethodByName(operation)
	request := reflect.New(method.Type().In(1).Elem())
	out := method.Call([]reflect.Value{reflect.ValueOf(t.Context()), request})
	if err := out[len(out)-1]; !err.IsNil() {
		t.Errorf("%s: %v", operation, err.Interface())
	}
	if len(out) == 1 {
		return nil
	}
	switch out[0].Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map, reflect.Interface:
		if out[0].IsNil() {
			t.Errorf("%s: the answer is nil", operation)
		}
	}
	return out[0].Interface()
}

func isAbstract(method reflect.Type) bool {
	return method.NumOut() == 2 && method.Out(0).Kind() == reflect.Interface && method.Out(0).NumMethod() > 0
}

// text writes an answer, to compare it.
func text(t *testing.T, answer any) string {
	t.Helper()
	data, err := json.Marshal(answer)
	if err != nil {
		t.Error(err)
	}
	return string(data)
}

// checkCalls asserts that each operation was noted twice, once for each caller, in order.
func checkCalls(t *testing.T, f *Fake, operations reflect.Type) {
	t.Helper()
	calls := f.Calls()
	if len(calls) != 2*operations.NumMethod() {
		t.Fatalf("%d calls of %d operations were noted", len(calls), operations.NumMethod())
	}
	for i, c := range calls {
		method := operations.Method(i / 2)
		if c.Operation != method.Name || reflect.TypeOf(c.Request) != method.Type.In(2).Elem() {
			t.Errorf("call %d is %s with a %T, want %s", i, c.Operation, c.Request, method.Name)
		}
	}
}
