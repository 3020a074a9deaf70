package index

import (
	"slices"
	"testing"

	"sanctrace/internal/ftm"
	"sanctrace/internal/ident"
)

func TestFoldAll(t *testing.T) {
	for _, c := range []struct {
		name      string
		in        []Identifier
		countries []string
		want      []Identifier
	}{
		{"one number in two spellings", []Identifier{{Kind: "imo", Value: "IMO 9074729"}, {Kind: "imoNumber", Value: "9074729"}}, nil,
			[]Identifier{{Kind: "imo", Value: "9074729", Check: ident.Right}}},
		{"the paper says the country", []Identifier{{Kind: "passport", Value: "A-123456"}, {Kind: "passport", Value: "A123456", Country: "ir"}}, nil,
			[]Identifier{{Kind: "passport", Value: "A123456", Country: "ir"}}},
		{"the kind is known once", []Identifier{{Value: "48151623"}, {Kind: "national_id", Value: "48151623"}}, nil,
			[]Identifier{{Kind: "national_id", Value: "48151623"}}},
		{"two states", []Identifier{{Kind: "passport", Value: "A123456", Country: "ir"}, {Kind: "passport", Value: "A123456", Country: "iq"}}, nil,
			[]Identifier{{Kind: "passport", Value: "A123456", Country: "ir"}, {Kind: "passport", Value: "A123456", Country: "iq"}}},
		{"by the entity's country", []Identifier{{Kind: "tax_id", Value: "7707083893"}}, []string{"ru"},
			[]Identifier{{Kind: "inn", Value: "7707083893", Country: "ru", Check: ident.Right}}},
		{"fillers", []Identifier{{Kind: "passport", Value: "n/a"}, {Value: "00000000"}, {Kind: "inn", Value: ""}}, nil, nil},
		{"a kind of the caller's own", []Identifier{{Kind: "Badge", Value: "K-4711"}}, nil, []Identifier{{Kind: "badge", Value: "K4711"}}},
	} {
		got := FoldAll(c.in, c.countries...)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %+v, want %+v", c.name, got, c.want)
		}
		if again := FoldAll(got, c.countries...); !slices.Equal(again, got) {
			t.Errorf("%s: folded again %+v, was %+v", c.name, again, got)
		}
	}
}

func TestCraftBearMarksAndTraits(t *testing.T) {
	e := ftm.NewEntity("x-1", "Airplane")
	e.Add("name", "EP-ZUR")
	e.Add("serialNumber", "04711")
	e.Add("registrationNumber", "YI-ZUR")
	e.Add("model", "IL-76TD")
	e.Add("buildDate", "1992")
	x := FromEntity(e)
	want := []Identifier{{Kind: "tail", Value: "EP-ZUR"}, {Kind: "serial", Value: "04711"}, {Kind: "tail", Value: "YI-ZUR"}}
	if !slices.Equal(x.Identifiers, want) || !slices.Equal(x.Traits, []Trait{{Model, "IL-76TD"}}) || !slices.Equal(x.BirthDates, []string{"1992"}) {
		t.Errorf("got %+v", x)
	}
	e = ftm.NewEntity("x-2", "Vessel")
	e.Add("imoNumber", "9074729")
	e.Add("mmsi", "273456780")
	e.Add("callSign", "UZUR")
	e.Add("pastFlags", "pa")
	e.Add("grossRegisteredTonnage", "56068")
	e.Add("type", "Crude Oil Tanker")
	x = FromEntity(e)
	if len(x.Identifiers) != 3 || !slices.Equal(x.Countries, []string{"pa"}) || len(x.Traits) != 2 {
		t.Errorf("got %+v", x)
	}
}
