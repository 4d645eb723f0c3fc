package runtime

import (
	"fmt"
	"strings"
)

// readRequest reads a request type. A later source wins over an earlier.
func readRequest(in *incoming, q decodable) error {
	if in.bodyWins {
		if err := readParamsInto(in, q); err != nil {
			return err
		}
		return readBodyInto(in, q)
	}
	if err := readBodyInto(in, q); err != nil {
		return err
	}
	return readParamsInto(in, q)
}

// readBodyInto reads what the body says. What cannot be read is left as it is in silence, as
// ServiceStack does, unless the handler is strict.
func readBodyInto(in *incoming, q decodable) error {
	if in.body == "" {
		return nil
	}
	if in.bodyFormat == FormatJSON && !looksLikeJSON(in.body) {
		if !in.strict {
			return nil
		}
		return in.bodyError(fmt.Errorf("the body is no JSON"))
	}
	d := newDecoder(in.body, in.bodyFormat == FormatJSON)
	q.decode(&d)
	err := d.finish()
	if err == nil || !in.strict && !d.gaveUp() {
		return nil
	}
	return in.bodyError(err)
}

// gaveUp tells whether the rest of a text was not read: JSON that ends inside quotes or
// brackets, which ServiceStack refuses too, and what only an attacker would send. JSV that
// ends early is read up to there.
func (d *decoder) gaveUp() bool {
	return d.cut && d.asked || d.slots > maxEmptySlots
}

// looksLikeJSON tells text in JSON from text in JSV where JSON is due: of a body whose first
// name has no quotes, ServiceStack's reader of JSON reads nothing.
func looksLikeJSON(body string) bool {
	const space = " \t\r\n"
	rest := strings.TrimLeft(strings.TrimPrefix(body, "\ufeff"), space)
	rest = strings.TrimLeft(strings.TrimPrefix(rest, "["), space)
	inner, object := strings.CutPrefix(rest, "{")
	inner = strings.TrimLeft(inner, space)
	return !object || inner == "" || inner[0] == '"' || inner[0] == '}'
}

func readParamsInto(in *incoming, q decodable) error {
	if in.params == "" {
		return nil
	}
	d := newDecoder(in.params, false)
	d.pairs = true
	q.decode(&d)
	return bindError(d.finish(), fmt.Sprintf("Unable to bind to request '%s'", in.operation.Name))
}

// bodyError says of a body what ServiceStack would, and in strict handlers each member.
func (in *incoming) bodyError(err error) error {
	message := fmt.Sprintf("Could not deserialize '%s' request using %s'\nError: %v", in.bodyFormat.mediaType(), in.operation.Name, err)
	if in.strict {
		return bindError(err, message)
	}
	return badRequest(message)
}
