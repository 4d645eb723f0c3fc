package requests

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"

	"github.com/ssgen/ssgen/testdata/bench/evovoice"
	"github.com/ssgen/ssgen/testdata/bench/internal/documents"
	"github.com/ssgen/ssgen/testdata/bench/peers/plain"
)

// invitation is the request, as somebody would write it.
type invitation struct {
	SessionID   string `json:"sessionId"`
	MemberToAdd string `json:"memberToAdd,omitempty"`
}

// byHand is the service on net/http and encoding/json alone.
func byHand(session *evovoice.SessionInfo) (c contestant, stop func(), err error) {
	answer := &plain.SessionInfo{}
	if err := documents.Convert(answer, session); err != nil {
		return contestant{}, nil, err
	}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /sessions/{sessionId}/members", func(w http.ResponseWriter, r *http.Request) { invite(w, r, answer) })
	base, client, stop := serve(mux)
	call := func(ctx context.Context) (any, error) {
		return post(ctx, client, base, &invitation{sessionID, member})
	}
	return contestant{name: "by hand, encoding/json", call: call, want: answer}, stop, nil
}

func invite(w http.ResponseWriter, r *http.Request, answer *plain.SessionInfo) {
	var asked invitation
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 32<<20)).Decode(&asked); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	asked.SessionID = r.PathValue("sessionId")
	if asked.SessionID != sessionID || asked.MemberToAdd != member {
		http.Error(w, "another request", http.StatusNotFound)
		return
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	_ = json.NewEncoder(w).Encode(answer)
}

func post(ctx context.Context, client *http.Client, base string, asked *invitation) (*plain.SessionInfo, error) {
	body, err := json.Marshal(asked)
	if err != nil {
		return nil, err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, base+"/sessions/"+url.PathEscape(asked.SessionID)+"/members", bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "application/json")
	response, err := client.Do(r)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		text, _ := io.ReadAll(response.Body)
		return nil, fmt.Errorf("%s: %s", response.Status, text)
	}
	answer := &plain.SessionInfo{}
	if err := json.NewDecoder(response.Body).Decode(answer); err != nil {
		return nil, err
	}
	_, err = io.Copy(io.Discard, response.Body) // for the connection to be used again
	return answer, err
}
