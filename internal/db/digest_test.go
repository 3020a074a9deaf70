package db

import "testing"

func TestDigestTellsWhereFieldsEnd(t *testing.T) {
	if Digest("ab", "c") == Digest("a", "bc") || Digest("a", "") == Digest("a") {
		t.Error("rows whose fields end elsewhere have one digest")
	}
	if got, want := Digest(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"; got != want {
		t.Errorf("of no field: %s, want %s", got, want)
	}
}
