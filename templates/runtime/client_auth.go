package runtime

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"net/http/cookiejar"
)

// WithBearerToken sends "Authorization: Bearer token": a JWT, or an API key where
// the service takes it so. An empty token takes the header away.
func WithBearerToken(token string) ClientOption {
	if token == "" {
		return WithHeader("Authorization", "")
	}
	return WithHeader("Authorization", "Bearer "+token)
}

// WithTokenSource sends bearer tokens that source gives: it is asked before the
// first call, and again, once, when the service answers 401 to its token; that call
// is then repeated. Calls at the same time wait for one answer. The source may call
// the service with the same client, which is anonymous then.
func WithTokenSource(source func(ctx context.Context) (token string, err error)) ClientOption {
	return func(s *clientSettings) {
		s.header.Del("Authorization")
		s.tokens = nil
		if source != nil {
			s.tokens = &tokenSource{ask: source, turn: make(chan struct{}, 1)}
		}
	}
}

// WithAPIKey sends "X-Api-Key: key".
func WithAPIKey(key string) ClientOption { return WithHeader("X-Api-Key", key) }

// WithBasicAuth sends user name and password with every call.
func WithBasicAuth(user, password string) ClientOption {
	return WithHeader("Authorization", "Basic "+base64.StdEncoding.EncodeToString([]byte(user+":"+password)))
}

// WithSession keeps the cookies that the service sets and sends them back to it:
// after a call of its Authenticate operation all calls belong to that session, until
// one with Provider "logout". Each client it is given to has a session of its own,
// with those that With derives from it.
func WithSession() ClientOption {
	return func(s *clientSettings) {
		jar, err := cookiejar.New(nil)
		if err != nil {
			s.problem = fmt.Errorf("session: %w", err)
			return
		}
		s.jar = jar
	}
}

// tokenSource keeps the token that is in use.
type tokenSource struct {
	ask   func(context.Context) (string, error)
	turn  chan struct{} // holds one entry while somebody reads or renews token
	token string
}

// askingKey marks the context of a source that is being asked, so that its own
// calls do not wait for it.
type askingKey struct{}

// get gives a token that is not the refused one, "" for none: within the source's
// own calls.
func (s *tokenSource) get(ctx context.Context, refused string) (string, error) {
	if s == nil || ctx.Value(askingKey{}) == s {
		return "", nil
	}
	select {
	case s.turn <- struct{}{}:
	case <-ctx.Done():
		return "", context.Cause(ctx)
	}
	defer func() { <-s.turn }()
	if s.token != "" && s.token != refused {
		return s.token, nil
	}
	token, err := s.ask(context.WithValue(ctx, askingKey{}, s))
	if err != nil {
		return "", fmt.Errorf("asking for a token: %w", err)
	}
	if token == "" {
		return "", errors.New("the token source gives none")
	}
	s.token = token
	return token, nil
}
