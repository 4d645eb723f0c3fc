package evovoice_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"runtime"
	"slices"
	"sync"
	"testing"
	"time"

	evovoice "generated.example/test-part"
	"generated.example/test-part/evovoicetest"
)

func invitation(number string) *evovoice.InviteChatMember {
	return &evovoice.InviteChatMember{SessionID: "s", MemberToAdd: number}
}

// What goes beyond single calls reaches a fake too, and is noted in order.
func TestBatchesAndOneWay(t *testing.T) {
	fake := evovoicetest.New()
	defer fake.Close()
	fake.On.InviteChatMember = func(_ context.Context, r *evovoice.InviteChatMember) (*evovoice.SessionInfo, error) {
		if r.MemberToAdd == "3" {
			return nil, evovoice.ErrConflict
		}
		return &evovoice.SessionInfo{ID: r.MemberToAdd}, nil
	}
	client := fake.Client()
	sessions, err := evovoice.SendAll(t.Context(), client, []*evovoice.InviteChatMember{invitation("1"), invitation("2")})
	if err != nil || len(sessions) != 2 || sessions[1].ID != "2" {
		t.Errorf("got %v, %v", sessions, err)
	}
	if err := evovoice.SendOneWay(t.Context(), client, invitation("3")); !errors.Is(err, evovoice.ErrConflict) {
		t.Errorf("got %v", err)
	}
	response, err := evovoice.SendRaw(t.Context(), client, invitation("4"))
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if body, err := io.ReadAll(response.Body); err != nil || len(body) == 0 || response.Header.Get("Content-Type") == "" {
		t.Errorf("got %q, %v", body, err)
	}
	var asked []string
	for _, r := range evovoicetest.Requests[evovoice.InviteChatMember](fake) {
		asked = append(asked, r.MemberToAdd)
	}
	if want := []string{"1", "2", "3", "4"}; !slices.Equal(asked, want) {
		t.Errorf("asked %v", asked)
	}
}

// Who may call is up to the handler's options; without them everybody may.
func TestSignedIn(t *testing.T) {
	fake := evovoicetest.New(evovoicetest.WithHandlerOptions(evovoice.WithAuthenticator(func(r *http.Request) (*evovoice.HandlerUser, error) {
		if r.Header.Get("Authorization") != "Bearer t" {
			return nil, nil
		}
		return &evovoice.HandlerUser{Roles: []string{"User"}}, nil
	})))
	defer fake.Close()
	if _, err := fake.Client().InviteChatMember(t.Context(), invitation("1")); !errors.Is(err, evovoice.ErrUnauthorized) {
		t.Errorf("got %v", err)
	}
	if _, err := fake.Client(evovoice.WithBearerToken("t")).InviteChatMember(t.Context(), invitation("1")); err != nil {
		t.Error(err)
	}
}

// Calls that end early, fail or panic leave no goroutine behind, and a closed fake none at all.
func TestNothingIsLeft(t *testing.T) {
	before := runtime.NumGoroutine()
	fake := evovoicetest.New()
	fake.On.InviteChatMember = func(ctx context.Context, r *evovoice.InviteChatMember) (*evovoice.SessionInfo, error) {
		switch r.MemberToAdd {
		case "wait":
			<-ctx.Done()
			return nil, ctx.Err()
		case "panic":
			panic("on purpose")
		}
		return &evovoice.SessionInfo{}, nil
	}
	client := fake.Client()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	var all sync.WaitGroup
	for i := range 30 {
		all.Add(1)
		go func() {
			defer all.Done()
			what, ctx := []string{"wait", "panic", "answer"}[i%3], ctx
			if what != "wait" {
				ctx = t.Context()
			}
			_, err := client.InviteChatMember(ctx, invitation(what))
			if got := fmt.Sprint(errors.Is(err, context.DeadlineExceeded), err != nil); got != map[string]string{"wait": "true true", "panic": "false true", "answer": "false false"}[what] {
				t.Errorf("%s: %v", what, err)
			}
		}()
	}
	all.Wait()
	all.Add(1)
	go func() {
		defer all.Done()
		_, _ = client.InviteChatMember(context.Background(), invitation("wait")) // until the fake is closed
	}()
	time.Sleep(30 * time.Millisecond)
	fake.Close()
	all.Wait()
	for range 100 {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("%d goroutines before, %d after", before, runtime.NumGoroutine())
}
