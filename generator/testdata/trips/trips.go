// Package trips sends random requests from a generated client to a generated handler, and
// random answers back, and tells what does not arrive as it was sent.
package trips

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"reflect"
	"sync"
)

// Service is one generated package.
type Service struct {
	Name       string
	Handler    func(*Pending) http.Handler
	Operations []Operation
	Enums      map[reflect.Type]reflect.Value // the values of each enum
}

// Operation is one of its operations.
type Operation struct {
	Name            string
	Bodyless        bool // its members travel in the URL
	Request, Answer reflect.Type
	// Call makes a call over the network; the answer is nil where there is none.
	Call func(ctx context.Context, client *http.Client, url, format, trip string, request any) (answer any, err error)
	// Failed makes an error for the API to return; Told gives what a client says of one.
	Failed func(Failure) error
	Told   func(error) (Failure, bool)
}

// Failure is what an error tells.
type Failure struct {
	Status        int
	Code, Message string
	Fields        string // the first one's name and message
}

// Trip is a call that is under way.
type Trip struct {
	Answer any
	Err    error
	Got    any // the request as the API got it
}

// Pending are all trips under way, by the number that travels in a header.
type Pending struct {
	mu    sync.Mutex
	trips map[string]*Trip
}

// Arrive gives the trip that a request belongs to, and notes the request.
func (p *Pending) Arrive(trip string, request any) *Trip {
	p.mu.Lock()
	defer p.mu.Unlock()
	t := p.trips[trip]
	if t == nil {
		return &Trip{Err: fmt.Errorf("nobody has sent %q", trip)}
	}
	t.Got = request
	return t
}

func (p *Pending) set(trip string, t *Trip) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.trips == nil {
		p.trips = map[string]*Trip{}
	}
	if t == nil {
		delete(p.trips, trip)
		return
	}
	p.trips[trip] = t
}

// Run makes one trip with values of this seed. What it gives is a difference, "" for none.
func (p *Pending) Run(s *Service, o *Operation, client *http.Client, url, format string, seed uint64) string {
	trip := fmt.Sprintf("%s %s %s %d", s.Name, o.Name, format, seed)
	random := Random{Rand: rand.New(rand.NewPCG(seed, 1)), Enums: s.Enums, inURL: o.Bodyless, json: format == "json"}
	request := random.request(o.Request.Elem())
	t := &Trip{}
	random.inURL = false
	failure := Failure{}
	if random.IntN(8) == 0 {
		failure = random.failure()
		t.Err = o.Failed(failure)
	} else if o.Answer != nil {
		t.Answer = random.answer(o.Answer)
	}
	p.set(trip, t)
	defer p.set(trip, nil)
	answer, err := o.Call(context.Background(), client, url, format, trip, request)
	what := compareTrip(o, t, request, answer, err, failure)
	if what == "" {
		return ""
	}
	return fmt.Sprintf("%s: %s\nsent:     %s\ngot:      %s\nanswer:   %s\nanswered: %s, %v\n", trip, what, show(request), show(t.Got), show(t.Answer), show(answer), err)
}

func compareTrip(o *Operation, t *Trip, request, answer any, err error, failure Failure) string {
	if t.Got == nil {
		return "the request has not arrived"
	}
	c := comparison{loose: o.Bodyless}
	if what := c.compare(reflect.ValueOf(request), reflect.ValueOf(t.Got), "request"); what != "" {
		return what
	}
	if failure != (Failure{}) {
		told, ok := o.Told(err)
		if !ok || told != failure {
			return fmt.Sprintf("the error %+v comes as %+v", failure, told)
		}
		return ""
	}
	if err != nil {
		return "an error that the API has not returned"
	}
	if o.Answer == nil {
		return ""
	}
	c.loose = false
	return c.compare(reflect.ValueOf(t.Answer), reflect.ValueOf(answer), "answer")
}
