package runtime

import (
	"context"
	"errors"
	"fmt"
	"net/http"
)

// receive makes a call that an object answers, and reads it; false where there is none to
// read. After a *DecodeError the object holds all that could be read. Not generic, for a
// generic function with methods of its argument is compiled anew for each operation.
func (c *Client) receive(ctx context.Context, r request, object decodable) (bool, error) {
	a, err := c.sendForValue(ctx, r)
	if err != nil {
		return false, err
	}
	return true, a.read(object.decode)
}

// receiveBy is receive for an object of a generic type.
func receiveBy[R any](ctx context.Context, c *Client, r request, decode func(*R, *decoder)) (*R, error) {
	a, err := c.sendForValue(ctx, r)
	if err != nil {
		return nil, err
	}
	response := new(R)
	return response, a.read(func(d *decoder) { decode(response, d) })
}

// receiveValue is receive for a list, a map or a scalar.
func receiveValue[R any](ctx context.Context, c *Client, r request, decode func(*R, *decoder)) (response R, err error) {
	a, err := c.sendForValue(ctx, r)
	if err == nil {
		err = a.read(func(d *decoder) { decode(&response, d) })
	}
	return response, err
}

// receiveNothing makes a call that no value answers.
func (c *Client) receiveNothing(ctx context.Context, r request) error {
	a, err := c.send(ctx, r)
	if err != nil || len(a.body) == 0 {
		return err
	}
	return a.checkHidden()
}

// receiveText makes a call that a text answers, which is on the wire as it is,
// without quotes.
func (c *Client) receiveText(ctx context.Context, r request) (text string, err error) {
	a, err := c.sendForContent(ctx, r)
	if err != nil || !a.nested {
		return string(a.body), err
	}
	return text, a.read(func(d *decoder) { decodeString(&text, d) })
}

// receiveBytes makes a call that bytes answer, as they are.
func (c *Client) receiveBytes(ctx context.Context, r request) (data []byte, err error) {
	a, err := c.sendForContent(ctx, r)
	if err != nil || !a.nested {
		return a.body, err
	}
	return data, a.read(func(d *decoder) { decodeBytes(&data, d) })
}

func (c *Client) sendForValue(ctx context.Context, r request) (*clientAnswer, error) {
	a, err := c.send(ctx, r)
	if err != nil {
		return nil, err
	}
	return a, a.checkValue()
}

// sendForContent gives an answer in any case. An empty body is a text, and bytes.
func (c *Client) sendForContent(ctx context.Context, r request) (*clientAnswer, error) {
	a, err := c.send(ctx, r)
	switch {
	case err != nil:
		return &clientAnswer{}, err
	case a.status == http.StatusNoContent:
		return &clientAnswer{}, a.noContent()
	}
	return a, nil
}

// read reads an answer's value. Who asked to be told of what cannot be read gets no
// error.
func (a *clientAnswer) read(decode func(*decoder)) error {
	d := newDecoder(string(a.body), a.format() == FormatJSON)
	decode(&d)
	err := d.finish()
	if err == nil {
		return nil
	}
	var unread *DecodeError
	if a.unreadable != nil && errors.As(err, &unread) {
		a.unreadable(a.ctx, unread)
		return nil
	}
	return fmt.Errorf("%s: reading the answer: %w", a.operation, err)
}
