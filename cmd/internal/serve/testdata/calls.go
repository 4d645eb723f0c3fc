// This test runs beside a generated package; it calls every operation of a server.
package calls

import (
	"os"
	"reflect"
	"testing"

	api "generated.example/api"
)

func TestEveryOperation(t *testing.T) {
	for _, format := range []api.Format{api.FormatJSV, api.FormatJSON} {
		client := reflect.ValueOf(api.NewClient(os.Getenv("SERVED_AT"), api.WithFormat(format)))
		operations := reflect.TypeFor[api.API]()
		for i := range operations.NumMethod() {
			operation := operations.Method(i)
			out := client.MethodByName(operation.Name).Call([]reflect.Value{reflect.ValueOf(t.Context()), reflect.New(operation.Type.In(1).Elem())})
			if err := out[len(out)-1]; !err.IsNil() {
				t.Errorf("%s in %s: %v", operation.Name, format, err.Interface())
			}
			if len(out) == 2 && out[0].IsZero() && out[0].Kind() != reflect.Bool {
				t.Errorf("%s in %s: the answer is empty", operation.Name, format)
			}
		}
	}
}
