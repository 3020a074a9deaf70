package eu

import (
	"path/filepath"
	"regexp"
	"sort"
	"strings"
	"testing"

	"sanctrace/internal/sharedtest"
	"sanctrace/internal/source"
	"sanctrace/internal/source/sourcetest"
)

const journalHead = "celex,recordId,programKey,annex,measure,startDate,reason,schema,name,alias,weakAlias,previousName,country,nationality,jurisdiction,birthDate,birthPlace,position,passportNumber,gender,appearance,ethnicity,fatherName,motherName,incorporationDate,legalForm,sector,registrationNumber,taxNumber,idNumber,innCode,ogrnCode,kppCode,okpoCode,leiCode,swiftBic,ticker,imoNumber,mmsi,flag,address,phone,email,website,notes\n"

// journalRow builds a line of made-up data from the columns that matter.
func madeRow(cells map[string]string) string {
	names := strings.Split(strings.TrimSpace(journalHead), ",")
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = `"` + strings.ReplaceAll(cells[n], `"`, `""`) + `"`
	}
	return strings.Join(out, ",") + "\n"
}

// mixedWord finds a Latin letter beside a Cyrillic one.
var mixedWord = regexp.MustCompile(`\p{Cyrillic}\p{Latin}|\p{Latin}\p{Cyrillic}`)

func TestMadeUpJournal(t *testing.T) {
	one := journalHead + madeRow(map[string]string{
		"celex": "39999R0001", "recordId": "12 (a)", "programKey": "EU-XYZ", "annex": "I.PERSONS", "measure": "Asset freeze",
		"startDate": "3.4.2030", "reason": "Made up.", "schema": "Person", "name": "Tolwen (a.k.a. Tolvin) MARROK",
		"alias":     "Тoлвiн МAРРОК; Толвин МАРРОК / Толвін МАРРОК; Tolwen Mar (طلون); Text of image; Old MAR (formerly listed as)",
		"weakAlias": "Toto", "nationality": "(a) Russian, (b) USSR (until 1991)", "birthDate": "1.2.1960 or 1.3.1960",
		"birthPlace": "Gorki, USSR (now Belarus)", "gender": "male.", "position": "Head of A; Deputy of B",
		"passportNumber": "(a) AB12345 (Iran) expires 19.10.2033, (b) CD67890", "idNumber": "E-111222 (Moroccan identity card)",
		"address": "Tehran, Iran; Iran", "email": "a@b.example, c@d.example",
	})
	two := journalHead + madeRow(map[string]string{
		"celex": "32014R0833", "recordId": "7", "programKey": "EU-RUS", "annex": "XIV.B", "measure": "Transportation restrictions",
		"schema": "LegalEntity", "name": "Made-up Plant (MUP)", "alias": "Общество «Выдуманный» (ООО «Выдуманный»)",
		"registrationNumber": "7707083893 (Tax ID/INN); Cr. No. 100568", "kppCode": "770701001",
	}) + madeRow(map[string]string{
		"celex": "32017R1509", "programKey": "EU-PRK", "annex": "XIII.B", "measure": "Asset freeze", "schema": "Vessel",
		"name": "Nonesuch", "imoNumber": "9074729", "startDate": "5.6.2031",
	}) + madeRow(map[string]string{"celex": "32017R1509", "annex": "I"})
	r := sourcetest.Parse(t, Formats(), sourcetest.Text("a.csv", one), sourcetest.Text("b.csv", two), sourcetest.Text("c.csv", journalHead))
	if r.Err != nil || len(r.Subjects) != 3 || r.Out.Rows != 4 || r.Out.Rejected != 1 || !strings.HasPrefix(r.Meta.Component, "3") || len(r.Invalid) > 0 {
		t.Fatalf("err %v, subjects %d, rows %d, rejects %+v, invalid %v", r.Err, len(r.Subjects), r.Out.Rows, r.Out.Rejects, r.Invalid)
	}
	p := r.Subjects["eu-oj-39999R0001-I.PERSONS-12-a"]
	for prop, want := range map[string][]string{
		"name": {"Tolwen MARROK"}, "alias": {"Tolvin", "Толвін МАРРОК", "Толвин МАРРОК", "طلون", "Tolwen Mar"},
		"weakAlias": {"Toto"}, "previousName": {"Old MAR"}, "nationality": {"ru", "suhh"},
		"birthDate": {"1960-02-01", "1960-03-01"}, "birthCountry": {"by"}, "gender": {"male"},
		"position": {"Head of A", "Deputy of B"}, "passportNumber": {"AB12345", "CD67890"}, "idNumber": {"E-111222"},
		"country": {"ir"}, "address": {"Tehran, Iran"}, "email": {"a@b.example", "c@d.example"},
	} {
		sourcetest.Want(t, p, prop, want...)
	}
	s := r.Sanction(t, p.ID)
	sourcetest.Want(t, s, "provisions", "asset-freeze")
	sourcetest.Want(t, s, "programId", "EU-XYZ")
	sourcetest.Want(t, s, "startDate", "2030-04-03")
	sourcetest.Want(t, s, "reason", "Made up.")
	c := r.Subjects["eu-oj-32014R0833-XIV.B-7"]
	sourcetest.Want(t, c, "name", "Made-up Plant (MUP)")
	sourcetest.Want(t, c, "weakAlias", "MUP")
	sourcetest.Want(t, c, "alias", "Made-up Plant", "ООО «Выдуманный»", "Общество «Выдуманный»")
	sourcetest.Want(t, c, "innCode", "7707083893")
	sourcetest.Want(t, c, "taxNumber", "7707083893")
	sourcetest.Want(t, c, "registrationNumber", "100568")
	sourcetest.Want(t, c, "kppCode", "770701001")
	sourcetest.Want(t, r.Sanction(t, c.ID), "provisions", "transaction-ban")
	for id, e := range r.Subjects {
		if e.Schema == "Vessel" {
			sourcetest.Want(t, e, "imoNumber", "9074729")
			if !strings.HasPrefix(id, "eu-oj-32017R1509-XIII.B-") {
				t.Errorf("id %s", id)
			}
		}
	}
}

func TestPublishedJournal(t *testing.T) {
	dir := sharedtest.Path(t, "data/lists/eu_journal")
	paths, err := filepath.Glob(filepath.Join(dir, "*.csv"))
	if err != nil || len(paths) != 45 {
		t.Fatalf("%d files, %v", len(paths), err)
	}
	sort.Strings(paths)
	var files []source.File
	for _, p := range paths {
		f := sourcetest.File(t, p)
		if h, _ := f.Head(); true {
			if _, ok := recogniseJournal(h); !ok {
				t.Errorf("%s is not recognised", p)
			}
		}
		files = append(files, f)
	}
	r := sourcetest.Parse(t, Formats(), files...)
	schemas, props := r.Count()
	t.Log(schemas, props)
	if r.Err != nil || r.Out.Rows != 8017 || r.Out.Rejected != 0 {
		t.Fatalf("err %v, rows %d, rejects %+v", r.Err, r.Out.Rows, r.Out.Rejects)
	}
	for _, err := range r.Invalid {
		t.Error(err)
	}
	records, noFreeze, measures := 0, 0, map[string]int{}
	for id, recs := range r.Records {
		records += len(recs)
		s := r.Entities[id+"-sanction"]
		m := strings.Join(s.All("provisions"), "+")
		measures[m] += len(recs)
		if !strings.Contains(m, "asset-freeze") {
			noFreeze += len(recs)
		}
		if len(recs) > 1 {
			t.Logf("%s: %d rows, %s", id, len(recs), r.Subjects[id].First("name"))
		}
	}
	t.Log(len(r.Subjects), measures)
	if records != 8017 || noFreeze != 1818 {
		t.Errorf("%d rows, %d of them no asset freeze; want 8017 and 1818", records, noFreeze)
	}
	repaired, left := 0, 0
	for _, e := range r.Subjects {
		for _, v := range e.Values {
			if v.Prop != "name" && v.Prop != "alias" && v.Prop != "weakAlias" {
				continue
			}
			if mixedWord.MatchString(v.Value) {
				left++
				t.Logf("left mixed: %s", v.Value)
			}
			if v.Original != "" && source.Unmix(v.Original) != v.Original {
				repaired++
			}
		}
	}
	t.Logf("names repaired %d, names left mixed %d", repaired, left)
	if repaired < 300 || left > 30 {
		t.Errorf("names repaired %d, names left mixed %d", repaired, left)
	}
}

func FuzzJournal(f *testing.F) {
	f.Add(journalHead + madeRow(map[string]string{"celex": "1", "name": "A (b; c", "alias": "x; (y; z", "birthDate": "a) 1.1.1970, b)"}))
	f.Fuzz(func(t *testing.T, data string) {
		sourcetest.Fuzz(t, Formats(), sourcetest.Text("x.csv", data))
		sourcetest.Fuzz(t, Formats(), sourcetest.Text("x.csv", journalHead+data))
	})
}
