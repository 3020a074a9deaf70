package main

import (
	"bytes"
	"os"
	"testing"
)

// TestFresh fails when constants.go is not what vocab.json gives.
func TestFresh(t *testing.T) {
	in, err := os.ReadFile("../vocab.json")
	if err != nil {
		t.Fatal(err)
	}
	want, err := render(in)
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("../constants.go")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("constants.go is stale: run go generate ./internal/vocab")
	}
}
