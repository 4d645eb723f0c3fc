package orders_test

import (
	"context"
	"errors"
	"fmt"
	"net/http/httptest"
	"strconv"
	"time"

	orders "generated.example/orders-8.10.0"
)

// shelf holds five orders and gives them in pages.
type shelf struct{ desk }

func newShelf() shelf {
	s := shelf{desk{byID: map[string]*orders.Order{}}}
	for i := range 5 {
		id := fmt.Sprint("o-", i+1)
		s.byID[id] = &orders.Order{ID: id, State: orders.OrderStatePlaced}
	}
	return s
}

func (s shelf) FindOrders(_ context.Context, request *orders.FindOrders) (*orders.OrderPage, error) {
	skip, _ := strconv.Atoi(request.Skip.String())
	take, _ := strconv.Atoi(request.Take.String())
	page := &orders.OrderPage{Total: "-1"} // not counted
	for i := skip; i < min(skip+take, len(s.byID)); i++ {
		page.Results = append(page.Results, *s.byID[fmt.Sprint("o-", i+1)])
	}
	return page, nil
}

// A client in use: what an error tells, all items of a list that comes in pages, many
// requests in one call.
func Example_client() {
	server := httptest.NewServer(orders.NewHandler(newShelf()))
	defer server.Close()
	api := orders.NewClient(server.URL, orders.WithRetry(orders.RetryPolicy{Attempts: 2}))
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()

	_, err := api.GetOrder(ctx, &orders.GetOrder{ID: "none"})
	var e *orders.Error
	switch {
	case errors.Is(err, orders.ErrNotFound) && errors.As(err, &e):
		fmt.Println(e.StatusCode, e.ErrorCode, "-", e.Message)
	default:
		fmt.Println("unexpected:", err)
	}

	var ids []string
	traced := orders.With(api, orders.WithHeader("X-Trace", "17")) // for these calls only
	for order, err := range orders.Iterate(ctx, traced.FindOrders, &orders.FindOrders{Take: "2"}) {
		if err != nil {
			fmt.Println(err)
			break
		}
		ids = append(ids, order.ID)
	}
	fmt.Println(ids)

	some, err := orders.SendAll(ctx, api, []*orders.GetOrder{{ID: "o-1"}, {ID: "o-2"}})
	fmt.Println(len(some), some[1].State, err)
	_, err = orders.SendAll(ctx, api, []*orders.GetOrder{{ID: "o-1"}, {ID: "none"}})
	if errors.As(err, &e) {
		index, _ := e.BatchIndex()
		fmt.Println("request", index, "failed:", e.ErrorCode)
	}
	// Output:
	// 404 OrderNotFound - there is no order none
	// [o-1 o-2 o-3 o-4 o-5]
	// 2 Placed <nil>
	// request 1 failed: OrderNotFound
}
