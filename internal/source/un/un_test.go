package un

import (
	"strings"
	"testing"

	"sanctrace/internal/sharedtest"
	"sanctrace/internal/source/sourcetest"
)

const made = `<?xml version="1.0" encoding="UTF-8"?>
<CONSOLIDATED_LIST xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" dateGenerated="2031-02-03T23:00:03.110Z">
<INDIVIDUALS>
<INDIVIDUAL><DATAID>7000001</DATAID><VERSIONNUM>1</VERSIONNUM>
 <FIRST_NAME>TALVO</FIRST_NAME><SECOND_NAME>BEN</SECOND_NAME><THIRD_NAME>OSK</THIRD_NAME><FOURTH_NAME>MARREN</FOURTH_NAME>
 <UN_LIST_TYPE>Libya</UN_LIST_TYPE><REFERENCE_NUMBER>LYi.901 </REFERENCE_NUMBER><LISTED_ON>2030-05-06-04:00</LISTED_ON>
 <NAME_ORIGINAL_SCRIPT>탈보 마렌</NAME_ORIGINAL_SCRIPT>
 <COMMENTS1>Father's name: Osk Marren. Mother’s name is Ilda. Gender: male. Listed pursuant to paragraph 15 of resolution 1970 (Travel Ban). INTERPOL-UN Security Council Special Notice web link: https://example.org/notice</COMMENTS1>
 <INTERPOL_LINK>https://example.org/notice</INTERPOL_LINK>
 <TITLE><VALUE>Colonel</VALUE></TITLE><DESIGNATION><VALUE>Head of depot 9</VALUE><VALUE>Deputy</VALUE></DESIGNATION>
 <NATIONALITY><VALUE>Iran (Islamic Republic of)</VALUE><VALUE>Atlantis</VALUE></NATIONALITY>
 <LAST_DAY_UPDATED><VALUE>2030-07-01</VALUE></LAST_DAY_UPDATED>
 <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Talwo Maren; T. Maren</ALIAS_NAME></INDIVIDUAL_ALIAS>
 <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>The Smith</ALIAS_NAME></INDIVIDUAL_ALIAS>
 <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Old Name</ALIAS_NAME><NOTE>previously listed as</NOTE></INDIVIDUAL_ALIAS>
 <INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
 <INDIVIDUAL_ADDRESS><STREET>1 Quay</STREET><CITY>Tripoli</CITY><COUNTRY>Libya</COUNTRY><NOTE>Tel.: +218 21 555 0101</NOTE></INDIVIDUAL_ADDRESS>
 <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1970</YEAR></INDIVIDUAL_DATE_OF_BIRTH>
 <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1964</FROM_YEAR><TO_YEAR>1968</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH>
 <INDIVIDUAL_PLACE_OF_BIRTH><CITY>Misrata</CITY><COUNTRY>Libya</COUNTRY></INDIVIDUAL_PLACE_OF_BIRTH>
 <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><TYPE_OF_DOCUMENT2>diplomatic passport</TYPE_OF_DOCUMENT2><NUMBER>ZZ 123456</NUMBER><ISSUING_COUNTRY>Libya</ISSUING_COUNTRY><DATE_OF_ISSUE>2009-01-02</DATE_OF_ISSUE><CITY_OF_ISSUE>Tripoli</CITY_OF_ISSUE></INDIVIDUAL_DOCUMENT>
 <SORT_KEY/></INDIVIDUAL>
<INDIVIDUAL><DATAID>7000002</DATAID><FIRST_NAME>GHOST</FIRST_NAME><UN_LIST_TYPE>GB</UN_LIST_TYPE><REFERENCE_NUMBER>GBi.902</REFERENCE_NUMBER>
 <NAME_ORIGINAL_SCRIPT>5/'E -3JF</NAME_ORIGINAL_SCRIPT><INDIVIDUAL_DATE_OF_BIRTH><NOTE>Nov. 1973</NOTE></INDIVIDUAL_DATE_OF_BIRTH><INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NOTE>Libyan passport number 347834, expired on 21 Feb. 2014</NOTE></INDIVIDUAL_DOCUMENT></INDIVIDUAL>
</INDIVIDUALS>
<ENTITIES>
<ENTITY><DATAID>7000003</DATAID><FIRST_NAME>MADE-UP TRADING ; MADE UP MARITIME</FIRST_NAME><UN_LIST_TYPE>DPRK</UN_LIST_TYPE><REFERENCE_NUMBER>KPe.903</REFERENCE_NUMBER><LISTED_ON>2030-05-07</LISTED_ON>
 <COMMENTS1>Its SWIFT code is MADEKPPY. E-mail: post@madeup.example</COMMENTS1>
 <ENTITY_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>Older Trading</ALIAS_NAME></ENTITY_ALIAS>
 <ENTITY_ADDRESS><COUNTRY>Democratic People's Republic of Korea</COUNTRY></ENTITY_ADDRESS></ENTITY>
</ENTITIES></CONSOLIDATED_LIST>`

func TestMadeUpList(t *testing.T) {
	r := sourcetest.Parse(t, Formats(), sourcetest.Text("list.xml", made))
	if r.Err != nil || r.Out.Rows != 3 || len(r.Subjects) != 3 || r.Meta.Version != "2031-02-03" {
		t.Fatalf("err %v, rows %d, subjects %d, version %s", r.Err, r.Out.Rows, len(r.Subjects), r.Meta.Version)
	}
	p := r.Entities["unsc-7000001"]
	for prop, want := range map[string][]string{
		"name":  {"TALVO BEN OSK MARREN", "탈보 마렌"},
		"alias": {"Talwo Maren", "T. Maren"}, "weakAlias": {"The Smith"}, "previousName": {"Old Name"},
		"birthDate": {"1970", "1964", "1968"}, "birthPlace": {"Misrata, Libya"}, "birthCountry": {"ly"},
		"nationality": {"ir"}, "gender": {"male"}, "fatherName": {"Osk Marren"}, "motherName": {"Ilda"},
		"title": {"Colonel"}, "position": {"Head of depot 9", "Deputy"}, "passportNumber": {"ZZ 123456"},
		"address": {"1 Quay, Tripoli, Libya"}, "phone": {"+218 21 555 0101"}, "sourceUrl": {"https://example.org/notice"},
		"lastName": {"MARREN"},
	} {
		sourcetest.Want(t, p, prop, want...)
	}
	if !strings.Contains(strings.Join(p.All("notes"), "\n"), "nationality: Atlantis") {
		t.Errorf("an unknown nationality is lost: %q", p.All("notes"))
	}
	for _, v := range p.Values {
		if v.Value == "1970" && v.Original != "circa 1970" || v.Value == "1964" && v.Original != "1964 to 1968" ||
			v.Value == "탈보 마렌" && v.Lang != "kor" {
			t.Errorf("value %+v", v)
		}
	}
	s := r.Sanction(t, "unsc-7000001")
	sourcetest.Want(t, s, "unscId", "LYi.901")
	sourcetest.Want(t, s, "authorityId", "LYi.901")
	sourcetest.Want(t, s, "listingDate", "2030-05-06")
	sourcetest.Want(t, s, "provisions", "travel-ban")
	sourcetest.Want(t, r.Of("Passport", "holder", "unsc-7000001")[0], "startDate", "2009-01-02")
	sourcetest.Want(t, r.Sanction(t, "unsc-7000002"), "provisions", "travel-ban")
	sourcetest.Want(t, r.Entities["unsc-7000002"], "name", "GHOST")
	sourcetest.Want(t, r.Entities["unsc-7000002"], "birthDate", "1973-11")
	sourcetest.Want(t, r.Entities["unsc-7000002"], "passportNumber", "347834")
	if r.Out.Rejected != 1 {
		t.Errorf("a spoilt original script went unnoticed: %+v", r.Out.Rejects)
	}
	c := r.Entities["unsc-7000003"]
	sourcetest.Want(t, c, "topics", "sanction")
	sourcetest.Want(t, c, "name", "MADE-UP TRADING", "MADE UP MARITIME")
	sourcetest.Want(t, c, "previousName", "Older Trading")
	sourcetest.Want(t, c, "country", "kp")
	sourcetest.Want(t, c, "swiftBic", "MADEKPPY")
	sourcetest.Want(t, c, "email", "post@madeup.example")
	sourcetest.Want(t, r.Sanction(t, "unsc-7000003"), "provisions", "asset-freeze")
}

func TestDamagedMadeUpList(t *testing.T) {
	bad := strings.Replace(made, "<FIRST_NAME>GHOST", "<FIRST_NAME>GH\xd4ST", 1)
	r := sourcetest.Parse(t, Formats(), sourcetest.Text("list.xml", bad))
	if r.Err != nil || len(r.Subjects) != 2 || r.Out.Rejected != 1 || r.Out.Rejects[0].Place != "line 23" {
		t.Errorf("err %v, subjects %d, rejects %+v", r.Err, len(r.Subjects), r.Out.Rejects)
	}
	r = sourcetest.Parse(t, Formats(), sourcetest.Text("list.xml", made[:len(made)-400]))
	if r.Err == nil || len(r.Subjects) != 2 {
		t.Errorf("a cut list: err %v, subjects %d", r.Err, len(r.Subjects))
	}
}

func TestPublishedLists(t *testing.T) {
	aug := sourcetest.Parse(t, Formats(), sourcetest.File(t, sharedtest.Path(t, "data/lists/un/un_2026-08.xml.gz")))
	feb := sourcetest.Parse(t, Formats(), sourcetest.File(t, sharedtest.Path(t, "data/lists/un/un_2026-02.xml.gz")))
	for _, c := range []struct {
		r               *sourcetest.Result
		version         string
		persons, bodies int
	}{{aug, "2026-08-01", 736, 275}, {feb, "2026-02-27", 730, 273}} {
		schemas, props := c.r.Count()
		if c.r.Err != nil || c.r.Out.Rejected != 0 || string(c.r.Meta.Version) != c.version ||
			schemas["Person"] != c.persons || schemas["LegalEntity"] != c.bodies {
			t.Errorf("version %s: %v, rejected %+v, %v", c.r.Meta.Version, c.r.Err, c.r.Out.Rejects, schemas)
		}
		t.Log(props, c.r.Invalid)
	}
	added, removed := 0, 0
	for id := range aug.Subjects {
		if feb.Subjects[id] == nil {
			added++
		}
	}
	refs := map[string]string{}
	for id := range feb.Subjects {
		if aug.Subjects[id] == nil {
			removed++
		} else {
			refs[feb.Sanction(t, id).First("unscId")] = id
		}
	}
	if added != 16 || removed != 8 {
		t.Errorf("February to August: +%d -%d, want +16 -8", added, removed)
	}
	for _, s := range aug.Entities {
		if id := refs[s.First("unscId")]; s.Schema == "Sanction" && id != "" && s.First("entity") != id {
			t.Errorf("reference %s moved from %s to %s", s.First("unscId"), id, s.First("entity"))
		}
	}
	if aug.Subjects["unsc-110403"] == nil {
		t.Error("unsc-110403 is missing")
	}
}

func TestMalformedList(t *testing.T) {
	r := sourcetest.Parse(t, Formats(), sourcetest.File(t, sharedtest.Path(t, "data/lists/un/un_2025-08_MALFORMED.xml.gz")))
	if r.Err != nil || r.Out.Rows != 684+195 || len(r.Subjects)+r.Out.Rejected < r.Out.Rows || len(r.Subjects) < 300 {
		t.Fatalf("err %v, rows %d, subjects %d, rejected %d", r.Err, r.Out.Rows, len(r.Subjects), r.Out.Rejected)
	}
	t.Logf("kept %d of %d, %d rejects, first %+v", len(r.Subjects), r.Out.Rows, r.Out.Rejected, r.Out.Rejects[0])
	for _, e := range r.Subjects {
		for _, n := range e.All("name") {
			if strings.ContainsAny(n, "\x19*") {
				t.Errorf("%s has a spoilt name %q", e.ID, n)
			}
		}
	}
}

func FuzzUN(f *testing.F) {
	f.Add([]byte(made))
	f.Add([]byte("<CONSOLIDATED_LIST><INDIVIDUAL><DATAID>1</DATAID></INDIVIDUAL>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		sourcetest.Fuzz(t, Formats(), sourcetest.Text("x.xml", string(data)))
	})
}
