package algorithm

import (
	"math"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"sanctrace/internal/fault"
	"sanctrace/internal/ftm"
	"sanctrace/internal/index"
)

// holders says under which schema and property the values of an example stand.
var holders = map[string][2]string{
	"name_fingerprint_levenshtein": {"Company", "name"}, "address_entity_match": {"Address", "full"}, "crypto_wallet_address": {"CryptoWallet", "publicKey"},
	"isin_security_match": {"Security", "isin"}, "lei_code_match": {"Company", "leiCode"}, "ogrn_code_match": {"Company", "ogrnCode"},
	"vessel_imo_mmsi_match": {"Vessel", "imoNumber"}, "inn_code_match": {"Company", "innCode"}, "bic_code_match": {"Company", "swiftBic"},
	"uei_code_match": {"Company", "uniqueEntityId"}, "npi_code_match": {"Company", "npiCode"}, "identifier_match": {"Person", "idNumber"},
	"address_prop_match": {"Person", "address"}, "country_mismatch": {"Person", "country"}, "last_name_mismatch": {"Person", "lastName"},
	"dob_year_disjoint": {"Person", "birthDate"}, "dob_day_disjoint": {"Person", "birthDate"}, "gender_mismatch": {"Person", "gender"},
	"orgid_disjoint": {"Company", "registrationNumber"}, "numbers_mismatch": {"Company", "name"},
}

func party(schema string, kv ...string) *Party {
	e := ftm.NewEntity("x", schema)
	for i := 0; i < len(kv); i += 2 {
		e.Add(kv[i], kv[i+1])
	}
	return NewParty(e)
}

func TestEveryExampleShowsItsFeature(t *testing.T) {
	for _, a := range All() {
		o := a.options()
		for i := range a.Features {
			f := &a.Features[i]
			h, ok := holders[f.Name]
			if !ok {
				h = [2]string{"Person", "name"}
			}
			if s, _ := ftm.Lookup(h[0]); s.Property(h[1]) == nil {
				t.Fatalf("%s: %s has no %s", f.Name, h[0], h[1])
			}
			q, c := party(h[0], h[1], f.Example[0]), party(h[0], h[1], f.Example[1])
			if f.Name == "weak_alias_match" {
				c = party(h[0], "weakAlias", f.Example[1])
			}
			if got := f.compare(q, c, o); got.Score <= 0 || got.Score > 1 {
				t.Errorf("%s %s: %q and %q score %.2f", a.Name, f.Name, f.Example[0], f.Example[1], got.Score)
			}
			if f.Description == "" {
				t.Errorf("%s %s has no description", a.Name, f.Name)
			}
		}
	}
}

// What follows are values that the published descriptions of the codes give.
func TestSoundexAndMetaphone(t *testing.T) {
	for w, want := range map[string]string{"Robert": "R163", "Rupert": "R163", "Ashcraft": "A261", "Tymczak": "T522", "Pfister": "P236", "Honeyman": "H555", "Lee": "L000", "Müller": ""} {
		if got := soundex(w); got != want {
			t.Errorf("soundex %s: %s, want %s", w, got, want)
		}
	}
	for w, want := range map[string]string{
		"Knight": "NT", "Thompson": "0MPSN", "Wright": "RT", "Xavier": "SFR", "school": "SKL", "physics": "FSKS", "laugh": "L", "night": "NT", "edge": "EJ",
		"which": "WX", "exam": "EKSM", "czar": "KSR", "aeon": "EN", "dumb": "TM", "cia": "X", "Tchaikovsky": "XKFSK", "quick": "KK", "giggle": "JKL",
		"signal": "SNL", "Charles": "KRLS", "Zhukov": "SHKF", "nation": "NXN", "Müller": "",
	} {
		if got := metaphone(w); got != want {
			t.Errorf("metaphone %s: %s, want %s", w, got, want)
		}
	}
}

func TestDistances(t *testing.T) {
	near := func(name string, got, want float64) {
		if math.Abs(got-want) > 1e-4 {
			t.Errorf("%s: %.4f, want %.4f", name, got, want)
		}
	}
	near("jaro", jaro("martha", "marhta"), .9444)
	near("jaro of one letter", jaro("x", "x"), 1)
	near("jaro of nothing", jaro("", "x"), 0)
	near("winkler", jaroWinkler("dwayne", "duane"), .8400)
	near("winkler below .7", jaroWinkler("john", "jane"), .6667)
	near("cut", jaroWinklerFrom("vladimir", "putin"), 0)
	near("similarity", similarity("acmeholding", "acmeholdings", 4, .2), 1-1.0/12)
	near("beyond the budget", similarity("acme", "acid", 4, .2), 0)
	if swapDistance("ab", "ba") != 1 || swapDistance("путин", "путина") != 1 {
		t.Error("edit distances")
	}
}

func TestLogicV2Names(t *testing.T) {
	for _, c := range []struct {
		schema, a, b string
		want         float64
	}{
		{"Person", "John Doe", "John Doe", 1},
		{"Person", "John Doe", "Doe, John", 1},
		{"Person", "Mr. John Doe", "John Doe", 1},
		{"Person", "John Doeburg", "John Dowburg", .8673},
		{"Person", "John Zorgblat", "John Quixmere", .5}, // 1 of 1 + .8 + .2
		{"Person", "Иван Петров", "Ivan Petrov", 1},
		{"Company", "Zurbagan GmbH", "Zurbagan LLC", .9176}, // 1 and .7 at .8
		{"Company", "Zurbagan", "Zurbagan LLC", 1 / 1.14},   // an absent legal form weighs .2 of .7
		{"Company", "Zurbagan Corporation", "Lissburg Corporation", .3 / 1.3},
		{"Company", "vanderzurb corp", "van der zurb corp", .9744},
		{"Vessel", "MV OCEAN STAR", "Ocean Star", 1},
		{"Vessel", "OCEAN STAR 3", "Ocean Star 4", .8403 * .7},
		{"Vessel", "M/V Lissa", "Lossa", .8},
	} {
		h := nameMatch(Named(c.schema, c.a), Named(c.schema, c.b), logicV2.options())
		if math.Abs(h.Score-c.want) > .005 {
			t.Errorf("%s ~ %s: %.4f, want %.4f\n%v", c.a, c.b, h.Score, c.want, h.parts)
		}
	}
}

func TestStatedFamilyNamesWeighMore(t *testing.T) {
	q := party("Person", "name", "Anna Zurbagan", "lastName", "Zurbagan", "firstName", "Anna")
	far := party("Person", "name", "Anna Lissimore", "lastName", "Lissimore", "firstName", "Anna")
	if got := logicV2.Compare(q, far).Score; math.Abs(got-1/2.3) > .005 {
		t.Errorf("%.4f, want %.4f", got, 1/2.3)
	}
	swapped := party("Person", "name", "Zurbagan Anna", "lastName", "Anna", "firstName", "Zurbagan")
	if got := logicV2.Compare(q, swapped).Score; got > .7 {
		t.Errorf("given and family name swapped score %.2f", got)
	}
	initials := party("Person", "name", "A Zurbagan")
	if got := logicV2.Compare(initials, q).Score; got < .9 {
		t.Errorf("an initial of a stated given name scores %.2f", got)
	}
}

func TestOFAC(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{
		{"IVAN PETROV", "PETROV, Ivan", 1},
		{"BUSH GEORGE", "GEORGE BUSH", 1},
		{"Z", "Z", 1},
		{"KIM JO ZURB", "ZURB, Kim", 1},        // words of two letters do not count
		{"GEORGE BUSH", "HASWANI, George", .5}, // BUSH and HASWANI are less than .5 alike
		{"ABC", "XYZ", 0},
	} {
		if got := ofac.Compare(Named("LegalEntity", c.a), Named("LegalEntity", c.b)).Score; math.Abs(got-c.want) > .001 {
			t.Errorf("%s ~ %s: %.4f, want %.4f", c.a, c.b, got, c.want)
		}
	}
}

func TestNameBasedAddsUp(t *testing.T) {
	q, c := Named("Person", "Robert Smith"), Named("Person", "Rupert Smyth")
	j, s := jaroParts(q, c, nil).Score, soundexParts(q, c, nil).Score
	if s != 1 || math.Abs(nameBased.Compare(q, c).Score-(j+s)/2) > 1e-4 {
		t.Errorf("jaro %.4f, soundex %.4f, together %.4f", j, s, nameBased.Compare(q, c).Score)
	}
}

func TestQualifiers(t *testing.T) {
	name := "Ivan Zurbagan"
	q := party("Person", "name", name, "birthDate", "1965-03-12", "country", "ru", "gender", "male")
	for _, c := range []struct {
		algorithm *Algorithm
		with      []string
		want      float64
	}{
		{&logicV1, nil, 1},
		{&logicV1, []string{"country", "br"}, .8},
		{&logicV1, []string{"birthDate", "1972-03-12"}, 1 - .15 - .2},
		{&logicV1, []string{"birthDate", "1965-12-03"}, 1 - .1},
		{&logicV1, []string{"gender", "female"}, .8},
		{&logicV2, []string{"birthDate", "1965-12-03"}, 1 - .125},
		{&logicV2, []string{"birthDate", "1972"}, .85},
		{&logicV2, []string{"birthDate", "1965-03-12", "country", "ru"}, 1},
		{&nameQualified, []string{"country", "br", "gender", "female"}, .8},
		{&nameBased, []string{"country", "br", "gender", "female"}, 1},
		{&ofac, []string{"birthDate", "1972-01-01"}, .75},
	} {
		if got := c.algorithm.Compare(q, party("Person", append([]string{"name", name}, c.with...)...)).Score; math.Abs(got-c.want) > 1e-4 {
			t.Errorf("%s with %v: %.4f, want %.4f", c.algorithm.Name, c.with, got, c.want)
		}
	}
}

func TestTerritoriesAreOfTheirStates(t *testing.T) {
	q := party("Company", "name", "Acme", "country", "hk")
	if s := countryDiffers(q, party("Company", "country", "cn"), nil).Score; s != 0 {
		t.Error("Hong Kong and China differ")
	}
	if s := countryDiffers(q, party("Company", "country", "de"), nil).Score; s != 1 {
		t.Error("Hong Kong and Germany do not")
	}
}

func TestIdentifiersDecide(t *testing.T) {
	q := party("Company", "name", "Acme", "innCode", "7707083893")
	for _, a := range []*Algorithm{&logicV1, &logicV2} {
		s := a.Compare(q, party("Company", "name", "Something Else", "innCode", "7707083893"))
		if math.Abs(s.Score-.95) > 1e-4 {
			t.Errorf("%s: %.2f", a.Name, s.Score)
		}
		if s := a.Compare(q, party("Company", "name", "Other", "registrationNumber", "7707083893")); math.Abs(s.Score-.95) > 1e-4 {
			t.Errorf("%s under another property: %.2f", a.Name, s.Score)
		}
	}
	differ := logicV1.Compare(party("Company", "name", "Acme", "registrationNumber", "A1234567"), party("Company", "name", "Acme", "registrationNumber", "9X88"))
	if math.Abs(differ.Score-.8) > 1e-4 {
		t.Errorf("other numbers: %.2f", differ.Score)
	}
}

func TestSchemataThatCannotMatch(t *testing.T) {
	for _, a := range All() {
		if s := a.Compare(Named("Person", "Acme"), Named("Company", "Acme")).Score; s != 0 {
			t.Errorf("%s: person and company %.2f", a.Name, s)
		}
		if s := a.Compare(Named("LegalEntity", "Acme Zurb"), Named("Company", "Acme Zurb")).Score; s < .99 {
			t.Errorf("%s: legal entity and company %.2f", a.Name, s)
		}
		if s := a.Compare(Named("Unheard", "Acme"), Named("Unheard", "Acme")).Score; s != 0 {
			t.Errorf("%s: unknown schema %.2f", a.Name, s)
		}
	}
}

func TestLookupAndConfig(t *testing.T) {
	if _, err := Lookup("best"); fault.KindOf(err) != fault.Invalid || !strings.Contains(err.Error(), "logic-v2") {
		t.Errorf("unknown algorithm: %v", err)
	}
	a, err := Lookup("logic-v1")
	if err != nil {
		t.Fatal(err)
	}
	only, err := a.With(Config{Weights: map[string]float64{"name_soundex_match": 1, "name_literal_match": 0, "person_name_jaro_winkler": 0, "person_name_phonetic_match": 0, "name_fingerprint_levenshtein": 0}})
	if err != nil {
		t.Fatal(err)
	}
	if s := only.Compare(Named("Person", "Robert Smith"), Named("Person", "Rupert Smyth")).Score; s != 1 {
		t.Errorf("by soundex alone: %.2f", s)
	}
	if s := a.Compare(Named("Person", "Robert Smith"), Named("Person", "Rupert Smyth")).Score; s > .9 {
		t.Errorf("the original has changed: %.2f", s)
	}
	for _, c := range []Config{{Weights: map[string]float64{"nothing": 1}}, {Settings: map[string]float64{"nm_nothing": 1}}} {
		if _, err := a.With(c); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%v: %v", c, err)
		}
	}
	strictly, err := logicV2.With(Config{Settings: map[string]float64{"nm_extra_result_name": 1}})
	if err != nil {
		t.Fatal(err)
	}
	if s := strictly.Compare(Named("Person", "Zurb Lissa"), Named("Person", "Zurb Lissa Marq")).Score; math.Abs(s-2.0/3) > .001 {
		t.Errorf("a word more on the list: %.4f", s)
	}
}

func TestOfEntryKeepsWhatIsKnown(t *testing.T) {
	x := index.Entry{ID: "e1", Schema: "Company", Names: []index.Name{{Text: "Acme"}, {Text: "Ak", Kind: index.Weak}}, Countries: []string{"ru"},
		Identifiers: []index.Identifier{{Kind: "inn", Value: "7707083893"}, {Kind: "mystery", Value: "Q-77"}}}
	p := OfEntry(&x)
	if len(p.names) != 1 || len(p.weak) != 1 || len(p.countries) != 1 || len(p.strict()) != 2 {
		t.Errorf("%+v", p)
	}
}

// genName makes names with words of several scripts, signs and repeats.
func genName(t *rapid.T) string {
	w := rapid.SampledFrom([]string{"ivan", "Petrov", "al", "ABDUL", "Иван", "محمد", "김", "习近平", "GmbH", "Ltd.", "Bank", "II", "4", "O'Brien", "x", "—", "\u202e", "é"})
	return strings.Join(rapid.SliceOfN(w, 0, 6).Draw(t, "words"), rapid.SampledFrom([]string{" ", ", ", "-"}).Draw(t, "sign"))
}

func TestScoresAndExplanationsHold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		schema := rapid.SampledFrom([]string{"Person", "Company", "LegalEntity", "Vessel"}).Draw(t, "schema")
		values := func() []string {
			kv := []string{"name", genName(t)}
			if rapid.Bool().Draw(t, "more") {
				kv = append(kv, "country", rapid.SampledFrom([]string{"ru", "br"}).Draw(t, "country"), "birthDate", rapid.SampledFrom([]string{"1965", "1965-03-12", "1965-12-03"}).Draw(t, "birth"))
			}
			return kv
		}
		a, b := values(), values()
		for _, al := range All() {
			s := al.Compare(party(schema, a...), party(schema, b...))
			if s.Score < 0 || s.Score > 1 || math.IsNaN(s.Score) {
				t.Fatalf("%s: %v %v score %v", al.Name, a, b, s.Score)
			}
			sum := 0.0
			for _, step := range al.Explain(s) {
				sum += step.Worth
			}
			if math.Abs(sum-s.Score) > .002 {
				t.Fatalf("%s: %v %v: steps add up to %.4f, score %.4f", al.Name, a, b, sum, s.Score)
			}
			if again := al.Compare(party(schema, a...), party(schema, b...)); again.Score != s.Score {
				t.Fatalf("%s: %v then %v", al.Name, s.Score, again.Score)
			}
		}
	})
}

// TestHostileNames bounds the time of one comparison of the worst names.
func TestHostileNames(t *testing.T) {
	for _, name := range []string{strings.Repeat("a", 1<<20), strings.Repeat("ab ", 1<<18), strings.Repeat("abcdefgh ", 1<<16), strings.Repeat("\u0301", 1<<18), strings.Repeat("1 ", 1<<18), "\xff\xfe" + strings.Repeat("\x00", 1<<16)} {
		other := strings.Repeat("ba abcd abcdefg ", 1<<15)
		for _, a := range All() {
			for _, schema := range []string{"Person", "Company", "Vessel"} {
				begin := time.Now()
				a.Compare(Named(schema, name), Named(schema, other))
				if d := time.Since(begin); d > 3*time.Second {
					t.Errorf("%s, %s, %.10q...: %v", a.Name, schema, name, d)
				}
			}
		}
	}
}
