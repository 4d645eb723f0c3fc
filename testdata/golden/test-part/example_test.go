package evovoice_test

import (
	"context"
	"errors"
	"fmt"

	evovoice "generated.example/test-part"
	"generated.example/test-part/evovoicetest"
)

// invite is the code under test: it knows the API and nothing of fakes.
func invite(ctx context.Context, api evovoice.API, session string, numbers ...string) error {
	for _, number := range numbers {
		info, err := api.InviteChatMember(ctx, &evovoice.InviteChatMember{SessionID: session, MemberToAdd: number})
		if err != nil {
			return fmt.Errorf("inviting %s: %w", number, err)
		}
		fmt.Println(number, info.Direction, info.DisplayName)
	}
	return nil
}

// The fake answers as the service's page does, but for one number; the client talks to it
// through the package's own handler.
func Example_fake() {
	fake := evovoicetest.New()
	defer fake.Close()
	fake.On.InviteChatMember = func(ctx context.Context, request *evovoice.InviteChatMember) (*evovoice.SessionInfo, error) {
		if request.MemberToAdd == "+15550199" {
			return nil, &evovoice.Error{StatusCode: 404, ErrorCode: "NotFound", Message: "no such number"}
		}
		info, err := evovoicetest.New().API().InviteChatMember(ctx, request)
		info.DisplayName = "Session " + request.SessionID
		return info, err
	}

	err := invite(context.Background(), fake.Client(), "a/b", "+15550100", "+15550199", "+15550101")
	fmt.Println(err)
	fmt.Println(errors.Is(err, evovoice.ErrNotFound))
	for _, request := range evovoicetest.Requests[evovoice.InviteChatMember](fake) {
		fmt.Println("asked:", request.SessionID, request.MemberToAdd)
	}
	// Output:
	// +15550100 Incoming Session a/b
	// inviting +15550199: InviteChatMember: 404 NotFound: no such number
	// true
	// asked: a/b +15550100
	// asked: a/b +15550199
}
