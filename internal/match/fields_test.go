package match

import (
	"strings"
	"testing"

	"sanctrace/internal/finding"
	"sanctrace/internal/ftm"
	"sanctrace/internal/index"
)

// entity makes an entity of "schema property=value; ..." of made-up facts.
func entity(t *testing.T, spec string) *ftm.Entity {
	t.Helper()
	schema, facts, _ := strings.Cut(spec, " ")
	e := ftm.NewEntity("x-1", schema)
	for _, f := range strings.Split(facts, "; ") {
		if prop, value, ok := strings.Cut(f, "="); ok {
			e.Add(prop, value)
		}
	}
	return e
}

// compared compares two entities of a spec.
func compared(t *testing.T, query, listed string) (float64, []finding.Step) {
	t.Helper()
	s := V1()
	return s.NewComparer().Explain(s.Prepare(FromEntity(entity(t, query))), index.NewRecord(index.FromEntity(entity(t, listed))))
}

// stepOf returns the step of a feature that is not the name's.
func stepOf(steps []finding.Step, feature string) finding.Step {
	for _, s := range steps {
		if s.Feature == feature {
			return s
		}
	}
	return finding.Step{}
}

func TestBirthDates(t *testing.T) {
	for _, c := range []struct {
		query, listed string // dates apart by commas
		row           int    // of the table; negative: against
		via           string
	}{
		{"1965-03-12", "1965-03-12", birthDay, "same day"},
		{"12/03/1965", "1965-03-12", birthDay, "same day"},
		{"1965-03-12", "1964,1965-03-12,1972-01-05", birthDay, "same day"}, // the best of several
		{"1965-03-12", "1965", birthPart, "as far as stated"},
		{"1965-03", "1965-03-12", birthPart, "as far as stated"},
		{"1965-04", "1965-03-12", -birthYearNear, "a year apart"},
		{"1967", "1965/1970", birthPart, "as far as stated"},
		{"1965/1970", "1969-05-05", birthPart, "as far as stated"},
		{"../1970", "1969-05-05", birthPart, "as far as stated"},
		{"1965-03-12", "1965-12-03", birthSwapped, "swapped"},
		{"1965-01-01", "1965-03-12", birthNewYear, "1 January"},
		{"1964", "circa 1962", birthAbout, "only about"},
		{"1964~", "1966-02-02", birthAbout, "only about"},
		{"1968", "circa 1962", -birthYearDiffers, "different year"},
		{"1965-03-12", "1956-03-12", -birthTypo, "one digit"},
		{"1965-03-12", "1965-03-17", -birthTypo, "one digit"},
		{"1965-03-12", "1975-03-12", -birthTypo, "one digit"},
		{"1965-03-12", "1965-07-30", -birthDayDiffers, "different day"},
		{"1965", "1966", -birthYearNear, "a year apart"},
		{"1965-03-12", "1966-07-30", -birthYearNear, "a year apart"},
		{"1965", "1972", -birthYearDiffers, "different year"},
		{"1975", "1960/1965", -birthYearDiffers, "different year"},
	} {
		for _, swap := range []bool{false, true} {
			q, l := strings.Split(c.query, ","), strings.Split(c.listed, ",")
			if swap {
				q, l = l, q
			}
			table := V1().Table()
			v := table.births(index.Births(q), index.Births(l))
			want := table[max(c.row, -c.row)].Value
			if c.row < 0 {
				want = -want
			}
			if v.k != want || !strings.Contains(v.via, c.via) {
				t.Errorf("%s, %s: %+.2f %s, want %+.2f %s", q, l, v.k, v.via, want, c.via)
			}
		}
	}
}

// TestFieldsOfParties holds what each field is worth, with its step.
func TestFieldsOfParties(t *testing.T) {
	for _, c := range []struct {
		what, query, listed string
		feature, via        string
		sign                int
	}{
		{"a country in common", "Person name=Rahat Karimi; nationality=ir", "Person name=Rahat Karimi; citizenship=ir; country=iq", "country", "equal", 1},
		{"a successor", "Person name=Rahat Karimi; birthCountry=suhh", "Person name=Rahat Karimi; nationality=kz", "country", "successor", 1},
		{"a part", "Company name=Lissabek Trading; jurisdiction=cn", "Company name=Lissabek Trading; jurisdiction=hk", "country", "part", 1},
		{"no country in common", "Person name=Rahat Karimi; nationality=ir", "Person name=Rahat Karimi; nationality=br", "country", "different", -1},
		{"gender", "Person name=Rahat Karimi; gender=male", "Person name=Rahat Karimi; gender=male", "gender", "equal", 1},
		{"another gender", "Person name=Rahat Karimi; gender=male", "Person name=Rahat Karimi; gender=female", "gender", "different", -1},
		{"other says nothing", "Person name=Rahat Karimi; gender=other", "Person name=Rahat Karimi; gender=female", "gender", "", 0},
		{"born or founded", "LegalEntity name=Lissabek Trading; birthDate=2004-05-06", "LegalEntity name=Lissabek Trading; birthDate=2004", "birth or founding date", "as far as stated", 1},
		{"founded", "Company name=Lissabek Trading; incorporationDate=2004-05-06", "Company name=Lissabek Trading; incorporationDate=2004", "date founded", "as far as stated", 1},
		{"address in another script and order", "Company name=Lissabek Trading; address=ул. Ленина 5, Пермь, Россия", "Company name=Lissabek Trading; address=5 Lenina Street, Perm", "address", "words in common", 1},
		{"same street, other house", "Person name=Rahat Karimi; address=5 Zurbagan Street, Lissa", "Person name=Rahat Karimi; address=17 Zurbagan Street, Lissa", "address", "other number", 1},
		{"same city", "Person name=Rahat Karimi; address=5 Zurbagan Street, Lissa, Iran", "Person name=Rahat Karimi; address=Mira Avenue 20, Lissa", "address", "same city", 1},
		{"elsewhere", "Person name=Rahat Karimi; address=5 Zurbagan Street, Lissa", "Person name=Rahat Karimi; address=Rua Nova 20, Recife", "address", "no word", -1},
		{"a city alone says little", "Person name=Rahat Karimi; address=Lissa", "Person name=Rahat Karimi; address=Recife", "address", "", 0},
		{"country of an address is not an address", "Person name=Rahat Karimi; address=Iran", "Person name=Rahat Karimi; address=Iran", "address", "", 0},
	} {
		_, steps := compared(t, c.query, c.listed)
		s := stepOf(steps, c.feature)
		if sign(s.Worth) != c.sign || !strings.Contains(s.Via, c.via) || c.sign != 0 && (s.Query == "" || s.Candidate == "") {
			t.Errorf("%s: got %+v", c.what, s)
		}
	}
}

func sign(x float64) int {
	switch {
	case x > 0:
		return 1
	case x < 0:
		return -1
	}
	return 0
}

// TestNumbers holds what numbers say, with and without a name.
func TestNumbers(t *testing.T) {
	const same, other = "Rahat Lissabek", "Oksana Kovinova"
	for _, c := range []struct {
		what          string
		query, listed string // identifiers by property, schema first
		alone         bool   // finds the entity under another name
		via           string
		sign          int // of the step under the same name
	}{
		{"sound number", "Company innCode=7707083893", "Company innCode=7707 083 893", true, "same kind", 1},
		{"number of a kind not known", "Company registrationNumber=7707083893", "Company innCode=7707083893", true, "same number", 1},
		{"tax number of the state", "Company taxNumber=7707083893; country=ru", "Company innCode=7707083893", true, "same kind", 1},
		{"LEI as registration", "Company registrationNumber=529900T8BM49AURSDO55", "Company leiCode=529900T8BM49AURSDO55", true, "same kind", 1},
		{"other LEI", "Company leiCode=529900T8BM49AURSDO55", "Company leiCode=5493001KJTIIGC8Y1R12", false, "different", -1},
		{"other INN", "Company innCode=7707083893", "Company innCode=7702070139", false, "different", -1},
		{"one of several", "Company innCode=7702070139", "Company innCode=7707083893; innCode=7702070139", true, "same kind", 1},
		{"wrong check digits", "Company innCode=7707083894", "Company innCode=7707083894", true, "wrong check digits", 1},
		{"wrong digits contradict nothing", "Company innCode=7707083894", "Company innCode=7702070139", false, "", 0},
		{"same digits, another kind", "Company dunsCode=770708389", "Company bikCode=770708389", false, "", 0},
		{"passport as a register number", "Person passportNumber=A1234567", "Company registrationNumber=A1234567", false, "", 0},
		{"passport", "Person passportNumber=A 1234567", "Person passportNumber=A1234567", true, "state not known", 1},
		{"another passport", "Person passportNumber=A1234567", "Person passportNumber=B7654321", false, "", 0},
		{"short number", "Company registrationNumber=6205", "Company registrationNumber=6205", false, "short", 1},
		{"phone", "Company phone=+98 21 6615 3220", "Company phone=0098 21 66153220", false, "same phone", 1},
		{"phone as dialled at home", "Company phone=(021) 6615-3220; country=ir", "Company phone=982166153220", false, "same phone", 1},
		{"another phone", "Company phone=+98 21 6615 3220", "Company phone=+98 21 6615 3221", false, "", 0},
		{"mail", "Company email=Office@Lissabek.example.org", "Company email=office@lissabek.example.org", true, "same mail", 1},
		{"wallet", "Person publicKey=bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "Person publicKey=BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", true, "same kind", 1},
		{"another wallet", "Person publicKey=1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "Person publicKey=3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", false, "", 0},
		{"filler", "Company registrationNumber=0000000", "Company registrationNumber=0000000", false, "", 0},
		{"bank", "Company swiftBic=DEUTDEFFXXX", "Company swiftBic=DEUTDEFF", true, "same kind", 1},
	} {
		numbers := func(side, name string) string {
			schema, facts, _ := strings.Cut(side, " ")
			return schema + " name=" + name + "; " + facts
		}
		got, steps := compared(t, numbers(c.query, same), numbers(c.listed, same))
		s := stepOf(steps, "identifier")
		if sign(s.Worth) != c.sign || !strings.Contains(s.Via, c.via) {
			t.Errorf("%s: got %.2f, %+v", c.what, got, s)
		}
		if got, _ := compared(t, numbers(c.query, other), numbers(c.listed, same)); (got >= DefaultThreshold) != c.alone {
			t.Errorf("%s: %.2f under another name", c.what, got)
		}
	}
}

// TestWrongDigitsSaySo shows a number that would contradict, were it sound.
func TestWrongDigitsSaySo(t *testing.T) {
	_, steps := compared(t, "Company name=Lissa; innCode=7707083894", "Company name=Lissa; innCode=7702070139")
	if s := stepOf(steps, "check digits"); s.Worth != 0 || s.Via != "wrong" || s.Note == "" || s.Query != "inn 7707083894 (ru)" {
		t.Errorf("got %+v", steps)
	}
}

func TestNumbersOfOneStateOnly(t *testing.T) {
	s := V1()
	score := func(query, listed string) float64 {
		q := Query{Schema: "Person", Names: []string{"Rahat Lissabek"}, Identifiers: []index.Identifier{{Kind: "passport", Value: "A1234567", Country: query}}}
		e := index.Entry{Schema: "Person", Names: []index.Name{{Text: "Oksana Kovinova"}}, Identifiers: []index.Identifier{{Kind: "passport", Value: "A1234567", Country: listed}}}
		return s.NewComparer().Score(s.Prepare(q), index.NewRecord(e))
	}
	equal, open, other := score("ir", "ir"), score("ir", ""), score("ir", "iq")
	if equal <= open || open < DefaultThreshold || other >= DefaultThreshold {
		t.Errorf("same state %.2f, one not known %.2f, another %.2f", equal, open, other)
	}
	of := func(country string) float64 {
		q := Query{Schema: "Person", Names: []string{"Oksana Kovinova"}, Countries: []string{country}, Identifiers: []index.Identifier{{Kind: "passport", Value: "A1234567"}}}
		e := index.Entry{Schema: "Person", Names: []index.Name{{Text: "Rahat Lissabek"}}, Identifiers: []index.Identifier{{Kind: "passport", Value: "A1234567", Country: "ir"}}}
		return s.NewComparer().Score(s.Prepare(q), index.NewRecord(e))
	}
	if of("ir") != equal || of("br") != open {
		t.Errorf("of a party of the state %.2f, of another %.2f", of("ir"), of("br"))
	}
}

// TestMoreNumbersSayMore counts each kind once, contradictions too.
func TestMoreNumbersSayMore(t *testing.T) {
	one, _ := compared(t, "Company name=Lissa Trade; phone=+982166153220", "Company name=Zurba Trade; phone=+982166153220; email=a@example.org")
	two, _ := compared(t, "Company name=Lissa Trade; phone=+982166153220; email=a@example.org", "Company name=Zurba Trade; phone=+982166153220; email=a@example.org")
	against, steps := compared(t, "Vessel name=Snow; mmsi=273456780; imoNumber=9074729", "Vessel name=Snow; mmsi=273456780; imoNumber=9293662")
	if two <= one {
		t.Errorf("a phone %.2f, a phone and a mail address %.2f", one, two)
	}
	if against >= DefaultThreshold {
		t.Errorf("an MMSI in common outweighs another IMO number: %.2f %+v", against, steps)
	}
	twice, _ := compared(t, "Company name=Lissa Trade; taxNumber=48151623; registrationNumber=48151623", "Company name=Zurba Trade; registrationNumber=48151623")
	once, _ := compared(t, "Company name=Lissa Trade; registrationNumber=48151623", "Company name=Zurba Trade; registrationNumber=48151623")
	if twice != once {
		t.Errorf("a number in two papers counts %.4f, in one %.4f", twice, once)
	}
}

// TestCraft holds the rules of ships and aircraft.
func TestCraft(t *testing.T) {
	for _, c := range []struct {
		what, query, listed string
		match               bool
	}{
		{"name alone", "Vessel name=Snow Zurbagan", "Vessel name=Snow Zurbagan", true},
		{"prefix", "Vessel name=M/V Snow Zurbagan", "Vessel name=Snow Zurbagan", true},
		{"same IMO, renamed", "Vessel name=Bright Moon; imoNumber=9074729", "Vessel name=Snow Zurbagan; imoNumber=IMO9074729", true},
		{"same IMO, renamed, other flag and year", "Vessel name=Bright Moon; imoNumber=9074729; flag=pa; buildDate=2001", "Vessel name=Snow Zurbagan; imoNumber=9074729; flag=ir; buildDate=2009", false},
		{"same IMO, renamed, other flag", "Vessel name=Bright Moon; imoNumber=9074729; flag=pa", "Vessel name=Snow Zurbagan; imoNumber=9074729; flag=ir", true},
		{"other IMO", "Vessel name=Snow Zurbagan; imoNumber=9074729", "Vessel name=Snow Zurbagan; imoNumber=9293662", false},
		{"other IMO, same flag and year", "Vessel name=Snow Zurbagan; imoNumber=9074729; flag=ir; buildDate=2001", "Vessel name=Snow Zurbagan; imoNumber=9293662; flag=ir; buildDate=2001", false},
		{"an IMO that cannot be", "Vessel name=Snow Zurbagan; imoNumber=9074728", "Vessel name=Snow Zurbagan; imoNumber=9293662", true},
		{"other flag", "Vessel name=Snow Zurbagan; flag=pa", "Vessel name=Snow Zurbagan; flag=ir", true},
		{"other MMSI and call sign", "Vessel name=Snow Zurbagan; mmsi=273456780; callSign=UZUR", "Vessel name=Snow Zurbagan; mmsi=572469210; callSign=T2EU4", true},
		{"other year, type and tonnage", "Vessel name=Snow; buildDate=1985; type=Bulk Carrier; grossRegisteredTonnage=3000", "Vessel name=Snow; buildDate=2012; type=Oil Tanker; grossRegisteredTonnage=56068", false},
		{"MMSI", "Vessel name=Bright Moon; mmsi=273456780", "Vessel name=Snow Zurbagan; mmsi=273456780", true},
		{"former name", "Vessel name=Snow Zurbagan", "Vessel name=Bright Moon; previousName=Snow Zurbagan", true},
		{"mark", "Airplane name=EPZUR", "Airplane name=EP-ZUR", true},
		{"mark as a number", "Airplane registrationNumber=EPZUR; name=Bright", "Airplane name=EP-ZUR", true},
		{"serial number and model", "Airplane name=YI-ABC; serialNumber=04711; model=IL76-TD", "Airplane name=EP-ZUR; serialNumber=04711; model=IL-76TD", true},
		{"serial number of another model", "Airplane name=YI-ABC; serialNumber=04711; model=A340-300", "Airplane name=EP-ZUR; serialNumber=04711; model=IL-76TD", false},
		{"other serial number of the model", "Airplane name=EP-ZUR; serialNumber=04711; model=IL-76TD", "Airplane name=EP-ZUR; serialNumber=04712; model=IL-76TD", false},
	} {
		if got, steps := compared(t, c.query, c.listed); (got >= DefaultThreshold) != c.match {
			t.Errorf("%s: %.2f %+v", c.what, got, steps)
		}
	}
}

func TestModelsAndTonnages(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"IL76-TD", "IL-76TD", true}, {"Boeing 747-286M", "B747", true}, {"An-74T-200", "An-74TK-200", true}, {"A340", "A340-313", true},
		{"IL-76TD", "A340-300", false}, {"An-74", "An-12", false}, {"", "A340", false}, {"Legacy 600", "Falcon 900", false},
	} {
		if sameModel(c.a, c.b) != c.same || sameModel(c.b, c.a) != c.same {
			t.Errorf("%s, %s: %v", c.a, c.b, !c.same)
		}
	}
	for _, c := range []struct {
		a, b string
		want int
	}{{"56,068", "56068", 1}, {"56068", "55000", 1}, {"56068", "50000", 0}, {"56068", "1200", -1}, {"x", "1200", 0}, {"0", "0", 0}, {"NaN", "1", 0}} {
		if tonnages(c.a, c.b) != c.want || tonnages(c.b, c.a) != c.want {
			t.Errorf("%s, %s: %d", c.a, c.b, tonnages(c.a, c.b))
		}
	}
}
