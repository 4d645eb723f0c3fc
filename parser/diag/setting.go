package diag

// The sections of ssgen.yaml whose entries settle findings.
const (
	Members   = "members"   // Order.weight: decimal
	Responses = "responses" // GetOrder: OrderPage
	Verbs     = "verbs"     // UpdateOrder: PUT
	Enums     = "enums"     // Color: number
)

// Setting is an entry of ssgen.yaml: "Order.weight: decimal" in the section "members".
type Setting struct {
	Section string
	// Key names what the entry is about as the model does: "Order.weight" by the name
	// on the wire, "GetOrder". "" stands for a setting of one value, such as "names".
	Key string
	// Value is the choice that was made.
	Value string
	// Others are values that it can have instead.
	Others []string
}

// SettledBy adds an entry of ssgen.yaml for each key. The values are filled in when
// the model is whole.
func (d *Diagnostic) SettledBy(section string, keys ...string) {
	for _, key := range keys {
		d.Settings = append(d.Settings, Setting{Section: section, Key: key})
	}
}
