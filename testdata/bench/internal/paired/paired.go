// Package paired times contestants against each other on a machine that does other
// things too.
//
// All of them run for some time in every round, in an order drawn anew, each after a
// collection of garbage; long enough that those which allocate pay for several more. A
// ratio is made inside a round, from two runs that are moments apart, and the median of
// the rounds is reported with its quartiles: what slows the machine for a while slows both.
// The clock is processor time, so that a turn that others take does not count; a collector
// that works beside does.
package paired

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"time"
)

// Case is one contestant. Op does its work once and keeps nothing from earlier runs but
// what a caller would keep, such as a buffer.
type Case struct {
	Name string
	Op   func() error
}

// Result holds the nanoseconds of processor time an operation took, by case and round.
type Result struct {
	cases []Case
	times [][]float64
}

// Quartiles are a median with the first and the third quartile.
type Quartiles struct{ Low, Median, High float64 }

// Measure runs all cases in that many rounds, each for about that long a time.
func Measure(cases []Case, rounds int, each time.Duration) (*Result, error) {
	r := &Result{cases: cases, times: make([][]float64, len(cases))}
	repeats := make([]int, len(cases))
	for i, c := range cases {
		n, err := calibrate(c, each)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", c.Name, err)
		}
		repeats[i] = n
	}
	for range rounds {
		for _, i := range rand.Perm(len(cases)) {
			runtime.GC()
			elapsed, err := run(cases[i], repeats[i])
			if err != nil {
				return nil, fmt.Errorf("%s: %w", cases[i].Name, err)
			}
			r.times[i] = append(r.times[i], float64(elapsed.Nanoseconds())/float64(repeats[i]))
		}
	}
	return r, nil
}

// calibrate finds how many runs fill the time. The first ones do not count, for peers
// compile their code in them.
func calibrate(c Case, each time.Duration) (int, error) {
	if _, err := run(c, 10); err != nil {
		return 0, err
	}
	best, n := each, 1
	for tries := 0; tries < 3; {
		elapsed, err := run(c, n)
		switch {
		case err != nil:
			return 0, err
		case elapsed < each/8:
			n *= 2
		default:
			best = min(best, elapsed)
			tries++
		}
	}
	return max(1, int(float64(n)*float64(each)/float64(best))), nil
}

func run(c Case, n int) (time.Duration, error) {
	start, err := clock()
	if err != nil {
		return 0, err
	}
	for range n {
		if err := c.Op(); err != nil {
			return 0, err
		}
	}
	end, err := clock()
	return end - start, err
}

// Time is how long one operation of a case took.
func (r *Result) Time(name string) Quartiles { return quartiles(slices.Clone(r.times[r.index(name)])) }

// Faster tells how many times faster a case was than an anchor.
func (r *Result) Faster(name, anchor string) Quartiles {
	own, other := r.times[r.index(name)], r.times[r.index(anchor)]
	ratios := make([]float64, len(own))
	for i := range own {
		ratios[i] = other[i] / own[i]
	}
	return quartiles(ratios)
}

// Has tells whether there is a case of that name.
func (r *Result) Has(name string) bool { return r.index(name) >= 0 }

func (r *Result) index(name string) int {
	return slices.IndexFunc(r.cases, func(c Case) bool { return c.Name == name })
}

func quartiles(x []float64) Quartiles {
	slices.Sort(x)
	at := func(part float64) float64 {
		position := part * float64(len(x)-1)
		i := int(position)
		j := min(i+1, len(x)-1)
		return x[i] + (x[j]-x[i])*(position-float64(i))
	}
	return Quartiles{at(0.25), at(0.5), at(0.75)}
}

// Allocations is how often one operation of a case allocates, and how many bytes.
func Allocations(c Case) (count, bytes float64, err error) {
	const runs = 20
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	if err := c.Op(); err != nil {
		return 0, 0, err
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err = run(c, runs)
	runtime.ReadMemStats(&after)
	count = float64(after.Mallocs-before.Mallocs) / runs
	return count, float64(after.TotalAlloc-before.TotalAlloc) / runs, err
}
