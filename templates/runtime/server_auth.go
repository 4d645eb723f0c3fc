package runtime

import (
	"net/http"
	"slices"
)

// HandlerUser is who sent a request, as the function of WithAuthenticator found out.
type HandlerUser struct {
	Name        string
	Roles       []string
	Permissions []string
	Value       any // whatever else the implementation of API wants to know
}

// WithAuthenticator makes a handler let in only who may call: authenticate tells who sent a request,
// for each operation whose Auth is true, and the operation's roles and permissions are held
// against what it answers. Nobody (nil) is answered with 401, someone without a role or a
// permission with 403, and an error as if the operation had returned it. No role stands
// for others. Without this option the handler lets everybody in.
func WithAuthenticator(authenticate func(*http.Request) (*HandlerUser, error)) HandlerOption {
	return func(h *handler) { h.authenticate = authenticate }
}

// authorize finds out who calls, and whether they may. What it answers is written where its
// status is not 0.
func (h *handler) authorize(call *HandlerCall) (reply, error) {
	if h.authenticate == nil || !call.Operation.Auth {
		return reply{}, nil
	}
	user, err := h.authenticate(call.Request)
	if err != nil {
		return reply{}, err
	}
	if user == nil {
		return reply{}, &Error{StatusCode: http.StatusUnauthorized, ErrorCode: "Unauthorized", Message: "Not Authenticated"}
	}
	if !user.may(call.Operation) {
		return h.forbidden(call.Request), nil
	}
	call.User = user
	return reply{}, nil
}

// may tells whether the user has what the operation asks for.
func (u *HandlerUser) may(o *Operation) bool {
	return hasAll(u.Roles, o.Roles) && hasAny(u.Roles, o.AnyRole) &&
		hasAll(u.Permissions, o.Permissions) && hasAny(u.Permissions, o.AnyPermission)
}

func hasAll(has, needs []string) bool {
	return !slices.ContainsFunc(needs, func(s string) bool { return !slices.Contains(has, s) })
}

func hasAny(has, needs []string) bool {
	return len(needs) == 0 || slices.ContainsFunc(needs, func(s string) bool { return slices.Contains(has, s) })
}

// forbidden is plain text in every format, as releases 6 to 10 write it.
func (h *handler) forbidden(r *http.Request) reply {
	text := "Forbidden\r\n\r\nRequest.HttpMethod: " + r.Method + "\r\nRequest.PathInfo: " + r.URL.Path[len(h.base):] +
		"\r\nRequest.QueryString: " + r.URL.RawQuery + "\r\n\r\n"
	return reply{status: http.StatusForbidden, body: []byte(text), contentType: "text/plain"}
}
