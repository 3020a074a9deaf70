package ident

import (
	"errors"
	"testing"

	"pgregory.net/rapid"
)

// TestNational reads the examples under which the rules are published or
// commonly shown, and the same with a wrong check digit.
func TestNational(t *testing.T) {
	for _, c := range []struct {
		kind              Kind
		good, value, note string
		wrong             string
	}{
		{SNILS, "112-233-445 95", "11223344595", "person", "112-233-445 96"},
		{ChinaID, "11010519491231002X", "11010519491231002X", "person", "110105194912310021"},
		{IranID, "008-457594-8", "0084575948", "person", "0084575949"},
		{GSTIN, "27AAPFU0939F1ZV", "27AAPFU0939F1ZV", "", "27AAPFU0939F1ZW"},
		{TurkeyID, "10000000146", "10000000146", "person", "10000000145"},
		{NIT, "800.197.268-4", "8001972684", "", "800197268-5"},
		{CURP, "HEGG560427MVZRRL04", "HEGG560427MVZRRL04", "person", "HEGG560427MVZRRL05"},
		{NIF, "12345678-Z", "12345678Z", "person", "12345678A"},
		{NIF, "X1234567L", "X1234567L", "person", "X1234567M"},
		{CPF, "111.444.777-35", "11144477735", "person", "11144477736"},
		{CNPJ, "11.222.333/0001-81", "11222333000181", "company", "11222333000182"},
		{SIREN, "732 829 320", "732829320", "company", "732829321"},
		{IsraelID, "123456782", "123456782", "person", "123456783"},
		{FiscalCode, "RSSMRA85T10A562S", "RSSMRA85T10A562S", "person", "RSSMRA85T10A562T"},
		{IBAN, "GB82 WEST 1234 5698 7654 32", "GB82WEST12345698765432", "", "GB82WEST12345698765433"},
	} {
		id, err := Parse(c.kind, c.good)
		if err != nil || id.Value != c.value || id.Note != c.note {
			t.Errorf("Parse(%s, %q) = %+v, %v", c.kind, c.good, id, err)
		}
		var wrong *CheckError
		if id, err := Parse(c.kind, c.wrong); !errors.As(err, &wrong) || id.Value == "" {
			t.Errorf("Parse(%s, %q) = %+v, %v; its check digits are wrong", c.kind, c.wrong, id, err)
		}
	}
}

func TestForms(t *testing.T) {
	for _, c := range []struct {
		kind     Kind
		in, want string
	}{
		{PAN, "aapfu 0939 f", "AAPFU0939F"},
		{PAN, "AAPXU0939F", ""},
		{EIN, "12-3456788", "123456788"},
		{SSN, "123-45-678", ""},
		{TRN, "100 2345 6789 0003", "100234567890003"},
		{TRN, "200234567890003", ""},
		{UEI, "zqggb9lkk1n3", "ZQGGB9LKK1N3"},
		{UEI, "0QGGB9LKK1N3", ""},
		{BIK, "044525225", "044525225"},
		{BIK, "144525225", ""},
		{CallSign, "T2-EU4", "T2EU4"},
		{CallSign, "12345", ""},
		{Tail, "ep-abc", "EPABC"},
		{Tail, "EPABC", "EPABC"},
		{Serial, "MSN 0234-5678", "02345678"},
		{Serial, "0000", ""},
		{ICAO24, "73 0c-0a", "730C0A"},
		{ICAO24, "FFFFFF", ""},
	} {
		if id, _ := Parse(c.kind, c.in); id.Value != c.want {
			t.Errorf("Parse(%s, %q) = %q, want %q", c.kind, c.in, id.Value, c.want)
		}
	}
	for name, want := range map[string]bool{"EP-ABC": true, "ur-82007": true, "9A-CTG": true, "M-ABCD": true, "A-Team Jet": false, "Sea-Star": false, "12-345": false} {
		if IsMark(name) != want {
			t.Errorf("IsMark(%q) = %v", name, !want)
		}
	}
}

func TestRead(t *testing.T) {
	for _, c := range []struct {
		kind      Kind
		text      string
		countries []string
		want      ID
		check     Check
	}{
		{IMO, "IMO 9074729", nil, ID{Kind: IMO, Value: "9074729", Note: "ship"}, Right},
		{IMO, "9074728", nil, ID{Kind: IMO, Value: "9074728"}, Wrong},
		{"", "imo: 9074729", nil, ID{Kind: IMO, Value: "9074729", Note: "ship"}, Right},
		{"", "9074729", nil, ID{Value: "9074729"}, NoCheck}, // seven digits are not an IMO number for that
		{"", "529900T8BM49AURSDO55", nil, ID{Kind: LEI, Value: "529900T8BM49AURSDO55"}, Right},
		{Registration, "529900T8BM49AURSDO55", nil, ID{Kind: LEI, Value: "529900T8BM49AURSDO55"}, Right},
		{TaxID, "7707083893", []string{"de", "ru"}, ID{Kind: INN, Value: "7707083893", Country: "ru", Note: "legal entity"}, Right},
		{TaxID, "7707083893", nil, ID{Kind: TaxID, Value: "7707083893"}, NoCheck},
		{TaxID, "7707083894", []string{"ru"}, ID{Kind: TaxID, Value: "7707083894"}, NoCheck}, // perhaps another kind of number
		{NationalID, "۰۰۸۴۵۷۵۹۴۸", []string{"ir"}, ID{Kind: IranID, Value: "0084575948", Country: "ir", Note: "person"}, Right},
		{Passport, "AB 123-4567", []string{"ru"}, ID{Kind: Passport, Value: "AB1234567"}, NoCheck},
		{Passport, "0000000", nil, ID{}, NoCheck},
		{Passport, "unknown", nil, ID{}, NoCheck},
		{"", "N/A", nil, ID{}, NoCheck},
		{"", "1234567", nil, ID{}, NoCheck},
		{Phone, "(021) 6615-3220", []string{"ir"}, ID{Kind: Phone, Value: "982166153220", Country: "ir"}, NoCheck},
		{Phone, "+98 21 6615 3220", nil, ID{Kind: Phone, Value: "982166153220", Country: "ir"}, NoCheck},
		{Phone, "982166153220", nil, ID{Kind: Phone, Value: "982166153220", Country: "ir"}, NoCheck},
		{Phone, "0098 21 66153220", nil, ID{Kind: Phone, Value: "982166153220", Country: "ir"}, NoCheck},
		{Phone, "6615-3220", nil, ID{Kind: Phone, Value: "66153220"}, NoCheck},
		{"", "+98 21 6615 3220", nil, ID{Kind: Phone, Value: "982166153220", Country: "ir"}, NoCheck},
		{"", "Office@Example.org", nil, ID{Kind: Email, Value: "office@example.org"}, NoCheck},
		{"", "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed", nil, ID{Kind: Wallet, Value: "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", Note: "ethereum"}, Right},
		{Tail, "EP-ABC", nil, ID{Kind: Tail, Value: "EPABC"}, NoCheck},
	} {
		got, check := Read(c.kind, c.text, c.countries...)
		if got != c.want || check != c.check {
			t.Errorf("Read(%s, %q, %v) = %+v, %d; want %+v, %d", c.kind, c.text, c.countries, got, check, c.want, c.check)
		}
	}
}

// TestReadIsStable reads what was read once more.
func TestReadIsStable(t *testing.T) {
	texts := []string{"IMO 9074729", "+98 21 6615 3220", "7707083893", "AB 12-34567", "EP-ABC", "112-233-445 95", "529900T8BM49AURSDO55", "unknown", "T2EU4", "١٢٣٤٥٦"}
	rapid.Check(t, func(t *rapid.T) {
		kind := rapid.SampledFrom(append(Kinds(), "")).Draw(t, "kind")
		text := rapid.OneOf(rapid.SampledFrom(texts), rapid.StringMatching(`[A-Za-z0-9+@ ./:-]{0,24}`)).Draw(t, "text")
		id, check := Read(kind, text, "ru", "ir")
		if id.Value == "" {
			return
		}
		again, check2 := Read(id.Kind, id.Value, "ru", "ir")
		if again.Kind != id.Kind || again.Value != id.Value || check2 != check && check != NoCheck {
			t.Fatalf("%s %q: %+v %d, then %+v %d", kind, text, id, check, again, check2)
		}
	})
}

func TestVocabulary(t *testing.T) {
	for name, want := range map[string]Kind{
		"IMO number": IMO, "tax-id": TaxID, "vatCode": TaxID, "id": "", "national_id": NationalID, "usc": USCC, "MSN": Serial, "shoe size": "", "": "",
	} {
		if got := KindOf(name); got != want {
			t.Errorf("KindOf(%q) = %q, want %q", name, got, want)
		}
	}
	for prop, want := range map[string]Kind{"leiCode": LEI, "uscCode": USCC, "publicKey": Wallet, "name": ""} {
		if got := FromProp(prop); got != want {
			t.Errorf("FromProp(%s) = %q", prop, got)
		}
	}
	if PropOn("Airplane", "registrationNumber") != Tail || PropOn("Vessel", "registrationNumber") != Registration || Tail.PropFor("Airplane") != "registrationNumber" {
		t.Error("the registration of an aircraft is its mark")
	}
	if k, v := Labelled("IMO: 9074729"); k != IMO || v != "9074729" {
		t.Errorf("got %s %s", k, v)
	}
	if k, v := Labelled("bitcoincash:qpm2"); k != "" || v != "bitcoincash:qpm2" {
		t.Errorf("got %s %s", k, v)
	}
	seen := map[string]Kind{}
	for _, k := range Kinds() {
		if parsers[k] == nil && !isGeneric(k) && k != CAGE {
			t.Errorf("no parser for %s", k)
		}
		for _, n := range k.Names() {
			if other, ok := seen[n]; ok && other != k {
				t.Errorf("%q is %s and %s", n, other, k)
			}
			seen[n] = k
		}
	}
}
