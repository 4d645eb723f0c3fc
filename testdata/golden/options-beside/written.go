package widgets

import "fmt"

// LineDto is what people have written, and so is what follows.
type LineDto struct{ Orders []*OrderDto }

// AuditDTO takes a name that a suffix would give.
func AuditDTO() string { return Audit + OrderStateOpen }

// Audit and OrderStateOpen are constants here.
const Audit, OrderStateOpen = "audit", "open"

// String takes the place of the generated one.
func (s OrderState) String() string { return "state " + string(s) }

// Note and Total are methods, which fields make room for.
func (o *OrderDto) Note() string {
	return fmt.Sprint(o.State, o.TotalField, LineDto{}, GetOrder{}.helper())
}

// Total adds nothing.
func (o OrderDto) Total() Decimal { return o.TotalField }

func (GetOrder) helper() string { return "" }
