package eu

import (
	"strings"
	"testing"

	"sanctrace/internal/sharedtest"
	"sanctrace/internal/source"
	"sanctrace/internal/source/sourcetest"
)

const madeFSF = `<?xml version="1.0" encoding="UTF-8"?>
<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2031-12-11T21:24:35.826+01:00" globalFileId="1">
<sanctionEntity designationDate="2030-04-01" unitedNationId="QDi.901" euReferenceNumber="EU.9.91" logicalId="9001">
 <remark>Made-up reason.</remark>
 <regulation regulationType="regulation" organisationType="council" publicationDate="2030-04-03" entryIntoForceDate="2030-04-02" numberTitle="1/2030 (OJ L1)" programme="XYZ" logicalId="1"><publicationUrl>https://eur-lex.europa.eu/x</publicationUrl></regulation>
 <subjectType code="person" classificationCode="P"/>
 <nameAlias firstName="" lastName="" wholeName="Талво Маррен" nameLanguage="RU" strong="true" regulationLanguage="en" logicalId="2"/>
 <nameAlias firstName="Talvo" middleName="Osk" lastName="Marren" wholeName="Talvo Osk Marren" function="Head of depot" gender="M" title="Col" nameLanguage="" strong="true" regulationLanguage="en" logicalId="3"/>
 <nameAlias wholeName="Smith" strong="false" regulationLanguage="en" logicalId="4"><remark>nickname</remark></nameAlias>
 <citizenship region="" countryIso2Code="IQ" countryDescription="IRAQ" regulationLanguage="en" logicalId="5"/>
 <birthdate circa="true" calendarType="GREGORIAN" city="Basrah" year="1960" countryIso2Code="IQ" countryDescription="IRAQ" regulationLanguage="en" logicalId="6"/>
 <birthdate circa="false" calendarType="GREGORIAN" city="" yearRangeFrom="1958" yearRangeTo="1962" countryIso2Code="00" countryDescription="UNKNOWN" regulationLanguage="en" logicalId="7"/>
 <birthdate circa="false" calendarType="GREGORIAN" birthdate="1961-02-03" dayOfMonth="3" monthOfYear="2" year="1961" countryIso2Code="00" countryDescription="UNKNOWN" regulationLanguage="en" logicalId="8"/>
 <birthdate circa="false" calendarType="ISLAMIC" year="1380" countryIso2Code="00" countryDescription="UNKNOWN" regulationLanguage="en" logicalId="9"/>
 <address city="Basrah" street="1 Quay" poBox="12" zipCode="61001" region="" place="" asAtListingTime="true" countryIso2Code="IQ" countryDescription="IRAQ" regulationLanguage="en" logicalId="10"><contactInfo key="PHONE" value="+964 1"/><contactInfo key="EMAIL" value="a@b.example"/></address>
 <identification diplomatic="true" knownFalse="true" issueDate="2001-02-03" validTo="2011-02-03" number="N123456" identificationTypeCode="passport" identificationTypeDescription="National passport" countryIso2Code="IQ" countryDescription="IRAQ" issuedBy="Ministry" nameOnDocument="T. Marren" regulationLanguage="en" logicalId="11"/>
 <identification number="7707083893" identificationTypeCode="fiscalcode" identificationTypeDescription="Fiscal code" countryIso2Code="RU" countryDescription="RUSSIA" regulationLanguage="en" logicalId="12"/>
</sanctionEntity>
<sanctionEntity logicalId="9002"><regulation programme="XYZ" numberTitle="2/2030" publicationDate="2030-05-03" entryIntoForceDate="2030-05-03"/><subjectType code="enterprise" classificationCode="E"/>
 <nameAlias wholeName="Made Shipping" strong="true"/><identification number="9074729" identificationTypeCode="imo" identificationTypeDescription="IMO"/></sanctionEntity>
<sanctionEntity><nameAlias wholeName="x"/></sanctionEntity>
</export>`

func checkMade(t *testing.T, r *sourcetest.Result) {
	t.Helper()
	p := r.Subjects["eu-fsf-9001"]
	for prop, want := range map[string][]string{
		"name": {"Talvo Osk Marren"}, "alias": {"Талво Маррен"}, "firstName": {"Talvo"}, "position": {"Head of depot"},
		"gender": {"male"}, "nationality": {"iq"}, "birthDate": {"1960", "1958", "1962", "1961-02-03"}, "birthCountry": {"iq"},
		"passportNumber": {"N123456"}, "taxNumber": {"7707083893"}, "innCode": {"7707083893"}, "phone": {"+964 1"}, "email": {"a@b.example"},
	} {
		sourcetest.Want(t, p, prop, want...)
	}
	if !strings.Contains(strings.Join(p.All("notes"), "|"), "islamic calendar): 00/00/1380") {
		t.Errorf("another calendar's year is lost or taken as ours: %q", p.All("notes"))
	}
	s := r.Sanction(t, p.ID)
	sourcetest.Want(t, s, "unscId", "QDi.901")
	sourcetest.Want(t, s, "authorityId", "EU.9.91")
	sourcetest.Want(t, s, "listingDate", "2030-04-01")
	sourcetest.Want(t, s, "startDate", "2030-04-02")
	sourcetest.Want(t, s, "reason", "Made-up reason.")
	sourcetest.Want(t, s, "programId", "XYZ")
	pass := r.Of("Passport", "holder", p.ID)
	if len(pass) != 1 || pass[0].First("endDate") != "2011-02-03" || !strings.Contains(pass[0].First("summary"), "known to be false") {
		t.Errorf("passport: %+v", pass)
	}
	if len(r.Invalid) > 0 {
		t.Error(r.Invalid)
	}
}

func TestMadeUpXML(t *testing.T) {
	r := sourcetest.Parse(t, Formats(), sourcetest.Text("fsf.xml", madeFSF))
	if r.Err != nil || r.Out.Rows != 3 || r.Out.Rejected != 1 || r.Meta.Version != "2031-12-11" || r.Meta.Scope != source.Excerpt {
		t.Fatalf("%v, %+v, %+v", r.Err, r.Out.Rejects, r.Meta)
	}
	checkMade(t, r)
	sourcetest.Want(t, r.Subjects["eu-fsf-9001"], "weakAlias", "Smith")
	sourcetest.Want(t, r.Subjects["eu-fsf-9001"], "address", "1 Quay, 12, Basrah, 61001, IRAQ")
	sourcetest.Want(t, r.Subjects["eu-fsf-9002"], "imoNumber", "9074729")
}

// csv11 writes rows of the current CSV layout from cells by column.
func csv11(rows ...map[string]string) string {
	head := "fileGenerationDate;Entity_LogicalId;Entity_EU_ReferenceNumber;Entity_UnitedNationId;Entity_DesignationDate;Entity_DesignationDetails;Entity_Remark;Entity_SubjectType;Entity_SubjectType_ClassificationCode;Entity_Regulation_Type;Entity_Regulation_OrganisationType;Entity_Regulation_PublicationDate;Entity_Regulation_EntryIntoForceDate;Entity_Regulation_NumberTitle;Entity_Regulation_Programme;Entity_Regulation_PublicationUrl;NameAlias_LastName;NameAlias_FirstName;NameAlias_MiddleName;NameAlias_WholeName;NameAlias_NameLanguage;NameAlias_Gender;NameAlias_Title;NameAlias_Function;Address_City;Address_Street;Address_ContactInfo;Address_CountryIso2Code;Address_CountryDescription;BirthDate_BirthDate;BirthDate_Day;BirthDate_Month;BirthDate_Year;BirthDate_YearRangeFrom;BirthDate_YearRangeTo;BirthDate_Circa;BirthDate_CalendarType;BirthDate_City;BirthDate_CountryIso2Code;BirthDate_CountryDescription;Identification_Number;Identification_Diplomatic;Identification_KnownFalse;Identification_IssuedBy;Identification_IssuedDate;Identification_ValidTo;Identification_NameOnDocument;Identification_TypeCode;Identification_TypeDescription;Identification_CountryIso2Code;Citizenship_CountryIso2Code;Citizenship_CountryDescription"
	var b strings.Builder
	b.WriteString("\ufeff" + head + "\n")
	base := map[string]string{
		"fileGenerationDate": "11/12/2031", "Entity_LogicalId": "9001", "Entity_EU_ReferenceNumber": "EU.9.91", "Entity_UnitedNationId": "QDi.901",
		"Entity_DesignationDate": "2030-04-01", "Entity_Remark": "Made-up reason.", "Entity_SubjectType": "person",
		"Entity_SubjectType_ClassificationCode": "P", "Entity_Regulation_PublicationDate": "2030-04-03",
		"Entity_Regulation_EntryIntoForceDate": "2030-04-02", "Entity_Regulation_NumberTitle": "1/2030 (OJ L1)", "Entity_Regulation_Programme": "XYZ",
	}
	for _, r := range rows {
		var cells []string
		for _, n := range strings.Split(head, ";") {
			v := base[n]
			if r[n] != "" {
				v = r[n]
			}
			cells = append(cells, v)
		}
		b.WriteString(strings.Join(cells, ";") + "\n")
	}
	return b.String()
}

func TestMadeUpCSV(t *testing.T) {
	text := csv11(
		map[string]string{"NameAlias_WholeName": "Talvo Osk Marren", "NameAlias_FirstName": "Talvo", "NameAlias_Gender": "M", "NameAlias_Function": "Head of depot"},
		map[string]string{"NameAlias_WholeName": "Талво Маррен", "NameAlias_NameLanguage": "RU"},
		map[string]string{"Address_City": "Basrah", "Address_Street": "1 Quay", "Address_CountryIso2Code": "IQ", "Address_CountryDescription": "IRAQ", "Address_ContactInfo": "PHONE[+964 1]\\nEMAIL[a@b.example]"},
		map[string]string{"BirthDate_Year": "1960", "BirthDate_Circa": "TRUE", "BirthDate_CalendarType": "GREGORIAN", "BirthDate_City": "Basrah", "BirthDate_CountryIso2Code": "IQ", "BirthDate_CountryDescription": "IRAQ"},
		map[string]string{"BirthDate_YearRangeFrom": "1958", "BirthDate_YearRangeTo": "1962", "BirthDate_CountryIso2Code": "00", "BirthDate_CountryDescription": "UNKNOWN"},
		map[string]string{"BirthDate_BirthDate": "1961-02-03", "BirthDate_CountryIso2Code": "00"},
		map[string]string{"BirthDate_Year": "1380", "BirthDate_CalendarType": "ISLAMIC", "BirthDate_CountryIso2Code": "00"},
		map[string]string{"Identification_Number": "N123456", "Identification_TypeCode": "passport", "Identification_TypeDescription": "National passport", "Identification_KnownFalse": "true", "Identification_ValidTo": "2011-02-03", "Identification_CountryIso2Code": "IQ"},
		map[string]string{"Identification_Number": "7707083893", "Identification_TypeCode": "fiscalcode", "Identification_TypeDescription": "Fiscal code"},
		map[string]string{"Citizenship_CountryIso2Code": "IQ", "Citizenship_CountryDescription": "IRAQ"},
	) + strings.Repeat("x;", 60) + "x\n"
	r := sourcetest.Parse(t, Formats(), sourcetest.Text("full.csv", text))
	if r.Err != nil || r.Out.Rows != 11 || r.Out.Rejected != 1 || r.Meta.Version != "2031-12-11" || len(r.Subjects) != 1 {
		t.Fatalf("%v, rows %d, %+v, %+v", r.Err, r.Out.Rows, r.Out.Rejects, r.Meta)
	}
	checkMade(t, r)
}

const madeFSD = `<?xml version="1.0"?><WHOLE Date="11/02/2031"><ENTITY Id="9003" Type="P" legal_basis="9/2031" reg_date="2031-01-02" pdf_link="http://eur-lex.europa.eu/x" programme="AFG" remark="(Entity is sanctioned in regime 753/2011 (OJ L199) of programme AFG, in regime 881/2002 (OJ L139) of programme TAQA)">
<NAME Id="1"><WHOLENAME>Talvo Marren</WHOLENAME><LASTNAME>Marren</LASTNAME><GENDER>M</GENDER><FUNCTION/><LANGUAGE/></NAME><NAME Id="2"><WHOLENAME>Талво</WHOLENAME><LANGUAGE>BG</LANGUAGE></NAME>
<BIRTH><DATE>1958 - 1963 (approximative)</DATE><PLACE>Kandahar</PLACE><COUNTRY>AFG</COUNTRY></BIRTH><CITIZEN><COUNTRY>AFG</COUNTRY></CITIZEN>
<ADDRESS><STREET>9 Road</STREET><CITY>Lahore</CITY><COUNTRY>PAK</COUNTRY><OTHER>PHONE[1, 2]
(AS AT 2014)</OTHER></ADDRESS>
<PASSPORT><NUMBER>D 0001203 (passport-National passport) (issued: 17 october 1997 expires: 1 october 2005)</NUMBER><COUNTRY>AFG</COUNTRY></PASSPORT></ENTITY></WHOLE>`

func TestMadeUpOldXML(t *testing.T) {
	r := sourcetest.Parse(t, Formats(), sourcetest.Text("global.xml", madeFSD))
	if r.Err != nil || len(r.Subjects) != 1 || r.Meta.Version != "2031-02-11" || len(r.Invalid) > 0 {
		t.Fatalf("%v, %+v, %v", r.Err, r.Meta, r.Invalid)
	}
	p := r.Subjects["eu-fsf-9003"]
	for prop, want := range map[string][]string{
		"name": {"Talvo Marren"}, "alias": {"Талво"}, "birthDate": {"1958", "1963"}, "nationality": {"af"}, "birthPlace": {"Kandahar, AFG"},
		"address": {"9 Road, Lahore, PAK"}, "country": {"pk"}, "phone": {"1", "2"}, "passportNumber": {"D 0001203"},
	} {
		sourcetest.Want(t, p, prop, want...)
	}
	if n := len(r.Of("Sanction", "entity", p.ID)); n != 2 {
		t.Errorf("%d listings, want one for each programme", n)
	}
	sourcetest.Want(t, r.Of("Passport", "holder", p.ID)[0], "endDate", "2005-10-01")
}

func TestPublishedConsolidated(t *testing.T) {
	old := sourcetest.Parse(t, Formats(), sourcetest.File(t, sharedtest.Path(t, "data/lists/eu/eu_fsd_old_2016-02-11.xml.gz")))
	csv := sourcetest.Parse(t, Formats(), sourcetest.File(t, sharedtest.Path(t, "data/lists/eu/eu_fsf_v1_0_csv_excerpt_unwrapped.csv")))
	now := sourcetest.Parse(t, Formats(), sourcetest.File(t, sharedtest.Path(t, "data/lists/eu/eu_fsf_v1_1_excerpt_2024-12-11.xml")))
	for _, c := range []struct {
		name     string
		r        *sourcetest.Result
		subjects int
		rows     int
		rejected int
		version  string
		scope    source.Scope
	}{
		{"old XML", old, 595, 595, 0, "2016-02-11", source.Full},
		{"CSV", csv, 93, 999, 0, "2018-07-04", source.Excerpt},
		{"XML 1.1", now, 1, 1, 0, "2024-12-11", source.Excerpt},
	} {
		schemas, props := c.r.Count()
		t.Log(c.name, schemas, props)
		if c.r.Err != nil || len(c.r.Subjects) != c.subjects || c.r.Out.Rows != c.rows || c.r.Out.Rejected != c.rejected ||
			string(c.r.Meta.Version) != c.version || c.r.Meta.Scope != c.scope {
			t.Errorf("%s: %v, %d subjects, %d rows, %+v, %+v", c.name, c.r.Err, len(c.r.Subjects), c.r.Out.Rows, c.r.Out.Rejects, c.r.Meta)
		}
		for _, err := range c.r.Invalid {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	names := 0
	for _, e := range old.Subjects {
		for _, v := range e.Values {
			if v.Prop == "name" || v.Prop == "alias" {
				names++
			}
		}
	}
	// 2,993 NAME elements; repeats within an entity and language are one value.
	if names < 2600 || names > 2993 {
		t.Errorf("%d names", names)
	}
	h := now.Subjects["eu-fsf-13"]
	sourcetest.Want(t, h, "birthDate", "1937-04-28")
	for id, e := range old.Subjects {
		if c := csv.Subjects[id]; c != nil && !strings.EqualFold(c.First("lastName"), e.First("lastName")) {
			t.Errorf("%s is %q in 2016 and %q in 2018", id, e.First("name"), c.First("name"))
		}
	}
}

func TestSchemaIsNoList(t *testing.T) {
	xsd := `<?xml version="1.0"?><xs:schema xmlns:fsdexport="http://eu.europa.ec/fpi/fsd/export"><xs:element name="export" type="fsdexport:ExportType"/></xs:schema>`
	if r, ok := sourcetest.TryParse(t, Formats(), sourcetest.Text("schema.xsd", xsd)); ok {
		t.Errorf("the schema was taken for a list: %+v", r.Meta)
	}
}

func FuzzFSF(f *testing.F) {
	f.Add(madeFSF)
	f.Add(madeFSD)
	f.Add(csv11(map[string]string{"NameAlias_WholeName": "x", "Address_ContactInfo": "PHONE[1"}))
	f.Fuzz(func(t *testing.T, data string) {
		sourcetest.Fuzz(t, Formats(), sourcetest.Text("x", data))
	})
}
