package fake

import (
	"context"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"reflect"

	api "github.com/ssgen/ssgen/templates/runtime"
)

// answer is what a fake does when it is asked: it notes the request, and answers it as the
// override says, else with what it makes for the type.
func answer[Q, R any](ctx context.Context, f *Fake, operation string, request *Q, override func(context.Context, *Q) (R, error)) (R, error) {
	return answerSample(ctx, f, operation, request, override, nil, "", "")
}

// answerSample is answer for an operation of which a page shows an answer: the text, which
// call reads where it is no class.
func answerSample[Q, R any](
	ctx context.Context, f *Fake, operation string, request *Q, override func(context.Context, *Q) (R, error),
	call func(api.API, context.Context, *Q) (R, error), contentType, text string,
) (response R, err error) {
	if request == nil {
		return response, fmt.Errorf("%s: the request is nil", operation)
	}
	f.record.add(Call{Operation: operation, Request: *request})
	if override != nil {
		return override(ctx, request)
	}
	if err := ctx.Err(); err != nil {
		return response, fmt.Errorf("%s: %w", operation, err)
	}
	if text != "" && !f.seeded {
		if response, err = readSample(call, contentType, text); err == nil {
			return response, nil
		}
	}
	return made[R](f, operation), nil
}

// answerVoid is answer for an operation that answers nothing.
func answerVoid[Q any](ctx context.Context, f *Fake, operation string, request *Q, override func(context.Context, *Q) error) error {
	var wrapped func(context.Context, *Q) (struct{}, error)
	if override != nil {
		wrapped = func(ctx context.Context, request *Q) (struct{}, error) { return struct{}{}, override(ctx, request) }
	}
	_, err := answer(ctx, f, operation, request, wrapped)
	return err
}

// made makes an answer for its type alone. It depends on the seed and the operation, and
// on nothing that was asked.
func made[R any](f *Fake, operation string) R {
	m := maker{kinds: f.kinds, random: newRandom(f.seed, operation), nulls: f.seeded}
	var response R
	m.fillWhole(reflect.ValueOf(&response).Elem(), operation)
	return response
}

func newRandom(seed uint64, operation string) *rand.Rand {
	h := fnv.New64a()
	h.Write([]byte(operation))
	return rand.New(rand.NewPCG(seed, h.Sum64()))
}
