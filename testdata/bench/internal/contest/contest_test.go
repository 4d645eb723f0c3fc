package contest

import (
	"testing"

	"github.com/ssgen/ssgen/testdata/bench/internal/paired"
)

// TestContest shows that all contestants read and write the same values, and that the
// documents have the sizes that they are named after.
func TestContest(t *testing.T) {
	t.Parallel()
	all, err := Documents()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range all {
		if err := d.Check(); err != nil {
			t.Error(err)
		}
		t.Logf("%s: JSV %d, JSON %d, peers' JSON %d, protobuf %d bytes", d.Name, d.JSV, d.JSON, d.Peers, d.Proto)
	}
}

// BenchmarkContest runs single cases, for a profile:
//
//	go test ./internal/contest -run '^$' -bench 'Contest/10_KB/decode/ssgen_JSV$' -cpuprofile cpu.out
func BenchmarkContest(b *testing.B) {
	all, err := Documents()
	if err != nil {
		b.Fatal(err)
	}
	for _, d := range all {
		for direction, cases := range map[string][]paired.Case{"encode": d.Encode, "decode": d.Decode} {
			for _, c := range cases {
				b.Run(d.Name+"/"+direction+"/"+c.Name, func(b *testing.B) {
					b.ReportAllocs()
					for b.Loop() {
						if err := c.Op(); err != nil {
							b.Fatal(err)
						}
					}
				})
			}
		}
	}
}
