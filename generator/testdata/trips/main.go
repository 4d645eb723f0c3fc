// Command trips calls every operation of several generated packages with random values,
// concurrently, over loopback, in JSV and JSON.
package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"runtime"
	"slices"
	"sync"
	"time"

	"generated.example/trips"
)

const (
	workers = 8
	rounds  = 40 // a worker calls each operation so often in each format
)

var formats = []string{"jsv", "json"}

func main() {
	before := runtime.NumGoroutine()
	failed := false
	for i := range services {
		made, problems := run(&services[i])
		fmt.Printf("%s: %d operations, %d calls\n", services[i].Name, len(services[i].Operations), made)
		for _, p := range problems[:min(len(problems), 10)] {
			fmt.Println(p)
		}
		failed = failed || len(problems) > 0
	}
	if left := leftBehind(before); left > 0 {
		stacks := make([]byte, 1<<16)
		fmt.Printf("%d goroutines were left behind\n%s", left, stacks[:runtime.Stack(stacks, true)])
		failed = true
	}
	if failed {
		os.Exit(1)
	}
}

// run makes all trips of one package.
func run(s *trips.Service) (made int, problems []string) {
	pending := &trips.Pending{}
	server := httptest.NewServer(s.Handler(pending))
	defer server.Close()
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: workers}}
	defer client.CloseIdleConnections()
	results := make([][]string, workers)
	var all sync.WaitGroup
	for worker := range workers {
		all.Add(1)
		go func() {
			defer all.Done()
			results[worker] = work(s, pending, client, server.URL, worker)
		}()
	}
	all.Wait()
	return workers * rounds * len(formats) * len(s.Operations), slices.Concat(results...)
}

// work makes the trips of one worker, one after the other.
func work(s *trips.Service, pending *trips.Pending, client *http.Client, url string, worker int) (problems []string) {
	for i := range s.Operations {
		for n := range rounds * len(formats) {
			seed := uint64(worker*rounds + n/len(formats))
			if what := pending.Run(s, &s.Operations[i], client, url, formats[n%len(formats)], seed); what != "" {
				problems = append(problems, what)
			}
		}
	}
	return problems
}

// leftBehind counts the goroutines that are more than before, once they had time to end.
func leftBehind(before int) int {
	for deadline := time.Now().Add(5 * time.Second); runtime.NumGoroutine() > before && time.Now().Before(deadline); {
		time.Sleep(10 * time.Millisecond)
	}
	return runtime.NumGoroutine() - before
}
