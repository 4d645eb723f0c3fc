package runtime

import (
	"context"
	"fmt"
	"iter"
	"strconv"
)

// paging is a request that asks for a part of a list by members Skip and Take; R is
// what answers it, and T are the list's items.
type paging[Q, R, T any] interface {
	window() (skip, take int64)
	from(skip int64) Q
	items(response R) []T
}

// Iterate goes through the items of all pages, from the request's Skip on, a page of
// its Take at a time. It ends after a page that is shorter than that, and after an
// empty one where the request leaves Take to the service; the service's count of all
// items is not looked at, for services that do not count write -1. Take must not be
// more than the service gives at once. An error is the last that it yields, without
// an item. The request is not changed.
//
//	for order, err := range Iterate(ctx, api.FindOrders, &FindOrders{Take: 100}) {
func Iterate[Q paging[Q, R, T], R, T any](ctx context.Context, find func(context.Context, Q) (R, error), request Q) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var none T
		skip, take := request.window()
		for {
			page, err := find(ctx, request)
			if err != nil {
				yield(none, err)
				return
			}
			items := request.items(page)
			for _, item := range items {
				if !yield(item, nil) {
					return
				}
			}
			if len(items) == 0 || int64(len(items)) < take {
				return
			}
			skip += int64(len(items))
			request = request.from(skip)
			if reached, _ := request.window(); reached != skip {
				yield(none, fmt.Errorf("the member that skips items cannot hold %d", skip))
				return
			}
		}
	}
}

// countOf reads a member that counts items; 0 where it is not set.
func countOf(v any) int64 {
	switch v := v.(type) {
	case *int32:
		return int64(*v)
	case *int64:
		return *v
	case *Number:
		n, err := strconv.ParseInt(string(*v), 10, 64)
		if err != nil {
			return 0
		}
		return n
	case **int32:
		if *v != nil {
			return int64(**v)
		}
	case **int64:
		if *v != nil {
			return **v
		}
	case **Number:
		if *v != nil {
			return countOf(*v)
		}
	}
	return 0
}

// setCount sets a member that counts items.
func setCount(v any, n int64) {
	short, number := int32(n), Number(strconv.FormatInt(n, 10))
	switch v := v.(type) {
	case *int32:
		*v = short
	case *int64:
		*v = n
	case *Number:
		*v = number
	case **int32:
		*v = &short
	case **int64:
		*v = &n
	case **Number:
		*v = &number
	}
}
