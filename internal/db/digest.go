package db

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
)

// Digest hashes the fields of a row (SHA-256, hexadecimal), each with its
// length before it, so that no two rows are written alike. Packages whose rows
// bear their own hash use it.
func Digest(fields ...string) string {
	h := NewDigest()
	h.Add(fields...)
	return h.Sum()
}

// Digester is Digest for fields that come one after the other.
type Digester struct{ h hash.Hash }

// NewDigest returns the digest of no fields.
func NewDigest() *Digester { return &Digester{sha256.New()} }

// Add takes in further fields.
func (d *Digester) Add(fields ...string) {
	for _, f := range fields {
		fmt.Fprintf(d.h, "%d:%s", len(f), f)
	}
}

// Sum returns the digest of all fields that were added.
func (d *Digester) Sum() string { return hex.EncodeToString(d.h.Sum(nil)) }
