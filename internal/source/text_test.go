package source

import (
	"errors"
	"io"
	"strings"
	"testing"

	"golang.org/x/text/encoding/unicode"
)

func TestText(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"utf-8":         {"Ünal\n", "Ünal\n"},
		"mark":          {"\xef\xbb\xbfa", "a"},
		"windows-1252":  {"M\xfcller \x93x\x94", "Müller “x”"},
		"utf-16":        {"\xff\xfea\x00b\x00", "ab"},
		"control bytes": {"a\x1ab\x19\tc\x00", "ab\tc"},
		"empty":         {"", ""},
		"cut character": {strings.Repeat("a", HeadSize-1) + "é", strings.Repeat("a", HeadSize-1) + "é"},
	} {
		got, err := io.ReadAll(Text(strings.NewReader(c.in)))
		if err != nil || string(got) != c.want {
			t.Errorf("%s: %q, %v; want %q", name, got, err, c.want)
		}
	}
}

func TestRowsSurviveBadRows(t *testing.T) {
	r := NewRows(strings.NewReader("a,b\n1,\"x \"y\" z\"\n2\n\"a\nb\",3\n"), ',')
	var got []string
	for {
		row, err := r.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, strings.Join(row, "|"))
	}
	if want := "a|b;1|x \"y\" z;2;a\nb|3"; strings.Join(got, ";") != want {
		t.Errorf("rows %q, want %q", strings.Join(got, ";"), want)
	}
}

func TestRowsTellACutFile(t *testing.T) {
	for text, want := range map[string]string{
		"a,b,c\n1,2,3":                                "a|b|c;1|2|3",         // no end of line, but whole
		"a,b,c\n1,2,3\n4,5\n":                         "a|b|c;1|2|3;4|5",     // short, but ended
		"a,b,c\n1,2,3\n4,5":                           "a|b|c;1|2|3;CUT",     // inside a row
		"a,b,c\n1,2,3\n4,5,\"six":                     "a|b|c;1|2|3;CUT",     // inside a quote
		"a,b,c\n1,2,\"three\n":                        "a|b|c;CUT",           // inside a quote, at the end of a line
		"a,b,c\n1,2,\"3\n\"\n":                        "a|b|c;1|2|3\n",       // a line end in closed quotes
		"a,b,c\n1\",2,3\n":                            "a|b|c;1\"|2|3",       // a stray quote
		"a,b,c\n1,2,3\n\x1a":                          "a|b|c;1|2|3",         // as DOS ended files
		"Updated,x\na,b,c\n1":                         "Updated|x;a|b|c;CUT", // below a preamble
		"a,b,c\n1,\"2\n3\",4":                         "a|b|c;1|2\n3|4",      // a line end in quotes
		"a,b,c\r\n1,2,3\r":                            "a|b|c;1|2|3",         // half an end of line
		"a,b\n" + strings.Repeat("1,2\n", 9000) + "3": "CUT",                 // beyond one buffer
	} {
		r := NewRows(strings.NewReader(text), ',')
		var got []string
		for {
			row, err := r.Next()
			if err == io.EOF {
				break
			}
			if err != nil {
				if errors.As(err, new(*RowError)) {
					t.Errorf("%.40q: %v can be gone on after", text, err)
				}
				got = append(got, "CUT")
				break
			}
			got = append(got, strings.Join(row, "|"))
		}
		if s := strings.Join(got, ";"); s != want && !(len(got) > 9000 && got[len(got)-1] == want) {
			t.Errorf("%.40q: rows %.80q, want %q", text, s, want)
		}
	}
}

func TestHeadOfUTF16IsDecoded(t *testing.T) {
	text := strings.Repeat("<a>Ж</a>", HeadSize)
	for name, order := range map[string]unicode.Endianness{"little": unicode.LittleEndian, "big": unicode.BigEndian} {
		data, err := unicode.UTF16(order, unicode.UseBOM).NewEncoder().Bytes([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		h, err := BytesFile("list.xml", data).Head()
		if err != nil || string(h.Data) != text[:HeadSize] || !h.IsXML() {
			t.Errorf("%s: %d bytes beginning with %.20q, %v", name, len(h.Data), h.Data, err)
		}
	}
}

// endless yields the same byte for ever: a file of one line without end.
type endless struct{ n int }

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	e.n += len(p)
	return len(p), nil
}

func TestOneEndlessLineEndsSoon(t *testing.T) {
	e := &endless{}
	_, err := NewRows(e, ',').Next()
	if err == nil || errors.As(err, new(*RowError)) {
		t.Fatalf("error = %v, want a final one", err)
	}
	if e.n > 2*MaxRecord {
		t.Errorf("read %d bytes before giving up, want about %d", e.n, MaxRecord)
	}
}

func TestUnclosedQuoteEndsSoon(t *testing.T) {
	in := io.MultiReader(strings.NewReader("\"a,b\n"), strings.NewReader(strings.Repeat("short line\n", MaxRecord/10)))
	if _, err := NewRows(in, ',').Next(); err == nil {
		t.Fatal("a quote that is never closed must end the reading")
	}
}

func TestXMLRefusesEntitiesAndDepth(t *testing.T) {
	for name, doc := range map[string]string{
		"entity bomb": `<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>`,
		"depth":       strings.Repeat("<x>", 5000),
		"truncated":   `<a><b>`,
		"wrong end":   `<a></b>`,
	} {
		x := NewXML(strings.NewReader(doc))
		var err error
		for err == nil {
			_, err = x.NextStart("never")
		}
		if err == io.EOF {
			t.Errorf("%s: read to the end without an error", name)
		}
	}
}

func FuzzRows(f *testing.F) {
	f.Add([]byte("a,b\n1,\"2\n"))
	f.Add([]byte("\xff\xfe\"\x00"))
	f.Add([]byte("\x00\x1a,,,\r\r\n\"\""))
	f.Fuzz(func(t *testing.T, data []byte) {
		r := NewRows(strings.NewReader(string(data)), ',')
		for range 10_000 {
			_, err := r.Next()
			if err != nil && !errors.As(err, new(*RowError)) {
				return
			}
		}
	})
}
