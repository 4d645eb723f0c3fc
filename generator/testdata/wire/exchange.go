package recorded

// Exchange is a recorded call and its answer.
type Exchange struct {
	Name, Method, Path, RequestBody  string
	ResponseBody, ResponseBodyBase64 string
	ResponseBodyOmitted              any
	Status                           int
	RequestHeaders, ResponseHeaders  map[string]string
}

// Served is what a generated handler makes of a recorded call.
type Served struct {
	Status            int
	ContentType, Body string
	Asked             int    // how often it called the API
	Read              string // the request as the API got it, where servers answer it as it came
	Failure           error
}
