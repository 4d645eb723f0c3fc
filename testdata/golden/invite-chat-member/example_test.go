package evovoice_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"

	evovoice "generated.example/invite-chat-member"
)

// desk is a server's side: it answers the one operation itself.
type desk struct {
	evovoice.Unimplemented
}

func (desk) InviteChatMember(_ context.Context, request *evovoice.InviteChatMember) (*evovoice.SessionInfo, error) {
	return &evovoice.SessionInfo{
		ID:          request.SessionID,
		DialState:   evovoice.SessionDialStateActive,
		DisplayName: "Support",
		Members:     []evovoice.SessionMemberInfo{{Identity: request.MemberToAdd, Role: evovoice.SessionMemberRolesAgent}},
	}, nil
}

// logged prints what arrives before it is answered.
func logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Println(r.Method, r.URL.EscapedPath())
		next.ServeHTTP(w, r)
	})
}

// The client calls the handler over the wire, with an id that needs escaping.
func Example() {
	server := httptest.NewServer(logged(evovoice.NewHandler(desk{})))
	defer server.Close()

	api := evovoice.NewClient(server.URL)
	session, err := api.InviteChatMember(context.Background(), &evovoice.InviteChatMember{
		SessionID:   "a/b c?",
		MemberToAdd: "+15550100",
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(session.ID, session.DialState, session.Members[0].Identity, session.Members[0].Role)
	// Output:
	// POST /sessions/a%2Fb%20c%3F/members
	// a/b c? Active +15550100 Agent
}

// sample is the response that the page shows, made compact.
const sample = "{dialState:None,callState:Disconnected,queueState:None,accountId:String,accountName:String,customerId:String," +
	"customerBreadcrumb:[{id:String,name:String}],customerName:String,endpointId:String,endpointName:String," +
	"dateCompleted:String,destination:String,toAddress:String,fromAddress:String,fromName:String," +
	"answeredByName:String,queueMemberId:String,channel:Voice,ended:False,outcome:String,callSid:String," +
	"consoleData:String,holdQueueName:String,heldByUserId:String,holdReason:None,conferenceSid:String," +
	"displayName:String,log:[{date:String,message:String}],members:[{identity:String,endpointId:String," +
	"displayName:String,isOriginalMember:False,avatarUrl:String,applicationData:{String:String},callState:None," +
	"role:None,callSid:String,muted:False}],callbackNumber:String,answeredById:String,direction:Incoming," +
	"fromPhoneNumber:String,mostRecentParticipantCallSid:String,wasMissed:False,ringQueueId:String,id:String," +
	"dateCreated:String,dateLastModified:String,createdBy:String,lastModifiedBy:String}"

func TestSampleKeepsItsBytes(t *testing.T) {
	var session evovoice.SessionInfo
	if err := session.UnmarshalJSV([]byte(sample)); err != nil {
		t.Fatal(err)
	}
	if session.LastModifiedBy != "String" || session.Log[0].Message != "String" || session.Members[0].ApplicationData["String"] != "String" {
		t.Errorf("not all was read: %+v", session)
	}
	again, err := session.MarshalJSV()
	if err != nil {
		t.Fatal(err)
	}
	if string(again) != sample {
		t.Errorf("written back as\n%s\nwant\n%s", again, sample)
	}
	if over, err := session.AppendJSV([]byte("x")); err != nil || string(over) != "x"+sample {
		t.Errorf("appended as %s, %v", over, err)
	}
}

func TestSampleThroughJSON(t *testing.T) {
	var session, back evovoice.SessionInfo
	if err := session.UnmarshalJSV([]byte(sample)); err != nil {
		t.Fatal(err)
	}
	data, err := session.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	if err := back.UnmarshalJSON(data); err != nil {
		t.Fatal(err)
	}
	if again, err := back.MarshalJSV(); err != nil || string(again) != sample {
		t.Errorf("through JSON it became %s, %v", again, err)
	}
}

func TestErrorsTravel(t *testing.T) {
	server := httptest.NewServer(evovoice.NewHandler(evovoice.Unimplemented{}))
	defer server.Close()
	_, err := evovoice.NewClient(server.URL).InviteChatMember(t.Context(), &evovoice.InviteChatMember{SessionID: "1"})
	var apiErr *evovoice.Error
	if !errors.As(err, &apiErr) || apiErr.StatusCode != http.StatusNotImplemented {
		t.Errorf("got %v", err)
	}
}
