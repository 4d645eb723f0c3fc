package recorded

import "encoding/base64"

// Exchange is a recorded call and its answer.
type Exchange struct {
	Name, Method, Path, RequestBody  string
	ResponseBody, ResponseBodyBase64 string
	ResponseBodyOmitted              any
	Status                           int
	RequestHeaders, ResponseHeaders  map[string]string
}

// Answer is the body of the answer.
func (x *Exchange) Answer() string {
	if x.ResponseBodyBase64 == "" {
		return x.ResponseBody
	}
	data, err := base64.StdEncoding.DecodeString(x.ResponseBodyBase64)
	if err != nil {
		return err.Error()
	}
	return string(data)
}

// Served is what a generated handler makes of a recorded call.
type Served struct {
	Status            int
	ContentType, Body string
	Asked             int    // how often it called the API
	Read              string // the request as the API got it, where servers answer it as it came
	Failure           error
}
