package main

import (
	"os"
	"strings"
	"testing"
)

func TestTableIsFresh(t *testing.T) {
	want, err := table(".")
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("../frequency.txt")
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Error("frequency.txt is stale: run go generate ./internal/names")
	}
	if n := len(strings.Fields(want)); n < 1500 {
		t.Errorf("only %d words: the lists were not read", n)
	}
}

func TestRankRefusesALineWithoutArea(t *testing.T) {
	if err := rank("john james", map[string]int{}); err == nil {
		t.Error("no error")
	}
}
