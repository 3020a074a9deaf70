package quantity

import (
	"strings"
	"testing"
	"time"
)

// TestBoundedTime reads long hostile inputs: time must grow with their length
// and no faster.
func TestBoundedTime(t *testing.T) {
	for _, s := range []string{"1 ", "one ", "and ", "1,000,", "more than or equal to ", "1-", "hundred ", "a half ", "- ", "million "} {
		start := time.Now()
		Find(strings.Repeat(s, 400_000/len(s)))
		if d := time.Since(start); d > 3*time.Second {
			t.Errorf("%q repeated took %v", s, d)
		}
	}
}
