package runtime

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io/fs"
	"reflect"
	"slices"
	"testing"

	"github.com/ssgen/ssgen/testdata/recordings"
)

// vector is one value as a server of some release writes it.
type vector struct {
	Type, N             string
	CamelJsv, CamelJson string
}

// roundTrip reads text and writes what it read; outcome compares the two.
type roundTrip func(text string, e encoder) (string, outcome, error)

type outcome int

const (
	sameBytes     outcome = iota
	otherKeyOrder         // the server's maps are in no order, ours are sorted
	differs
)

// recordedType reads and writes the values of one recorded type.
type recordedType struct {
	trip  roundTrip
	cross func(jsv string) crossed
}

// crossed is what a value that was read from JSV becomes on other ways.
type crossed struct {
	safe     string // as safe JSV
	safeSame bool   // and that read is the same value
	jsv      string // as exact JSV
	viaJSON  string // as JSON, read, and as exact JSV again
}

func readAs[T any](text string, json bool, decode func(*T, *decoder)) (T, error) {
	var v T
	d := newDecoder(text, json)
	decode(&v, &d)
	return v, d.finish()
}

func writeAs[T any](v T, e encoder, encode func(*T, []byte, *encoder) []byte) (string, error) {
	b, err := e.finish(nil, encode(&v, nil, &e))
	return string(b), err
}

func through[T any](encode func(*T, []byte, *encoder) []byte, decode func(*T, *decoder)) recordedType {
	return recordedType{
		trip: func(text string, e encoder) (string, outcome, error) {
			v, err := readAs(text, e.json, decode)
			if err != nil {
				return "", differs, err
			}
			b, err := writeAs(v, e, encode)
			if err != nil || b == text {
				return b, sameBytes, err
			}
			again, err := readAs(b, e.json, decode)
			if err == nil && reflect.DeepEqual(v, again) && sorted(text) == sorted(b) {
				return b, otherKeyOrder, nil
			}
			return b, differs, err
		},
		cross: func(jsv string) (c crossed) {
			v, _ := readAs(jsv, false, decode)
			c.jsv, _ = writeAs(v, encoder{}, encode)
			c.safe, _ = writeAs(v, encoder{safe: true}, encode)
			again, err := readAs(c.safe, false, decode)
			c.safeSame = err == nil && reflect.DeepEqual(v, again)
			json, _ := writeAs(v, encoder{json: true}, encode)
			if again, err = readAs(json, true, decode); err == nil {
				c.viaJSON, _ = writeAs(again, encoder{}, encode)
			}
			return c
		},
	}
}

func sorted(s string) string {
	b := []byte(s)
	slices.Sort(b)
	return string(b)
}

// plainTypes are the recorded types with the defaults of a generated package, exactTypes
// the same in the shape that keeps every null. Both by API and name.
var plainTypes = map[string]recordedType{
	"zoo/AllTypes":       through((*vectorAllTypes).encode, (*vectorAllTypes).decode),
	"zoo/AllCollections": through((*vectorAllCollections).encode, (*vectorAllCollections).decode),
	"zoo/EnumZoo":        through((*vectorEnumZoo).encode, (*vectorEnumZoo).decode),
	"zoo/Animals":        through((*vectorAnimals).encode, (*vectorAnimals).decode),
	"zoo/Aliased":        through((*vectorAliased).encode, (*vectorAliased).decode),
	"zoo/SearchItems":    through((*vectorSearchItems).encode, (*vectorSearchItems).decode),
	"zoo/ItemPage":       through((*vectorItemPage).encode, (*vectorItemPage).decode),
	"zoo/Pair":           through((*vectorPair).encode, (*vectorPair).decode),
	"zoo/Item":           through((*vectorItem).encode, (*vectorItem).decode),

	"names/GoNames": through((*vectorGoNames).encode, (*vectorGoNames).decode),
	"names/Clashes": through((*vectorClashes).encode, (*vectorClashes).decode),
	"names/type":    through((*vectorTypeDTO).encode, (*vectorTypeDTO).decode),
	"names/Error":   through((*vectorErrorDTO).encode, (*vectorErrorDTO).decode),

	"orders/Order":       through((*vectorOrder).encode, (*vectorOrder).decode),
	"orders/CreateOrder": through((*vectorCreateOrder).encode, (*vectorCreateOrder).decode),
	"orders/FindOrders":  through((*vectorFindOrders).encode, (*vectorFindOrders).decode),
	"orders/OrderPage":   through((*vectorOrderPage).encode, (*vectorOrderPage).decode),

	"orders-v2/Order":       through((*vectorOrder2).encode, (*vectorOrder2).decode),
	"orders-v2/CreateOrder": through((*vectorCreateOrder).encode, (*vectorCreateOrder).decode),
	"orders-v2/FindOrders":  through((*vectorFindOrders).encode, (*vectorFindOrders).decode),
	"orders-v2/OrderPage":   through((*vectorOrderPage2).encode, (*vectorOrderPage2).decode),
}

var exactTypes = map[string]recordedType{
	"zoo/AllTypes":       through((*exactAllTypes).encode, (*exactAllTypes).decode),
	"zoo/AllCollections": through((*exactAllCollections).encode, (*exactAllCollections).decode),
	"zoo/EnumZoo":        through((*exactEnumZoo).encode, (*exactEnumZoo).decode),
	"zoo/Animals":        through((*exactAnimals).encode, (*exactAnimals).decode),
	"zoo/Aliased":        through((*exactAliased).encode, (*exactAliased).decode),
	"zoo/SearchItems":    through((*exactSearchItems).encode, (*exactSearchItems).decode),
	"zoo/ItemPage":       through((*exactItemPage).encode, (*exactItemPage).decode),
	"zoo/Pair":           through((*exactPair).encode, (*exactPair).decode),
	"zoo/Item":           through((*exactItem).encode, (*exactItem).decode),

	"names/GoNames": through((*exactGoNames).encode, (*exactGoNames).decode),
	"names/Clashes": through((*exactClashes).encode, (*exactClashes).decode),
	"names/type":    through((*exactTypeDTO).encode, (*exactTypeDTO).decode),
	"names/Error":   through((*exactErrorDTO).encode, (*exactErrorDTO).decode),

	"orders/Order":       through((*exactOrder).encode, (*exactOrder).decode),
	"orders/CreateOrder": through((*exactCreateOrder).encode, (*exactCreateOrder).decode),
	"orders/FindOrders":  through((*exactFindOrders).encode, (*exactFindOrders).decode),
	"orders/OrderPage":   through((*exactOrderPage).encode, (*exactOrderPage).decode),

	"orders-v2/Order":       through((*exactOrder2).encode, (*exactOrder2).decode),
	"orders-v2/CreateOrder": through((*exactCreateOrder).encode, (*exactCreateOrder).decode),
	"orders-v2/FindOrders":  through((*exactFindOrders).encode, (*exactFindOrders).decode),
	"orders-v2/OrderPage":   through((*exactOrderPage2).encode, (*exactOrderPage2).decode),
}

// eachVector calls use with every recorded value of a release that has text.
func eachVector(t *testing.T, release string, use func(api string, v vector)) (withoutText int) {
	t.Helper()
	files, err := recordings.Open(release)
	if err != nil {
		t.Fatal(err)
	}
	for _, api := range recordings.APIs() {
		names, err := fs.Glob(files, api+"/vectors*.ndjson")
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			data, err := fs.ReadFile(files, name)
			if err != nil {
				t.Fatal(err)
			}
			lines := bufio.NewScanner(bytes.NewReader(data))
			lines.Buffer(nil, 1<<20)
			for lines.Scan() {
				var v vector
				if err := json.Unmarshal(lines.Bytes(), &v); err != nil {
					t.Fatal(err)
				}
				if v.CamelJsv == "" {
					withoutText++
					continue
				}
				use(api, v)
			}
		}
	}
	return withoutText
}
