package ident

import (
	"bufio"
	"errors"
	"os"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"sanctrace/internal/fault"
	"sanctrace/internal/sharedtest"
)

func TestParse(t *testing.T) {
	for _, c := range []struct {
		kind                     Kind
		in, value, country, note string
	}{
		{LEI, "lei: 5493 00KJ-TIIGC8Y1R12", "", "", ""}, // too short
		{LEI, "529900T8BM49AURSDO55", "529900T8BM49AURSDO55", "", ""},
		{IMO, "IMO 9074729", "IMO9074729", "", "ship"},
		{IMO, "9074729", "IMO9074729", "", "ship"},
		{IMO, "IMO No. 5 number", "", "", ""},
		{MMSI, "MMSI 273 456 780", "273456780", "ru", "ship"},
		{MMSI, "002734110", "002734110", "ru", "coast station"},
		{MMSI, "111232506", "111232506", "gb", "search and rescue aircraft"},
		{MMSI, "970012345", "970012345", "", "distress beacon"},
		{MMSI, "199456780", "", "", ""},
		{INN, "ИНН 7707083893", "7707083893", "ru", "legal entity"},
		{INN, "500100732259", "500100732259", "ru", "person"},
		{INN, "0000000000", "", "", ""},
		{OGRN, "OGRN 1027700132195", "1027700132195", "ru", "legal entity"},
		{OGRN, "304500116000157", "304500116000157", "ru", "sole trader"},
		{KPP, "773601001", "773601001", "ru", ""},
		{KPP, "77A601001", "", "", ""},
		{OKPO, "00032537", "00032537", "ru", ""},
		{BIC, "swift: DEUT DE FF XXX", "DEUTDEFF", "de", ""},
		{BIC, "DEUTDEFF500", "DEUTDEFF500", "de", ""},
		{BIC, "DEUTQQFF", "", "", ""},
		{ISIN, "US0378331005", "US0378331005", "us", ""},
		{ISIN, "XS0104440986", "XS0104440986", "", ""},
		{DUNS, "15-048-3782", "150483782", "", ""},
		{USCC, "91350100M000100Y43", "91350100M000100Y43", "cn", "region 350100"},
		{Wikidata, "https://www.wikidata.org/wiki/Q42", "Q42", "", ""},
		{Wikidata, "Q042", "", "", ""},
		{Phone, "+44 (0)20 7946 0958", "+442079460958", "gb", ""},
		{Phone, "0044 20 7946 0958", "+442079460958", "gb", ""},
		{Phone, "020 7946 0958", "", "", ""},
		{Email, "MAILTO:Office@Example.ORG", "office@example.org", "", ""},
		{Email, "Some One <a.b@пример.рф>", "a.b@пример.рф", "", ""},
		{Email, "a@localhost", "", "", ""},
		{Website, "HTTPS://WWW.Example.org:443/Path/?x=1", "example.org/Path", "", ""},
		{Website, "example.org", "example.org", "", ""},
		{Website, "example", "", "", ""},
		{Wallet, "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "", "bitcoin"},
		{Wallet, "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", "", "bitcoin"},
		{Wallet, "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "", "bitcoin"},
		{Wallet, "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", "", "bitcoin"},
		{Wallet, "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "", "ethereum"},
		{Wallet, "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a", "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a", "", "bitcoin cash"},
		{Wallet, "rf1BiGeXwwQoi8Z2ueFYTEXSwuJYfV2Jpn", "rf1BiGeXwwQoi8Z2ueFYTEXSwuJYfV2Jpn", "", "ripple"},
		{Wallet, "short", "", "", ""},
		{Wallet, "0O0O0O0O0O0O0O0O0O0O0O0O0O", "", "", ""},
	} {
		id, err := Parse(c.kind, c.in)
		if (err == nil) != (c.value != "") || id.Value != c.value || id.Country != c.country || id.Note != c.note {
			t.Errorf("Parse(%s, %q) = %+v, %v; want %q %q %q", c.kind, c.in, id, err, c.value, c.country, c.note)
		}
		if err != nil && fault.KindOf(err) != fault.Invalid {
			t.Errorf("Parse(%s, %q): kind of %v", c.kind, c.in, err)
		}
		if err == nil {
			if again, err := Parse(c.kind, id.Value); err != nil || again != id {
				t.Errorf("%s %q is not stable: %+v, %v", c.kind, id.Value, again, err)
			}
		}
	}
	if _, err := Parse("shoe size", "40"); err == nil {
		t.Error("an unknown kind was taken")
	}
}

func TestCheckErrors(t *testing.T) {
	for _, c := range []struct {
		kind     Kind
		in, want string
	}{
		{LEI, "529900T8BM49AURSDO56", "is 56 and by the rest should be 55"},
		{IMO, "9074728", "9 for a ship"},
		{INN, "7707083894", "is 4 and by the rest should be 3"},
		{INN, "500100732258", "is 58 and by the rest should be 59"},
		{OGRN, "1027700132196", "is 6 and by the rest should be 5"},
		{OKPO, "00032538", "is 8 and by the rest should be 7"},
		{ISIN, "US0378331006", "is 6 and by the rest should be 5"},
		{USCC, "91350100M000100Y44", "is 4 and by the rest should be 3"},
		{Wallet, "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", "base58check"},
		{Wallet, "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", "bech32"},
		{Wallet, "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD", "EIP-55"},
		{Wallet, "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6q", "CashAddr"},
	} {
		id, err := Parse(c.kind, c.in)
		var ce *CheckError
		if !errors.As(err, &ce) || !strings.Contains(err.Error(), c.want) || id.Value == "" || id.Kind != c.kind {
			t.Errorf("Parse(%s, %q) = %+v, %v; want %q", c.kind, c.in, id, err, c.want)
		}
	}
}

// TestOneWrongDigit changes one digit of good numbers; rules by a prime must
// notice it always.
func TestOneWrongDigit(t *testing.T) {
	for kind, good := range map[Kind]string{
		LEI: "529900T8BM49AURSDO55", ISIN: "US0378331005", USCC: "91350100M000100Y43",
	} {
		rapid.Check(t, func(t *rapid.T) {
			b := []byte(good)
			i := rapid.IntRange(0, len(b)-1).Draw(t, "place")
			d := rapid.SampledFrom([]byte("0123456789")).Draw(t, "digit")
			if b[i] == d || b[i] > '9' {
				return
			}
			b[i] = d
			if _, err := Parse(kind, string(b)); err == nil {
				t.Fatalf("%s %s was taken", kind, b)
			}
		})
	}
}

func TestParsePhone(t *testing.T) {
	id, err := ParsePhone("020 7946 0958", "gb")
	if err != nil || id.Value != "+442079460958" || id.Country != "gb" {
		t.Errorf("%+v, %v", id, err)
	}
}

// TestRealNumbers reads numbers that the OFAC list of January 2024 prints in
// its remarks and counts how many check. The remarks are cut at 1,000
// characters, in the middle of a number at times; two of the LEIs are wrong in
// the list.
func TestRealNumbers(t *testing.T) {
	f, err := os.Open(sharedtest.Path(t, "data/lists/ofac/2024-01/sdn.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, c := range []struct {
		kind  Kind
		form  *regexp.Regexp
		least int // of 1,000 that must check
	}{
		{Wallet, regexp.MustCompile(`Digital Currency Address - [A-Z]+ ([A-Za-z0-9:]+)`), 970},
		{IMO, regexp.MustCompile(`Vessel Registration Identification (IMO \d+)`), 990},
		{MMSI, regexp.MustCompile(`MMSI (\d+)`), 950},
		{LEI, regexp.MustCompile(`Legal Entity Number ([A-Z0-9]{20})`), 960},
		{BIC, regexp.MustCompile(`SWIFT/BIC ([A-Z0-9]+)`), 950},
	} {
		if _, err := f.Seek(0, 0); err != nil {
			t.Fatal(err)
		}
		n, good := 0, 0
		s := bufio.NewScanner(f)
		s.Buffer(nil, 1<<20)
		for s.Scan() {
			for _, m := range c.form.FindAllStringSubmatch(s.Text(), -1) {
				n++
				if _, err := Parse(c.kind, m[1]); err == nil {
					good++
				} else {
					t.Logf("%s %s: %v", c.kind, m[1], err)
				}
			}
		}
		t.Logf("%s: %d of %d check", c.kind, good, n)
		if n == 0 || good*1000 < n*c.least {
			t.Errorf("%s: only %d of %d check", c.kind, good, n)
		}
	}
}

func FuzzParse(f *testing.F) {
	for k := range parsers {
		f.Add(string(k), "529900T8BM49AURSDO55")
		f.Add(string(k), "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")
		f.Add(string(k), "+44 20 7946 0958")
	}
	f.Fuzz(func(t *testing.T, kind, text string) {
		id, err := Parse(Kind(kind), text)
		if err == nil && id.Value == "" {
			t.Errorf("Parse(%s, %q) gave nothing and no error", kind, text)
		}
		if err == nil {
			if again, err := Parse(Kind(kind), id.Value); err != nil || again.Value != id.Value {
				t.Errorf("%s %q -> %q -> %q, %v", kind, text, id.Value, again.Value, err)
			}
		}
		Read(Kind(kind), text, "ru", "ir")
	})
}
