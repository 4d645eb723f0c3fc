package runtime

import "math/bits"

// Eight bytes of a text at a time, as one number: the first byte is its lowest.
const (
	ones  = 0x0101010101010101
	lows  = 0x7f7f7f7f7f7f7f7f
	highs = 0x8080808080808080
)

// word is the first eight bytes of s, which has them: one load.
func word(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// zeros has the high bit of each byte of x that is zero, up to and including the first
// one; what it says of later bytes may be wrong.
func zeros(x uint64) uint64 { return (x - ones) &^ x & highs }

// firstByte is the index of the byte with the lowest bit of x.
func firstByte(x uint64) int { return bits.TrailingZeros64(x) >> 3 }
