package runtime

import (
	"encoding/json"
	"strconv"
	"testing"
	"time"
)

// benchPage is about ten kilobytes of what services answer: texts, enums, numbers, dates and maps.
func benchPage() *orderPage {
	page := &orderPage{Offset: 20, Total: 4711}
	for i := range 24 {
		n := strconv.Itoa(i)
		weight := 1.25 * float64(i)
		modified := time.Date(2024, 1, 2, 3, 4, i, 123_000_000, time.UTC)
		page.Results = append(page.Results, pagedOrder{
			ID: "ord_" + n + "abcdef", State: "Shipped", CustomerID: "customer-" + n, Tags: []string{"express", "gift, wrapped", "b2b"},
			Lines: []orderLine{
				{SKU: "SKU-" + n, Quantity: int64(i), Price: &money{NewDecimal(1999, 2), "EUR"}},
				{SKU: "SKU-" + n + "-b", Quantity: 2, Price: &money{NewDecimal(5, 0), "EUR"}},
			},
			Total: &money{NewDecimal(123456, 2), "EUR"}, Weight: &weight, Created: modified, Modified: &modified, CreatedBy: "someone@example.org",
		})
	}
	return page
}

func BenchmarkEncode(b *testing.B) {
	page := benchPage()
	for name, e := range map[string]encoder{"JSV": {}, "safeJSV": {safe: true}, "JSON": {json: true}} {
		b.Run(name, func(b *testing.B) {
			buffer := page.encode(nil, &encoder{json: e.json, safe: e.safe})
			b.SetBytes(int64(len(buffer)))
			b.ReportAllocs()
			for b.Loop() {
				e := e
				buffer = page.encode(buffer[:0], &e)
			}
		})
	}
}

func BenchmarkDecode(b *testing.B) {
	page := benchPage()
	for name, isJSON := range map[string]bool{"JSV": false, "JSON": true} {
		e := encoder{json: isJSON}
		text, _ := e.finish(nil, page.encode(nil, &e))
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				var v orderPage
				d := newDecoder(string(text), isJSON)
				v.decode(&d)
				if err := d.finish(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// plainPage has the shape of benchPage for encoding/json: no methods, texts for scalars.
type plainPage struct {
	Offset, Total int32
	Results       []struct {
		ID, State, CustomerID string
		Tags                  []string
		Lines                 []struct {
			SKU      string
			Quantity int64
			Price    *plainMoney
		}
		Total              *plainMoney
		Weight             *float64
		Created, CreatedBy string
		Modified           *string
	}
}

type plainMoney struct {
	Amount   json.Number
	Currency string
}

func BenchmarkStandard(b *testing.B) {
	page := benchPage()
	e := encoder{json: true}
	text, _ := e.finish(nil, page.encode(nil, &e))
	b.Run("Decode", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		b.ReportAllocs()
		for b.Loop() {
			var v plainPage
			if err := json.Unmarshal(text, &v); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("Encode", func(b *testing.B) {
		var v plainPage
		if err := json.Unmarshal(text, &v); err != nil {
			b.Fatal(err)
		}
		b.ReportAllocs()
		for b.Loop() {
			if _, err := json.Marshal(&v); err != nil {
				b.Fatal(err)
			}
		}
	})
}
