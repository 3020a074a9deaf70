package ofac

import (
	"slices"
	"strings"
	"testing"

	"sanctrace/internal/ftm"
	"sanctrace/internal/when"
)

// made-up remarks: what each phrase must become. Values are written
// "prop=value"; those of details carry the schema ("Passport.number=...").
var remarkCases = []struct {
	name, sdnType, remarks string
	want                   []string
}{
	{"dates", "individual", "DOB 03 Feb 1951; alt. DOB circa 1952; alt. DOB 1960 to 1962; alt. DOB Mar 1970.",
		[]string{"birthDate=1951-02-03", "birthDate=1952", "birthDate=1960", "birthDate=1962", "birthDate=1970-03"}},
	{"places", "individual", "POB Nowhere Town, Syria; alt. POB Iran; nationality Iran; citizen Cabo Verde; Gender Female.",
		[]string{"birthPlace=Nowhere Town, Syria", "birthCountry=sy", "birthPlace=Iran", "birthCountry=ir", "nationality=ir", "citizenship=cv", "gender=female"}},
	{"semicolon without blank", "individual", "nationality possibly Palestinian;arrested 23 Apr 2002.",
		[]string{"nationality=ps", "notes=arrested 23 Apr 2002"}},
	{"passport", "individual", "Passport K000001 (Iran) issued 28 Feb 1996 expires 27 Feb 2001; alt. Passport Booklet: B77 (Pakistan).",
		[]string{"passportNumber=K000001", "Passport.number=K000001", "Passport.country=ir", "Passport.startDate=1996-02-28",
			"Passport.endDate=2001-02-27", "Passport.type=Passport", "passportNumber=B77", "Passport.country=pk"}},
	{"prose about a passport", "individual", "Passport K000001 and the national card were issued under the name of a cousin.",
		[]string{"notes=Passport K000001 and the national card were issued under the name of a cousin"}},
	{"numbers by country", "", "Tax ID No. 7700000000 (Russia); Registration Number 1027700000000 (Russia); Government Gazette Number 01234567 (Russia); " +
		"Tax ID No. 100000001 (Serbia); Registration Number HRA 100 (Stuttgart) (Germany).",
		[]string{"innCode=7700000000", "ogrnCode=1027700000000", "okpoCode=01234567", "taxNumber=100000001",
			"registrationNumber=HRA 100 (Stuttgart)", "Identification.country=de", "Identification.type=Tax ID No."}},
	{"company numbers", "", "Unified Social Credit Code (USCC) 91350100628538981P (China); Legal Entity Number 00000000000000000X01; SWIFT/BIC ABCDRUMM; " +
		"BIK (RU) 044000000; ISIN XS0000000001; Equity Ticker 00001 HK; D-U-N-S Number 000000001; Company Number IMO 5000001; V.A.T. Number BG 1 (Bulgaria).",
		[]string{"uscCode=91350100628538981P", "leiCode=00000000000000000X01", "swiftBic=ABCDRUMM", "bikCode=044000000", "isinCode=XS0000000001",
			"ticker=00001 HK", "dunsCode=000000001", "imoNumber=5000001", "vatCode=BG 1"}},
	{"contacts", "", "Website www.example.org; Email Address a@example.org; alt. Email Address no address; Telephone (98)(21)(0000000); Phone Number 98210000; Fax: 123.",
		[]string{"website=http://www.example.org/", "email=a@example.org", "notes=Email Address no address", "phone=+98210000000", "phone=98210000", "notes=Fax: 123"}},
	{"aliases", "individual", "a.k.a. 'ABU SAMPLE'; a.k.a. 'SAMPLE, Given'; f.k.a. 'OLD; NAME'.",
		[]string{"weakAlias=ABU SAMPLE", "weakAlias=Given SAMPLE", "previousName=OLD; NAME"}},
	{"vessel", "vessel", "Vessel Registration Identification IMO 9000001; MMSI 572000001; Former Vessel Flag Malta; alt. Former Vessel Flag None Identified; " +
		"Vessel Year of Build 1999; Vessel Gross Registered Tonnage 12,345.",
		[]string{"imoNumber=9000001", "mmsi=572000001", "pastFlags=mt", "notes=Former Vessel Flag None Identified", "buildDate=1999", "grossRegisteredTonnage=12345"}},
	{"aircraft", "aircraft", "Aircraft Manufacture Date 1992; Aircraft Model IL76-TD; Aircraft Manufacturer’s Serial Number (MSN) 102; " +
		"Aircraft Tail Number EP-AAA; Aircraft Mode S Transponder Code 730000.",
		[]string{"buildDate=1992", "model=IL76-TD", "serialNumber=102", "registrationNumber=EP-AAA", "icaoCode=730000"}},
	{"organisation", "", "Organization Established Date 01 Aug 1956; Organization Type: Activities of holding companies; Target Type Private Company; Nationality of Registration Cyprus.",
		[]string{"incorporationDate=1956-08-01", "sector=Activities of holding companies", "classification=Private Company", "jurisdiction=cy"}},
	{"wallet", "individual", "Digital Currency Address - XBT 1xyzExample; alt. Digital Currency Address - ETH 0xabc.",
		[]string{"CryptoWallet.publicKey=1xyzExample", "CryptoWallet.currency=XBT", "CryptoWallet.publicKey=0xabc", "CryptoWallet.currency=ETH"}},
	{"determinations", "", "Executive Order 13662 Directive Determination - Subject to Directive 1; Secondary sanctions risk: See Section 11 of Executive Order 14024.; " +
		"Listing Date (EO 13662 Directive 1): 24 Feb 2022; Effective Date (EO 13662 Directive 1): 26 Mar 2022; " +
		"For more information on directives, please visit the following link: http://www.example.org/x.aspx#directives.",
		[]string{"Sanction.reason=Executive Order 13662 Directive Determination - Subject to Directive 1",
			"Sanction.summary=Secondary sanctions risk: See Section 11 of Executive Order 14024",
			"Sanction.listingDate=2022-02-24", "Sanction.startDate=2022-03-26", "Sanction.programUrl=http://www.example.org/x.aspx#directives"}},
	{"offices", "individual", "Member of the State Duma of Sampleland; Brigadier General; Haji; wife of A. Sample.",
		[]string{"position=Member of the State Duma of Sampleland", "position=Brigadier General", "title=Haji", "notes=wife of A. Sample"}},
	{"brackets hold one phrase", "individual", "DOB 1970; (Following data derived from a passport: DOB 1971; nationality: Iran).",
		[]string{"birthDate=1970", "notes=(Following data derived from a passport: DOB 1971; nationality: Iran)"}},
}

// said returns everything an entry says as in remarkCases.
func said(e *entry) []string {
	var out []string
	for _, v := range e.subject.Values {
		out = append(out, v.Prop+"="+v.Value)
	}
	for _, d := range e.details {
		for _, v := range d.Values {
			out = append(out, d.Schema+"."+v.Prop+"="+v.Value)
		}
	}
	return out
}

func TestRemarks(t *testing.T) {
	for _, c := range remarkCases {
		t.Run(c.name, func(t *testing.T) {
			e := newEntry(DatasetCons, "1", c.sdnType)
			e.program("UKRAINE-EO13662", "")
			e.remarks(c.remarks, len(c.remarks), true)
			e.finish()
			got := said(e)
			for _, w := range c.want {
				if !slices.Contains(got, w) {
					t.Errorf("missing %s\nin %s", w, strings.Join(got, "\n   "))
				}
			}
			for _, g := range got {
				if strings.HasPrefix(g, "notes=") && !slices.Contains(c.want, g) {
					t.Errorf("unexpected %s", g)
				}
			}
			for _, x := range append([]*ftm.Entity{e.subject}, e.details...) {
				if err := ftm.Validate(x); err != nil {
					t.Error(err)
				}
			}
		})
	}
}

// TestRemarksCut checks what is known of remarks that the column cut off.
func TestRemarksCut(t *testing.T) {
	first, rest := "DOB 1970; Registration Numbe", "r 55; a.k.a. 'X'."
	e := newEntry(DatasetSDN, "1", "")
	e.remarks(first, len(first), false)
	if got := said(e); !slices.Contains(got, "notes=Registration Numbe") {
		t.Errorf("without its continuation a cut phrase is only a note; got %q", got)
	}
	e = newEntry(DatasetSDN, "1", "")
	e.remarks(first+rest, len(first), true)
	origins := map[string]string{}
	for _, v := range e.subject.Values {
		origins[v.Prop+"="+v.Value] = v.Origin
	}
	for v, want := range map[string]string{"registrationNumber=55": originComments, "weakAlias=X": originComments} {
		if origins[v] != want {
			t.Errorf("origin of %s: %q, want %q (%v)", v, origins[v], want, origins)
		}
	}
}

func TestMeasures(t *testing.T) {
	for _, c := range []struct {
		dataset, program, reason, want string
	}{
		{DatasetSDN, "SDGT", "", "asset-freeze"},
		{DatasetSDN, "UKRAINE-EO13662", "", "asset-freeze"},
		{DatasetCons, "UKRAINE-EO13662", "", "sectoral"},
		{DatasetCons, "CMIC-EO13959", "", "investment-ban"},
		{DatasetCons, "561-Related", "", "correspondent-bank"},
		{DatasetCons, "NS-PLC", "", "transaction-ban"},
		{DatasetCons, "CAATSA - RUSSIA", "", "menu-based"},
		{DatasetCons, "IRAN", "", "asset-freeze"},
		{DatasetCons, "RUSSIA-EO14024", "", "asset-freeze"},
		{DatasetCons, "RUSSIA-EO14024", "Executive Order 14024 Directive Information Subject to Directive 2 - accounts", "correspondent-bank"},
		{DatasetCons, "RUSSIA-EO14024", "Executive Order 14024 Directive Information Subject to Directive 1a - bonds", "sectoral"},
	} {
		e := newEntry(c.dataset, "1", "")
		e.program(c.program, "")
		if c.reason != "" {
			e.phrase(c.reason)
		}
		e.finish()
		if got := strings.Join(e.details[0].All("provisions"), " "); got != c.want {
			t.Errorf("%s %s %q: %s, want %s", c.dataset, c.program, c.reason, got, c.want)
		}
	}
}

// TestLabelsAreProperties checks every label of the table against the model.
func TestLabelsAreProperties(t *testing.T) {
	schemata := []string{"Person", "Company", "Vessel", "Airplane"}
	for label, use := range idTypes {
		if use.prop == "" || use.kind == toLink || use.kind == toRelatedParty {
			continue
		}
		taken := false
		for _, name := range schemata {
			s, ok := ftm.Lookup(name)
			if !ok {
				t.Fatalf("no schema %s", name)
			}
			e := &entry{subject: ftm.NewEntity("x", name)}
			if has := s.Property(use.prop) != nil; e.takes(use.prop) && !has {
				t.Errorf("%q: %s has no property %s", label, name, use.prop)
			} else if has && e.takes(use.prop) {
				taken = true
			}
		}
		if !taken {
			t.Errorf("%q: no schema takes %s", label, use.prop)
		}
	}
}

// TestPublishedIsParsePublished: the short cut reads what the long way reads.
func TestPublishedIsParsePublished(t *testing.T) {
	for _, s := range []string{"28 Feb 1996", "30 Feb 1996", "1970", "0970", "1970s", "Mar 1970", "circa 1952", "1960 to 1962", "xx Feb 1996", "28 Xxx 1996", ""} {
		got, ok := published(s)
		want, wantOK := when.ParsePublished(s, when.DayFirst)
		if ok != wantOK || (ok && got != want) {
			t.Errorf("%q: %+v %v, want %+v %v", s, got, ok, want, wantOK)
		}
	}
}
