// Package documents makes the values that the benchmarks write and read, the same ones
// on every run, and brings them into the peers' types.
package documents

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/ssgen/ssgen/testdata/bench/evovoice"
)

// source draws the parts of a document.
type source struct{ *rand.Rand }

func newSource() source { return source{rand.New(rand.NewPCG(5, 14))} }

// Session is one session as the committed page's operation answers it: about 1 KB of
// JSV without log and members, about 7 KB with 30 log entries and 10 members.
func Session(log, members int) *evovoice.SessionInfo {
	v := newSource().session(log, members)
	return &v
}

// SessionList is a list of sessions with 30 log entries and 10 members each.
func SessionList(n int) *evovoice.SessionList {
	s := newSource()
	list := &evovoice.SessionList{}
	for range n {
		list.Results = append(list.Results, s.session(30, 10))
	}
	return list
}

func (s source) session(log, members int) evovoice.SessionInfo {
	v := evovoice.SessionInfo{
		DialState: evovoice.SessionDialStateActive, CallState: evovoice.SessionCallStateConnected,
		QueueState: evovoice.SessionQueueStatesConnected, AccountID: s.id(), AccountName: "Evo Voice Demo, Inc.",
		CustomerID: s.id(), CustomerName: s.name(), EndpointID: s.id(), EndpointName: "Main line",
		CustomerBreadcrumb: []evovoice.CustomerBreadcrumb{{ID: s.id(), Name: "Root"}, {ID: s.id(), Name: s.name()}},
		DateCompleted:      s.date(), Destination: s.phone(), ToAddress: s.phone(), FromAddress: s.phone(),
		FromName: s.name(), AnsweredByName: s.name(), QueueMemberID: s.id(), Channel: evovoice.FlowChannelsVoice,
		Ended: true, Outcome: "Answered", CallSid: s.sid(), HoldQueueName: "support",
		HoldReason: evovoice.SessionHoldReasonsNone, ConferenceSid: s.sid(), DisplayName: s.name(),
		CallbackNumber: s.phone(), AnsweredByID: s.id(), Direction: evovoice.SessionDirectionsIncoming,
		FromPhoneNumber: s.phone(), MostRecentParticipantCallSid: s.sid(), RingQueueID: s.id(),
		ID: s.id(), DateCreated: s.date(), DateLastModified: s.date(), CreatedBy: s.email(), LastModifiedBy: s.email(),
	}
	for range log {
		v.Log = append(v.Log, evovoice.SessionLogInfo{Date: s.date(), Message: s.message()})
	}
	for range members {
		v.Members = append(v.Members, s.member())
	}
	return v
}

func (s source) member() evovoice.SessionMemberInfo {
	return evovoice.SessionMemberInfo{
		Identity: s.email(), EndpointID: s.id(), DisplayName: s.name(), IsOriginalMember: s.IntN(2) == 0,
		AvatarURL: "https://cdn.example/avatars/" + s.id() + ".png",
		ApplicationData: map[string]string{
			"browser": "Firefox 132", "region": "eu-west-1", "ticket": fmt.Sprint(s.IntN(1e6)),
		},
		CallState: evovoice.SessionMemberCallStateConnected, Role: evovoice.SessionMemberRolesAgent,
		CallSid: s.sid(), Muted: s.IntN(3) == 0,
	}
}

func (s source) id() string { return s.hex(24) }

func (s source) sid() string { return "CA" + s.hex(32) }

func (s source) hex(n int) string {
	var b strings.Builder
	for range n {
		b.WriteByte("0123456789abcdef"[s.IntN(16)])
	}
	return b.String()
}

func (s source) date() string {
	return fmt.Sprintf("2025-%02d-%02dT%02d:%02d:%02d.%03d0000Z", 1+s.IntN(12), 1+s.IntN(28), s.IntN(24), s.IntN(60), s.IntN(60), s.IntN(1000))
}

func (s source) phone() string { return fmt.Sprintf("+1555%07d", s.IntN(1e7)) }

func (s source) first() string {
	return [...]string{"Ada", "Grace", "Linus", "Barbara", "Dennis", "Frances", "Ken", "Radia"}[s.IntN(8)]
}

func (s source) name() string {
	return s.first() + " " + [...]string{"Lovelace", "Hopper", "Liskov", "Ritchie", "Allen", "Perlman"}[s.IntN(6)]
}

func (s source) email() string {
	return fmt.Sprintf("%s.%d@example.com", strings.ToLower(s.first()), s.IntN(100))
}

// message is a line of a log; one in three holds what JSV must quote.
func (s source) message() string {
	switch s.IntN(6) {
	case 0:
		return "Call from " + s.phone() + ": ringing, 3 endpoints"
	case 1:
		return `Agent said "hold on" and put the call on hold`
	case 2:
		return "Member " + s.name() + " joined the conference"
	case 3:
		return "Playing hold music to the caller"
	case 4:
		return "Transferred to the queue of " + s.name()
	}
	return "Call connected after " + fmt.Sprint(s.IntN(60)) + " seconds"
}
