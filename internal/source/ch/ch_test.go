package ch

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"sanctrace/internal/sharedtest"
	"sanctrace/internal/source"
	"sanctrace/internal/source/sourcetest"
)

// The made-up list puts places after the targets that refer to them, keeps a
// copy of a target in its history and one that was delisted.
const made = `<?xml version="1.0" encoding="UTF-8"?><swiss-sanctions-list list-type="whole-list" date="2031-01-17">
<sanctions-program ssid="1"><program-key lang="ger">Nirgendwo</program-key><program-key lang="eng">Nowhere</program-key><program-name lang="eng">Ordinance on Nowhere</program-name>
 <sanctions-set ssid="11" lang="ger">Anhang 1</sanctions-set><sanctions-set ssid="11" lang="eng">Financial measures and travel ban, annex 1</sanctions-set><sanctions-set ssid="11" lang="fre">annexe 1</sanctions-set><origin>UN</origin></sanctions-program>
<sanctions-program ssid="2"><program-key lang="eng">Ukraine</program-key><sanctions-set ssid="22" lang="eng">Annex 2</sanctions-set></sanctions-program>
<target ssid="100" sanctions-set-id="11"><foreign-identifier>TAi.901</foreign-identifier>
 <individual sex="male"><identity ssid="101" main="true">
  <name ssid="102" name-type="primary-name" quality="good" lang="eng"><name-part order="2" name-part-type="given-name"><value>Talvo</value><spelling-variant lang="rus" script="CYRL">Талво</spelling-variant></name-part>
   <name-part order="1" name-part-type="family-name"><value>Marren</value><spelling-variant lang="eng" script="LATN">Maren</spelling-variant><spelling-variant lang="rus" script="CYRL">Маррен</spelling-variant></name-part>
   <name-part order="3" name-part-type="title"><value>Maulavi</value></name-part></name>
  <name name-type="alias" quality="low"><name-part order="1" name-part-type="whole-name"><value>Smith</value></name-part></name>
  <name name-type="formerly-known-as" quality="good"><name-part order="1" name-part-type="whole-name"><value>Old Marren</value><spelling-variant lang="ara" script="ARAB">مارن</spelling-variant></name-part></name>
  <day-month-year day="3" month="2" year="1961" calendar="Gregorian" quality="good"/><day-month-year year="1380" calendar="Islamic"/><day-month-year year="1962" quality="low"/>
  <nationality><country iso-code="AF">Afghanistan</country></nationality><place-of-birth place-id="900"/>
  <identification-document document-type="diplomatic-passport"><number>D 123456</number><issuer code="AF">Afghanistan</issuer><date-of-issue>2001-02-03</date-of-issue><expiry-date>2006-02-03</expiry-date><remark>lost</remark></identification-document>
  <address place-id="900"><address-details>1 Quay</address-details><zip-code>1001</zip-code><remarks>last known</remarks></address></identity>
  <justification ssid="1">Made up.</justification><relation target-id="200" relation-type="related-to"/><other-information>Function: Minister of depots</other-information></individual>
 <modification modification-type="amended" effective-date="2031-01-02" publication-date="2031-01-01"><removed><target ssid="100"><individual><identity main="true"><name name-type="primary-name"><name-part order="1" name-part-type="whole-name"><value>Wrong Old Copy</value></name-part></name></identity></individual></target></removed></modification>
 <modification modification-type="listed" effective-date="2030-03-04" publication-date="2030-03-03"/></target>
<target ssid="200"><sanctions-set-id>11</sanctions-set-id><sanctions-set-id>22</sanctions-set-id><entity><identity main="true"><name name-type="primary-name"><name-part order="1" name-part-type="whole-name"><value>Made Plant</value></name-part></name></identity><other-information>INN: 7707083893</other-information><other-information>Website: https://made.example</other-information></entity><modification modification-type="listed" effective-date="2030-05-05"/></target>
<target ssid="300" sanctions-set-id="11"><object object-type="vessel"><identity main="true"><name name-type="primary-name"><name-part order="1" name-part-type="whole-name"><value>Nowhere Star</value></name-part></name></identity><other-information>IMO: 9074729</other-information></object>
 <modification modification-type="de-listed" effective-date="2030-09-09"/><modification modification-type="listed" effective-date="2029-01-01"/></target>
<target ssid="400"/>
<place ssid="900"><location>Kabul</location><area>Kabul Province</area><country iso-code="AF">Afghanistan</country></place>
</swiss-sanctions-list>`

func TestMadeUpList(t *testing.T) {
	r := sourcetest.Parse(t, Formats(), sourcetest.Text("seco.xml", made))
	if r.Err != nil || r.Out.Rows != 4 || r.Out.Rejected != 1 || len(r.Subjects) != 3 || r.Meta.Version != "2031-01-17" || len(r.Invalid) > 0 {
		t.Fatalf("%v, rows %d, %+v, %d subjects, %+v, %v", r.Err, r.Out.Rows, r.Out.Rejects, len(r.Subjects), r.Meta, r.Invalid)
	}
	p := r.Subjects["ch-seco-100"]
	for prop, want := range map[string][]string{
		"name": {"Marren Talvo"}, "alias": {"Maren Talvo", "Маррен Талво"}, "weakAlias": {"Smith"}, "previousName": {"Old Marren", "مارن"},
		"title": {"Maulavi"}, "lastName": {"Marren"}, "birthDate": {"1961-02-03", "1962"}, "nationality": {"af"}, "gender": {"male"},
		"birthPlace": {"Kabul, Kabul Province, Afghanistan"}, "birthCountry": {"af"}, "passportNumber": {"D 123456"},
		"address": {"1 Quay, Kabul, Kabul Province, 1001, Afghanistan"}, "position": {"Minister of depots"},
	} {
		sourcetest.Want(t, p, prop, want...)
	}
	s := r.Sanction(t, p.ID)
	for prop, want := range map[string][]string{
		"unscId": {"TAi.901"}, "programId": {"Nowhere"}, "program": {"Ordinance on Nowhere"}, "startDate": {"2030-03-04"},
		"listingDate": {"2030-03-03"}, "modifiedAt": {"2031-01-02"}, "reason": {"Made up."}, "provisions": {"travel-ban", "asset-freeze"},
	} {
		sourcetest.Want(t, s, prop, want...)
	}
	if l := r.Of("UnknownLink", "subject", p.ID); len(l) != 1 || l[0].First("object") != "ch-seco-200" {
		t.Errorf("relation %+v", l)
	}
	c := r.Subjects["ch-seco-200"]
	sourcetest.Want(t, c, "innCode", "7707083893")
	sourcetest.Want(t, c, "website", "https://made.example/")
	sourcetest.Want(t, r.Entities["ch-seco-200-sanction-Ukraine"], "provisions", "export-control")
	sourcetest.Want(t, r.Subjects["ch-seco-300"], "imoNumber", "9074729")
	sourcetest.Want(t, r.Subjects["ch-seco-300"], "topics")
	sourcetest.Want(t, c, "topics", "sanction", "export.control")
	d := r.Sanction(t, "ch-seco-300")
	sourcetest.Want(t, d, "endDate", "2030-09-09")
	sourcetest.Want(t, d, "status", "de-listed")
	sourcetest.Want(t, d, "provisions")
}

func TestHistory(t *testing.T) {
	mod := func(typ, date string) modificationXML { return modificationXML{Type: typ, Effective: date} }
	for _, c := range []struct {
		mods []modificationXML
		want history
	}{
		{nil, history{}},
		{[]modificationXML{mod("listed", "")}, history{}},
		{[]modificationXML{mod("de-listed", "2030-01-01"), mod("listed", "2029-01-01")}, history{start: "2029-01-01", end: "2030-01-01", delisted: true}},
		{[]modificationXML{mod("listed", "2031-01-01"), mod("de-listed", "2030-01-01"), mod("listed", "2029-01-01")}, history{start: "2031-01-01"}},
	} {
		if got := readHistory(c.mods); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%+v: %+v, want %+v", c.mods, got, c.want)
		}
	}
}

// TestGeneratedList reads a list of the real one's size in targets, and a cut
// and a damaged copy of it.
func TestGeneratedList(t *testing.T) {
	const n = 3000
	var b strings.Builder
	b.WriteString(`<swiss-sanctions-list list-type="whole-list" date="2031-01-17"><sanctions-program ssid="1"><program-key lang="eng">P</program-key><sanctions-set ssid="11" lang="eng">Annex 1</sanctions-set></sanctions-program>` + "\n")
	for i := range n {
		fmt.Fprintf(&b, `<target ssid="%d" sanctions-set-id="11"><individual sex="female"><identity main="true"><name name-type="primary-name"><name-part order="1" name-part-type="whole-name"><value>Person %d</value></name-part></name><address place-id="p%d"><address-details>%d Road</address-details></address></identity></individual><modification modification-type="listed" effective-date="2030-01-01"/></target>`+"\n", i+1, i+1, i%9, i)
	}
	for i := range 9 {
		fmt.Fprintf(&b, `<place ssid="p%d"><location>Town %d</location><country iso-code="SY">Syria</country></place>`, i, i)
	}
	b.WriteString("</swiss-sanctions-list>")
	text := b.String()
	r := sourcetest.Parse(t, Formats(), sourcetest.Text("seco.xml", text))
	if r.Err != nil || len(r.Subjects) != n || r.Out.Rows != n || r.Out.Rejected != 0 || r.Meta.Scope != source.Full {
		t.Fatalf("%v, %d subjects, %d rows, %+v", r.Err, len(r.Subjects), r.Out.Rows, r.Meta)
	}
	sourcetest.Want(t, r.Subjects["ch-seco-10"], "address", "9 Road, Town 0, Syria")
	r = sourcetest.Parse(t, Formats(), sourcetest.Text("seco.xml", text[:len(text)/2]))
	if r.Err == nil || len(r.Subjects) < n/3 {
		t.Errorf("a cut list: %v, %d subjects", r.Err, len(r.Subjects))
	}
	r = sourcetest.Parse(t, Formats(), sourcetest.Text("seco.xml", strings.Replace(text, "Person 7<", "Per\xffson 7<", 1)))
	if r.Err != nil || len(r.Subjects) != n-1 || r.Out.Rejected != 1 {
		t.Errorf("a damaged list: %v, %d subjects, %d rejected", r.Err, len(r.Subjects), r.Out.Rejected)
	}
}

func TestPublishedExample(t *testing.T) {
	r := sourcetest.Parse(t, Formats(), sourcetest.File(t, sharedtest.Path(t, "data/lists/ch/seco_example_amendment_2024-01-17.xml")))
	if r.Err != nil || len(r.Subjects) != 3 || r.Meta.Version != "2024-01-17" || r.Meta.Scope != source.Filtered("amendment") || len(r.Invalid) > 0 {
		t.Fatalf("%v, %d subjects, %+v, %v", r.Err, len(r.Subjects), r.Meta, r.Invalid)
	}
	sourcetest.Want(t, r.Subjects["ch-seco-64403"], "birthDate", "2000-01-01")
	sourcetest.Want(t, r.Sanction(t, "ch-seco-64403"), "provisions", "travel-ban")
	sourcetest.Want(t, r.Sanction(t, "ch-seco-64393"), "provisions", "asset-freeze", "travel-ban")
}

func FuzzSECO(f *testing.F) {
	f.Add(made)
	f.Fuzz(func(t *testing.T, data string) {
		sourcetest.Fuzz(t, Formats(), sourcetest.Text("x.xml", data))
	})
}
