package claims

import (
	"hash/fnv"
	"strings"
)

// shingles returns hashes of the runs of five words of a text, for the
// recognition of near-duplicates.
func shingles(text string) []uint64 {
	f := strings.Fields(strings.ToLower(text))
	var out []uint64
	for i := 0; i+5 <= len(f); i++ {
		h := fnv.New64a()
		for _, w := range f[i : i+5] {
			h.Write([]byte(w))
			h.Write([]byte{' '})
		}
		out = append(out, h.Sum64())
	}
	return out
}
