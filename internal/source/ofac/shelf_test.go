package ofac

import (
	"reflect"
	"strings"
	"testing"
)

func TestShelf(t *testing.T) {
	s := newShelf(200)
	s.put(7, "a", "", "b\x1fc")
	s.put(9, "x")
	s.put(7, "second")
	if got, want := s.all(7), [][]string{{"a", "", "b c"}, {"second"}}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if s.all(8) != nil || s.has(8) || !s.has(9) {
		t.Error("a number without a record has one, or the other way round")
	}
	s.put(8, strings.Repeat("y", 200))
	if s.has(8) || s.lost != 1 {
		t.Error("the limit was not kept")
	}
}
