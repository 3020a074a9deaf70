package uk

import (
	"strings"
	"testing"

	"sanctrace/internal/sharedtest"
	"sanctrace/internal/source"
	"sanctrace/internal/source/sourcetest"
)

const oldHead = "Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Title,DOB,Town of Birth,Country of Birth,Nationality,Passport Details,NI Number,Position,Address 1,Address 2,Address 3,Address 4,Address 5,Address 6,Post/Zip Code,Country,Other Information,Group Type,Alias Type,Regime,Listed On,Last Updated,Group ID"

const newHead = "Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Title,Name Non-Latin Script,Non-Latin Script Type,Non-Latin Script Language,DOB,Town of Birth,Country of Birth,Nationality,Passport Number,Passport Details,National Identification Number,National Identification Details,Position,Address 1,Address 2,Address 3,Address 4,Address 5,Address 6,Post/Zip Code,Country,Other Information,Group Type,Alias Type,Alias Quality,Regime,Listed On,UK Sanctions List Date Designated,Last Updated,Group ID"

const sheetHead = "Last Updated,Unique ID,OFSI Group ID,UN Reference Number,Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Name type,Alias strength,Title,Name non-latin script,Non-latin script type,Non-latin script language,Regime Name,Designation Type,Designation source,Sanctions Imposed,Other Information,UK Statement of Reasons,Address Line 1,Address Line 2,Address Line 3,Address Line 4,Address Line 5,Address Line 6,Address Postal Code,Address Country,Phone number,Website,Email address,Date Designated,D.O.B,Nationality(/ies),National Identifier number,National Identifier additional information,Passport number,Passport additional information,Position,Gender,Town of birth,Country of birth,Type of entity,Subsidiaries,Parent company,Business registration number (s),IMO number,Current owner/operator (s),Previous owner/operator (s),Current believed flag of ship,Previous flags,Type of ship,Tonnage of ship,Length of ship,Year Built,Hull identification number (HIN)"

// row builds a line of made-up data under the columns of head.
func row(head string, cells map[string]string) string {
	names := strings.Split(head, ",")
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = `"` + strings.ReplaceAll(cells[n], `"`, `""`) + `"`
	}
	return strings.Join(out, ",") + "\n"
}

func TestOldLayout(t *testing.T) {
	person := map[string]string{
		"Name 6": " MARREN", "Name 1": "Talvo", "Name 2": "Osk", "Title": "a) General b)Major General", "DOB": "00/00/1961",
		"Town of Birth": "(1) Manzil (2)-(3) -", "Country of Birth": "(1)-(2) Tunisia (3) Libya", "Nationality": "1) Saudi Arabia 2) Qatar",
		"Passport Details": "G111111 (Tunisian). Issued on 1 June 1996. Expired on 31 May 2001", "NI Number": "(1) Italian Fiscal Code ABCDEF70A01Z352Z (2) 0181700",
		"Address 1": "9 Quay", "Address 6": "Nabeul", "Country": "Tunisia (at time of listing)",
		"Other Information": "UN Ref QI.A.951.03. Mother's name is Ilda. Close to the other one (QDi.001).",
		"Group Type":        "Individual", "Alias Type": "Prime Alias", "Regime": "Al-Made-up", "Listed On": "18/11/2003", "Last Updated": "31/05/2013", "Group ID": "90001",
	}
	alias := map[string]string{
		"Name 6": "MAREN", "Name 1": "Talwo", "DOB": "03/04/1962", "Group Type": "Individual", "Alias Type": "AKA",
		"Regime": "Somewhere", "Listed On": "01/02/2004", "Group ID": "90001",
	}
	ship := map[string]string{
		"Name 6": "TONG NOWHERE", "Other Information": "IMO: 9074729. MMSI: 445. Measures set out in Annex XIV.",
		"Group Type": "Entity", "Alias Type": "Prime Alias", "Regime": "North", "Group ID": "90002",
	}
	firm := map[string]string{
		"Name 6": "ZAO “NOTREAL”", "Other Information": "State Registration Number: 1027700132195 - Tax Registration Number: 7707083893. Tel: 222 8403.",
		"Group Type": "Entity", "Alias Type": "Prime Alias", "Regime": "Ukraine", "Group ID": "90003",
	}
	text := "Last Updated,13/04/2031" + strings.Repeat(",", 27) + "\r\n" + oldHead + "\r\n" + row(oldHead, person) + row(oldHead, alias) + row(oldHead, ship) +
		strings.ReplaceAll(strings.ReplaceAll(row(oldHead, firm), "“", "\x93"), "”", "\x94") + row(oldHead, map[string]string{"Name 6": "X"})
	r := sourcetest.Parse(t, Formats(), sourcetest.Text("conlist.csv", text))
	if r.Err != nil || r.Meta.Version != "2031-04-13" || r.Out.Rows != 5 || r.Out.Rejected != 1 || len(r.Subjects) != 3 || len(r.Invalid) > 0 {
		t.Fatalf("%v, %+v, %+v, %d subjects, %v", r.Err, r.Meta, r.Out.Rejects, len(r.Subjects), r.Invalid)
	}
	p := r.Subjects["gb-hmt-90001"]
	for prop, want := range map[string][]string{
		"name": {"Talvo Osk MARREN"}, "alias": {"Talwo MAREN"}, "birthDate": {"1961", "1962-04-03"}, "title": {"General", "Major General"},
		"birthPlace": {"Manzil"}, "birthCountry": {"tn", "ly"}, "nationality": {"sa", "qa"}, "passportNumber": {"G111111"},
		"idNumber": {"ABCDEF70A01Z352Z", "0181700"}, "address": {"9 Quay, Nabeul, Tunisia"}, "country": {"tn"},
	} {
		sourcetest.Want(t, p, prop, want...)
	}
	sourcetest.Want(t, r.Entities["gb-hmt-90001-sanction-Al-Made-up"], "unscId", "QDi.951")
	sourcetest.Want(t, r.Entities["gb-hmt-90001-sanction-Al-Made-up"], "listingDate", "2003-11-18")
	sourcetest.Want(t, r.Entities["gb-hmt-90001-sanction-Somewhere"], "provisions", "asset-freeze")
	v := r.Subjects["gb-hmt-90002"]
	sourcetest.Want(t, v, "imoNumber", "9074729")
	sourcetest.Want(t, r.Sanction(t, v.ID), "provisions", "vessel-measures")
	f := r.Subjects["gb-hmt-90003"]
	sourcetest.Want(t, f, "name", "ZAO “NOTREAL”")
	sourcetest.Want(t, f, "ogrnCode", "1027700132195")
	sourcetest.Want(t, f, "innCode", "7707083893")
	sourcetest.Want(t, f, "phone", "222 8403")
}

func TestNewLayout(t *testing.T) {
	text := "Last Updated:,13/04/2031\n" + newHead + "\n" + row(newHead, map[string]string{
		"Name 6": "NOTREAL SHIPPING", "Name Non-Latin Script": "Неправда", "Non-Latin Script Type": "Cyrillic", "Non-Latin Script Language": "Russian",
		"Other Information": "(UK Sanctions List Ref):RUS9001. (UN Ref):KPe.901. (UK Statement of Reasons):Made up. (Phone number):(1) +7 495 1 (2) +7 495 2 (Email address):a@b.example (Parent company):Made Holding (Subsidiaries):(1) One LLC (2) Two LLC (Business Reg No):INN: 7707083893 (Website):notreal.example",
		"Group Type":        "Entity", "Alias Type": "Primary name", "Regime": "Russia", "Listed On": "01/03/2022", "UK Sanctions List Date Designated": "28/02/2022", "Group ID": "90004",
	}) + row(newHead, map[string]string{
		"Name 6": "NR SHIP", "Group Type": "Entity", "Alias Type": "AKA", "Alias Quality": "Low quality a.k.a", "Regime": "Russia", "Group ID": "90004",
	})
	r := sourcetest.Parse(t, Formats(), sourcetest.Text("conlist.csv", text))
	if r.Err != nil || r.Out.Rows != 2 || r.Meta.Version != "2031-04-13" || len(r.Invalid) > 0 {
		t.Fatalf("%v, %+v, %v", r.Err, r.Meta, r.Invalid)
	}
	c := r.Subjects["gb-hmt-90004"]
	sourcetest.Want(t, c, "name", "NOTREAL SHIPPING", "Неправда")
	sourcetest.Want(t, c, "weakAlias", "NR SHIP")
	sourcetest.Want(t, c, "phone", "+7 495 1", "+7 495 2")
	sourcetest.Want(t, c, "innCode", "7707083893")
	s := r.Sanction(t, c.ID)
	sourcetest.Want(t, s, "unscId", "KPe.901")
	sourcetest.Want(t, s, "authorityId", "90004", "RUS9001")
	sourcetest.Want(t, s, "reason", "Made up.")
	sourcetest.Want(t, s, "startDate", "2022-02-28")
	if len(r.Of("Ownership", "owner", c.ID)) != 2 || len(r.Of("Ownership", "asset", c.ID)) != 1 {
		t.Error("parent or subsidiaries are missing")
	}
}

const madeXML = `<?xml version="1.0" encoding="utf-8"?><Designations><DateGenerated>02/09/2031</DateGenerated>
<Designation><LastUpdated>04/08/2031</LastUpdated><DateDesignated>29/06/2030</DateDesignated><UniqueID>XYZ0001</UniqueID><OFSIGroupID>90005</OFSIGroupID><UNReferenceNumber>TAi.901</UNReferenceNumber>
<Names><Name><Name1>Talvo</Name1><Name6>MARREN</Name6><NameType>Primary Name</NameType></Name><Name><Name6>MARRAN</Name6><NameType>Primary Name Variation</NameType></Name><Name><Name6>Smith</Name6><NameType>ALias</NameType><AliasStrength>Low quality a.k.a</AliasStrength></Name></Names>
<NonLatinNames><NonLatinName><NameNonLatinScript>طالوو</NameNonLatinScript><NonLatinScriptLanguage>Dari</NonLatinScriptLanguage></NonLatinName></NonLatinNames>
<Titles><Title>Maulavi</Title></Titles><RegimeName>The Nowhere (Sanctions) Regulations 2020</RegimeName><IndividualEntityShip>Individual</IndividualEntityShip><DesignationSource>UN</DesignationSource>
<SanctionsImposed>Asset freeze|Travel Ban|Director Disqualification Sanction</SanctionsImposed><OtherInformation>Close to another (TAi.004).</OtherInformation><UKStatementofReasons>Made up.</UKStatementofReasons>
<Addresses><Address><AddressLine1>1 Quay</AddressLine1><AddressLine6>Kabul</AddressLine6><AddressPostalCode>1001</AddressPostalCode><AddressCountry>Afghanistan</AddressCountry></Address></Addresses>
<IndividualDetails><Individual><DOBs><DOB>dd/mm/1945</DOB><DOB>dd/07/1946</DOB><DOB>15/08/19yy</DOB></DOBs><Nationalities><Nationality>Afghanistan</Nationality></Nationalities><Genders><Gender>Male</Gender></Genders>
<PassportDetails><Passport><PassportNumber>D 000933</PassportNumber><PassportAdditionalInformation>(Afghan) Issued in Kabul on 13 Sep 1998</PassportAdditionalInformation></Passport></PassportDetails>
<NationalIdentifierDetails><NationalIdentifier><NationalIdentifierNumber>55130</NationalIdentifierNumber><NationalIdentifierAdditionalInformation>(Afghan) (tazkira)</NationalIdentifierAdditionalInformation></NationalIdentifier></NationalIdentifierDetails>
<Positions><Position>Minister</Position></Positions><BirthDetails><Location><TownOfBirth>Kandahar</TownOfBirth><CountryOfBirth>Afghanistan</CountryOfBirth></Location></BirthDetails></Individual></IndividualDetails></Designation>
<Designation><UniqueID>XYZ0002</UniqueID><Names><Name><Name6>NOWHERE STAR</Name6><NameType>Primary Name</NameType></Name></Names><RegimeName>R</RegimeName><IndividualEntityShip>Ship</IndividualEntityShip><SanctionsImposed>Specified ship|Prohibition of port entry</SanctionsImposed>
<ShipDetails><Ship><IMONumbers><IMONumber>IMO9074729</IMONumber></IMONumbers><CurrentOwnerOperators><CurrentOwnerOperator>Made Ltd</CurrentOwnerOperator></CurrentOwnerOperators><CurrentBelievedFlagOfShips><CurrentBelievedFlagOfShip>Panama</CurrentBelievedFlagOfShip></CurrentBelievedFlagOfShips><TypeOfShipDetails><TypeOfShip>Tanker</TypeOfShip></TypeOfShipDetails><TonnageOfShipDetails><TonnageOfShip>57,000</TonnageOfShip></TonnageOfShipDetails><YearsBuilt><YearBuilt>2004</YearBuilt></YearsBuilt></Ship></ShipDetails></Designation>
<Designation><Names/></Designation>
</Designations>`

func TestSanctionsListXML(t *testing.T) {
	r := sourcetest.Parse(t, Formats(), sourcetest.Text("uksl.xml", madeXML))
	if r.Err != nil || r.Meta.Version != "2031-09-02" || r.Meta.Scope != source.Excerpt || r.Out.Rows != 3 || r.Out.Rejected != 1 || len(r.Invalid) > 0 {
		t.Fatalf("%v, %+v, %+v, %v", r.Err, r.Meta, r.Out.Rejects, r.Invalid)
	}
	p := r.Subjects["gb-sl-XYZ0001"]
	for prop, want := range map[string][]string{
		"name": {"Talvo MARREN", "طالوو"}, "alias": {"MARRAN"}, "weakAlias": {"Smith"}, "birthDate": {"1945", "1946-07"},
		"nationality": {"af"}, "gender": {"male"}, "passportNumber": {"D 000933"}, "idNumber": {"55130"}, "position": {"Minister"},
		"birthPlace": {"Kandahar, Afghanistan"}, "birthCountry": {"af"}, "address": {"1 Quay, Kabul, 1001, Afghanistan"}, "title": {"Maulavi"},
	} {
		sourcetest.Want(t, p, prop, want...)
	}
	s := r.Sanction(t, p.ID)
	sourcetest.Want(t, s, "unscId", "TAi.901")
	sourcetest.Want(t, s, "recordId", "90005")
	sourcetest.Want(t, s, "provisions", "asset-freeze", "travel-ban", "other")
	sourcetest.Want(t, r.Of("Passport", "holder", p.ID)[0], "startDate", "1998-09-13")
	v := r.Subjects["gb-sl-XYZ0002"]
	sourcetest.Want(t, v, "imoNumber", "9074729")
	sourcetest.Want(t, v, "flag", "pa")
	sourcetest.Want(t, v, "tonnage", "57,000")
	sourcetest.Want(t, r.Sanction(t, v.ID), "provisions", "vessel-measures")
	if len(r.Of("UnknownLink", "object", v.ID)) != 1 {
		t.Error("the owner is missing")
	}
}

func TestSanctionsListCSV(t *testing.T) {
	text := "Report Date: 02-Oct-2031\n" + sheetHead + "\n" + row(sheetHead, map[string]string{
		"Unique ID": "XYZ0003", "Name 6": "MADE FZE", "Name type": "Primary Name", "Regime Name": "Russia", "Designation Type": "Entity",
		"Sanctions Imposed": "Asset freeze|Trust Services Sanctions", "Date Designated": "01/01/2030", "Address Country": "United Arab Emirates",
		"Business registration number (s)": "OGRN: 1027700132195", "UN Reference Number": "KPe.902",
	}) + row(sheetHead, map[string]string{
		"Unique ID": "XYZ0003", "Name 6": "MADE", "Name type": "Alias", "Alias strength": "Good quality a.k.a", "Regime Name": "Russia", "Designation Type": "Entity",
	})
	r := sourcetest.Parse(t, Formats(), sourcetest.Text("uksl.csv", text))
	if r.Err != nil || r.Meta.Version != "2031-10-02" || r.Out.Rows != 2 || len(r.Subjects) != 1 {
		t.Fatalf("%v, %+v, %d", r.Err, r.Meta, r.Out.Rows)
	}
	e := r.Subjects["gb-sl-XYZ0003"]
	sourcetest.Want(t, e, "alias", "MADE")
	sourcetest.Want(t, e, "country", "ae")
	sourcetest.Want(t, e, "ogrnCode", "1027700132195")
	sourcetest.Want(t, r.Sanction(t, e.ID), "provisions", "asset-freeze", "other")
	sourcetest.Want(t, r.Sanction(t, e.ID), "unscId", "KPe.902")
}

func TestPublishedConsolidatedList(t *testing.T) {
	r := sourcetest.Parse(t, Formats(), sourcetest.File(t, sharedtest.Path(t, "data/lists/uk/conlist_2018-04-13.csv.gz")))
	if r.Err != nil || r.Out.Rows != 9487 || r.Out.Rejected != 0 || len(r.Subjects) != 2106 || r.Meta.Version != "2018-04-13" {
		t.Fatalf("%v, rows %d, rejected %+v, subjects %d, %+v", r.Err, r.Out.Rows, r.Out.Rejects, len(r.Subjects), r.Meta)
	}
	schemas, props := r.Count()
	refs := 0
	for _, e := range r.Entities {
		if e.First("unscId") != "" {
			refs++
		}
	}
	t.Log(schemas, props, "listings with a UN reference:", refs)
	if schemas["Vessel"] == 0 || refs < 600 || props["birthDate"] < 1000 {
		t.Errorf("%v, %v, %d references", schemas, props, refs)
	}
	for _, err := range r.Invalid {
		t.Error(err)
	}
}

func TestPublishedExcerpt(t *testing.T) {
	r := sourcetest.Parse(t, Formats(), sourcetest.File(t, sharedtest.Path(t, "data/lists/uk/uksl_excerpt_2026-09-02.xml")))
	if r.Err != nil || len(r.Subjects) != 2 || r.Meta.Scope != source.Excerpt || r.Meta.Version != "2026-09-02" {
		t.Fatalf("%v, %d, %+v", r.Err, len(r.Subjects), r.Meta)
	}
	sourcetest.Want(t, r.Sanction(t, "gb-sl-AFG0006"), "unscId", "TAi.002")
	sourcetest.Want(t, r.Sanction(t, "gb-sl-AFG0006"), "provisions", "asset-freeze", "travel-ban")
	sourcetest.Want(t, r.Subjects["gb-sl-AFG0006"], "birthDate", "1945", "1946")
}

func FuzzUK(f *testing.F) {
	f.Add(madeXML)
	f.Add(oldHead + "\n" + row(oldHead, map[string]string{"Name 6": "A", "Group ID": "1", "Other Information": "(UN Ref):x (Gender):"}))
	f.Add(sheetHead + "\n" + row(sheetHead, map[string]string{"Name 6": "A", "Unique ID": "1"}))
	f.Fuzz(func(t *testing.T, data string) {
		sourcetest.Fuzz(t, Formats(), sourcetest.Text("x", data))
		sourcetest.Fuzz(t, Formats(), sourcetest.Text("x", oldHead+"\n"+data))
	})
}
