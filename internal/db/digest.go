package db

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
)

// Digest hashes the fields of a row (SHA-256, hexadecimal), each with its
// length before it, so that no two rows are written alike. Packages whose rows
// bear their own hash use it.
func Digest(fields ...string) string {
	h := sha256.New()
	for _, f := range fields {
		fmt.Fprintf(h, "%d:%s", len(f), f)
	}
	return hex.EncodeToString(h.Sum(nil))
}
