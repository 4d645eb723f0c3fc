package runtime

import (
	"context"
	"errors"
	"reflect"
	"strconv"
	"testing"
)

// The methods that are emitted for an operation that answers in parts. FindOrders has
// no Skip; From stands for it.

type pageOfOrders struct {
	Skip Number
	Take int64
}

func (r *pageOfOrders) window() (skip, take int64) { return countOf(&r.Skip), countOf(&r.Take) }

func (r pageOfOrders) from(skip int64) *pageOfOrders {
	setCount(&r.Skip, skip)
	return &r
}

func (*pageOfOrders) items(page *[]string) []string { return *page }

// counting answers pages of a list of n texts, as long as the request asks for and
// never longer than most.
func counting(n, most int64, seen *[]string) func(context.Context, *pageOfOrders) (*[]string, error) {
	return func(_ context.Context, r *pageOfOrders) (*[]string, error) {
		*seen = append(*seen, string(r.Skip)+"+"+strconv.FormatInt(r.Take, 10))
		page := []string{}
		take := most
		if r.Take > 0 {
			take = min(most, r.Take)
		}
		for i := countOf(&r.Skip); i < n && int64(len(page)) < take; i++ {
			page = append(page, strconv.FormatInt(i, 10))
		}
		return &page, nil
	}
}

func TestIterate(t *testing.T) {
	t.Parallel()
	tests := []struct {
		n, most int64
		request pageOfOrders
		items   []string
		calls   []string
	}{
		{0, 9, pageOfOrders{}, nil, []string{"+0"}},
		{3, 9, pageOfOrders{Take: 5}, []string{"0", "1", "2"}, []string{"+5"}},
		{3, 9, pageOfOrders{Take: 2}, []string{"0", "1", "2"}, []string{"+2", "2+2"}},
		{4, 9, pageOfOrders{Take: 2}, []string{"0", "1", "2", "3"}, []string{"+2", "2+2", "4+2"}},
		{4, 3, pageOfOrders{}, []string{"0", "1", "2", "3"}, []string{"+0", "3+0", "4+0"}},
		{5, 9, pageOfOrders{Skip: "3", Take: 9}, []string{"3", "4"}, []string{"3+9"}},
	}
	for _, test := range tests {
		var items, calls []string
		request := test.request
		for item, err := range Iterate(t.Context(), counting(test.n, test.most, &calls), &request) {
			if err != nil {
				t.Fatal(err)
			}
			items = append(items, item)
		}
		if !reflect.DeepEqual(items, test.items) || !reflect.DeepEqual(calls, test.calls) || request != test.request {
			t.Errorf("%+v gives %q by %q", test, items, calls)
		}
	}
}

func TestIterateEnds(t *testing.T) {
	t.Parallel()
	var calls []string
	for item := range Iterate(t.Context(), counting(100, 10, &calls), &pageOfOrders{}) {
		if item == "3" {
			break
		}
	}
	if len(calls) != 1 {
		t.Errorf("a loop that ended asked %d times", len(calls))
	}
	failed := errors.New("failed")
	find := func(_ context.Context, r *pageOfOrders) (*[]string, error) {
		if r.Skip == "2" {
			return nil, failed
		}
		return &[]string{"a", "b"}, nil
	}
	var items []string
	var last error
	for item, err := range Iterate(t.Context(), find, &pageOfOrders{Take: 2}) {
		items, last = append(items, item), err
	}
	if !errors.Is(last, failed) || !reflect.DeepEqual(items, []string{"a", "b", ""}) {
		t.Errorf("%q, %v", items, last)
	}
}

func TestCounts(t *testing.T) {
	t.Parallel()
	var v struct {
		short  int32
		long   int64
		number Number
		p      *int32
		q      *int64
		r      *Number
	}
	for _, field := range []any{&v.short, &v.long, &v.number, &v.p, &v.q, &v.r} {
		if n := countOf(field); n != 0 {
			t.Errorf("%T: %d", field, n)
		}
		if setCount(field, 1<<20); countOf(field) != 1<<20 {
			t.Errorf("%T: %d", field, countOf(field))
		}
	}
	if v.number = "many"; countOf(&v.number) != 0 {
		t.Error("a number that is none counts")
	}
	if setCount(&v.short, 1<<40); countOf(&v.short) == 1<<40 {
		t.Error("what does not fit seems to")
	}
}
