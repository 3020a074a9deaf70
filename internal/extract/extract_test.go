package extract

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
	"sanctrace/internal/fault"
	"sanctrace/internal/sharedtest"
)

func TestReadText(t *testing.T) {
	for _, c := range []struct{ name, text, title, outlet, day, credit string }{
		{"masthead in capitals", "HARBOUR DAILY\n\nPumps left the port, clerks say\n\n3 May 2021 — Two clerks told the Harbour Daily that the pumps had left the port.",
			"Pumps left the port, clerks say", "Harbour Daily", "2021-05-03", ""},
		{"outlet and date on a line", "Quay Weekly, 6 June 2022\n\nTHE LONG WAY ROUND\n\nThe lorry took the long way round and arrived on Monday.",
			"THE LONG WAY ROUND", "Quay Weekly", "2022-06-06", ""},
		{"outlet above a date", "Marsh Times\n4 July 2020\n\nBridge closed again after inspection\n\nOSLO — The bridge has been closed for the second time.",
			"Bridge closed again after inspection", "Marsh Times", "2020-07-04", ""},
		{"wire in the dateline", "Valves went abroad, paper says\n\n9 May 2019 (Field Wire) – The valves were sent abroad last month, a paper reported.",
			"Valves went abroad, paper says", "Field Wire", "2019-05-09", ""},
		{"a dated sentence is no dateline", "Valves went abroad, paper says\n\nThe firm delivered 40 valves to Mali on 3 March 2021. The next day it was closed.",
			"Valves went abroad, paper says", "", "", ""},
		{"credit at the end", "Valves went abroad - The Field Post\nThe valves were sent abroad last month by a firm that nobody knows.\nSource: The Field Post",
			"Valves went abroad - The Field Post", "", "", "The Field Post"},
	} {
		d, err := Read("a.txt", []byte(c.text))
		if err != nil {
			t.Fatal(c.name, err)
		}
		if d.Title != c.title || d.Outlet != c.outlet || string(d.Published.Day) != c.day || d.Credit != c.credit {
			t.Errorf("%s: got %q %q %q %q", c.name, d.Title, d.Outlet, d.Published.Day, d.Credit)
		}
		if d.Text().Text != c.text || d.Language != "en" {
			t.Errorf("%s: the layer is not the file, or language %q", c.name, d.Language)
		}
	}
}

// TestIntroduction checks that a short line that introduces what somebody said is text,
// and another short line a label.
func TestIntroduction(t *testing.T) {
	d, err := Read("a.txt", []byte("Minister visits the harbour\n\nThe minister came to the harbour on Monday and saw the pumps that had been sold abroad.\n\nMinister Ann Clerk said:\n\nI am glad that the pumps are back.\n\nFurther information\n\nThe harbour is open every day but Sunday, and the pumps can be seen there."))
	if err != nil {
		t.Fatal(err)
	}
	var kinds []BlockKind
	for _, b := range d.Text().Blocks {
		kinds = append(kinds, b.Kind)
	}
	if kinds[2] == Label || kinds[4] != Label {
		t.Errorf("kinds %q", kinds)
	}
}

const page = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Pumps | Harbour</title>
<meta property="og:site_name" content="Harbour Daily"><meta name="author" content="Ann Clerk">
<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Pumps left the port","datePublished":"2021-05-03T10:00:00Z"}]}</script>
</head><body><nav>Home News Sport</nav><article><h1>Pumps left the port</h1>
<p>Two clerks told the paper that more than 300 pumps had left the port of the town in the night, and that nobody had asked for papers of any kind at the gate.</p>
<p>The pumps were made by a workshop in the north of the country, and the clerks said that they had been bought by a dealer whose name they did not know.</p></article>
<script>var x = "hidden";</script></body></html>`

func TestReadHTML(t *testing.T) {
	d, err := Read("a.html", []byte(page))
	if err != nil {
		t.Fatal(err)
	}
	if d.Title != "Pumps left the port" || d.Outlet != "Harbour Daily" || d.Author != "Ann Clerk" || d.Published.Day != "2021-05-03" || d.Published.Basis != "JSON-LD datePublished" {
		t.Errorf("head: %+v", d)
	}
	text := d.Text().Text
	if !strings.Contains(text, "more than 300 pumps") || strings.Contains(text, "hidden") || strings.Contains(text, "Sport") {
		t.Errorf("text: %q", text)
	}
	if b := d.Text().Blocks; len(b) != 3 || b[0].Kind != Headline || b[1].Kind != Paragraph {
		t.Errorf("blocks: %+v", b)
	}
}

func TestRefusals(t *testing.T) {
	for name, data := range map[string]string{
		"a.pdf": "%PDF-1.7 x", "a.docx": "PK\x03\x04 x", "a.rtf": "{\\rtf1 x}", "a.bin": "\x00\x01\x02", "empty.txt": " \n",
	} {
		_, err := Read(name, []byte(data))
		if fault.KindOf(err) != fault.Invalid {
			t.Errorf("%s: error %v is not Invalid", name, err)
		}
	}
	if _, err := Read("big.txt", make([]byte, MaxSize+1)); fault.KindOf(err) != fault.Invalid {
		t.Errorf("too large: %v", err)
	}
}

func TestEncodings(t *testing.T) {
	for name, data := range map[string]string{
		"windows-1252": "Le caf\xe9 de la soci\xe9t\xe9 est ferm\xe9 et les clients sont partis dans la nuit.",
		"utf-16":       "\xff\xfeH\x00i\x00!\x00",
	} {
		d, err := Read("a.txt", []byte(data))
		if err != nil || !utf8.ValidString(d.Text().Text) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if d, _ := Read("a.txt", []byte("\xff\xfeH\x00i\x00!\x00")); d.Text().Text != "Hi!" {
		t.Errorf("utf-16: %q", d.Text().Text)
	}
}

// TestSpansReread is invariant 1: a span read back is byte-identical, and its
// code points are those of the text.
func TestSpansReread(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text") + "x" + strings.Repeat("Ж", rapid.IntRange(0, 700).Draw(t, "n"))
		d := &Document{Layers: []Layer{NewLayer("text", "test", text)}}
		var starts []int
		for i := range text {
			starts = append(starts, i)
		}
		starts = append(starts, len(text))
		a := rapid.IntRange(0, len(starts)-1).Draw(t, "a")
		b := rapid.IntRange(a, len(starts)-1).Draw(t, "b")
		s := d.Text().Span(starts[a], starts[b])
		if s.CP != [2]int{a, b} {
			t.Fatalf("code points %v, want %d %d", s.CP, a, b)
		}
		if err := d.Reread(s); err != nil {
			t.Fatal(err)
		}
		s.Text += "y"
		if d.Reread(s) == nil {
			t.Fatal("a changed passage was accepted")
		}
	})
}

func TestSharedTexts(t *testing.T) {
	data, err := os.ReadFile(sharedtest.Path(t, "data/docs/report-2022-11.txt"))
	if err != nil {
		t.Fatal(err)
	}
	d, err := Read("report-2022-11.txt", data)
	if err != nil || d.ID != "ec176f703b886ecf067902a0cdaa6d7499f1df44505b54d4a7d88e3567aeb6a7" {
		t.Fatal(err, d)
	}
	if d.Text().CP(len(data)) != 2083 || d.Credit != "The Washington Post" {
		t.Errorf("%d code points, credit %q", d.Text().CP(len(data)), d.Credit)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(page))
	f.Add([]byte("HARBOUR DAILY\n\n3 May 2021 — Text.\n• item\n1. item"))
	f.Add([]byte("\xff\xfeH\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Read("a", data)
		if err != nil {
			return
		}
		l, last := d.Text(), 0
		for _, b := range l.Blocks {
			if b.Start < last || b.Body < b.Start || b.End < b.Body || b.End > len(l.Text) {
				t.Fatalf("block %+v", b)
			}
			last = b.End
		}
	})
}
