package runtime

import "context"

// operationKey is where a context has its call.
type operationKey struct{}

type operationCall struct {
	operation *Operation
	route     string
}

// OperationFrom tells which operation a request is for, and by which route: its
// path as the service publishes it, "/orders/{Id}", or the predefined one,
// "/jsv/reply/GetOrder". Middleware of a client finds it in the context of each
// request. It is nil for any other context.
func OperationFrom(ctx context.Context) (operation *Operation, route string) {
	call, _ := ctx.Value(operationKey{}).(operationCall)
	return call.operation, call.route
}

func withOperation(ctx context.Context, operation *Operation, route string) context.Context {
	return context.WithValue(ctx, operationKey{}, operationCall{operation, route})
}
