package vocab

import (
	"bytes"
	"os"
	"testing"

	"sanctrace/internal/sharedtest"
)

// TestEmbedded compares the embedded list with the agreed one.
func TestEmbedded(t *testing.T) {
	want, err := os.ReadFile(sharedtest.Path(t, "gold/vocab.json"))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(want, raw) {
		t.Error("vocab.json differs from the agreed list")
	}
}

func TestLookups(t *testing.T) {
	if f := Transfer.Family(); f != "supply" {
		t.Errorf("family of TRANSFER is %q", f)
	}
	if !NoComment.Sourcing() || Ship.Sourcing() {
		t.Error("NO_COMMENT is a sourcing claim, SHIP is none")
	}
	if RoleSeller.Class() != RoleSupplier.Class() {
		t.Error("seller and supplier differ in class")
	}
	if !SourceNamedPerson.OnRecord() || SourceIntelligence.OnRecord() {
		t.Error("on record: named persons are, intelligence is not")
	}
	for typ, e := range All().EventTypes {
		if e.Family == "" || len(e.Roles) == 0 {
			t.Errorf("%s has no family or roles", typ)
		}
		for _, r := range e.Roles {
			if r.Class() == "" {
				t.Errorf("%s: role %s has no class", typ, r)
			}
		}
	}
}
