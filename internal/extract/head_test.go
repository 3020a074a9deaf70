package extract

import (
	"strings"
	"testing"
)

// article is the running text of the made-up pages.
const article = `<p>Two clerks told the paper that more than 300 pumps had left the port of the town in the night, and that nobody had asked for papers of any kind at the gate.</p>
<p>The pumps were made by a workshop in the north of the country, and the clerks said that they had been bought by a dealer whose name they did not know.</p>`

// TestWhatPagesSay reads the heads and bylines that programs for news pages
// write, and what agencies' clients print.
func TestWhatPagesSay(t *testing.T) {
	const plugin = `{"@context":"https://schema.org","@graph":[
{"@type":"WebPage","@id":"https://marsh.example/p","name":"Pumps left the port at night - Marsh Times","datePublished":"2021-05-02T08:00:00+00:00"},
{"@type":"Article","headline":"Pumps left the port at night","author":{"@id":"#ann"},"publisher":{"@id":"#org"},"datePublished":"2021-05-03T08:00:00+00:00","dateModified":"2021-06-01T08:00:00+00:00"},
{"@type":"Organization","@id":"#org","name":"Marsh &amp; Quay Times"},{"@type":"Person","@id":"#ann","name":"Ann Clerk"}]}`
	for _, c := range []struct{ name, head, top, outlet, author, day, basis, credit string }{
		{"names by reference", `<title>Pumps left the port at night - Marsh Times</title><script type="application/ld+json">` + plugin + `</script>`, "",
			"Marsh & Quay Times", "Ann Clerk", "2021-05-03", "JSON-LD datePublished", ""},
		{"a video's date is not the article's", `<title>Pumps left the port at night</title><script type="application/ld+json">
//<![CDATA[
[{"@type":"VideoObject","name":"Clip","datePublished":"2001-01-01"},{"@type":"ReportageNewsArticle","headline":"Pumps left the port at night","datePublished":"20 Nov 2022 10:00 GMT",
"author":["Ann Clerk","Bo Quay"],"publisher":"Coast
Post"}]
//]]></script>`, "", "Coast Post", "Ann Clerk, Bo Quay", "2022-11-20", "JSON-LD datePublished", ""},
		{"what stands above the article is today's date", `<title>Pumps left the port at night | Marsh Times</title>`,
			`<header><time datetime="2026-11-20">Friday</time></header><article><h1>Pumps left the port at night</h1><p>By Ann Clerk, Reuters</p><time datetime="2021-05-03T08:00">3 May</time>`,
			"Marsh Times", "Ann Clerk", "2021-05-03", "time element of the page", "Reuters"},
		{"data before meta, wherever they stand", `<title>Pumps left the port at night</title><meta name="date" content="2020-01-01"><meta property="og:site_name" content="Marsh Times">`,
			`<script type="application/ld+json">{"@type":["NewsArticle"],"headline":"Pumps left the port at night","datePublished":"2021-05-03","sourceOrganization":{"name":"AP"}}</script>`,
			"Marsh Times", "", "2021-05-03", "JSON-LD datePublished", "Associated Press"},
		{"an agency as author", `<title>Pumps left the port at night</title><meta property="og:site_name" content="Marsh Times"><meta name="author" content="Associated Press"><meta name="pubdate" content="Nov 20, 2022">`,
			`<h1>Pumps left the port at night</h1><p>LONDON (AP) — The port was closed for the night and the gate stood open until the morning came.</p>`,
			"Marsh Times", "", "2022-11-20", "meta pubdate", "Associated Press"},
		{"an agency's report with its signature", `<title>Pumps left the port at night - Quay Weekly</title><meta property="og:site_name" content="Quay Weekly">`,
			`<h1>Pumps left the port at night</h1><p>By Ann Clerk and Bo Quay</p><p>OSLO, Nov. 20, 2022 (Reuters) - The port was closed for the night and the gate stood open until the morning came.</p><p>(Reporting by Ann Clerk in Oslo; Editing by Cy Fell)</p>`,
			"Quay Weekly", "Ann Clerk and Bo Quay", "2022-11-20", "dateline in the text", "Reuters"},
		{"the agency on a line", `<title>Pumps left the port at night</title><meta property="og:site_name" content="Gulf Gazette">`,
			`<h1>Pumps left the port at night</h1><p>AFP</p><p>Last updated: 21 November 2022</p><p>First published on Sun 20 Nov 2022 10.15 GMT</p>`,
			"Gulf Gazette", "", "2022-11-20", "dateline in the text", "Agence France-Presse"},
		{"only a change is dated", `<title>Pumps left the port at night</title>`, `<h1>Pumps left the port at night</h1><p>Updated 21 November 2022</p>`,
			"", "", "2022-11-21", "date of the last change in the text", ""},
		{"a marked byline", `<title>Pumps left the port at night | Marsh Times</title>`, `<article><h1>Pumps left the port at night</h1><div class="byline">By Ann Clerk of the Associated Press</div>`,
			"Marsh Times", "Ann Clerk", "", "", "Associated Press"},
		{"a paper", `<title>x</title><meta name="citation_title" content="Pumps left the port at night"><meta name="citation_author" content="Clerk, Ann"><meta name="citation_author" content="Quay, Bo">
<meta name="citation_publication_date" content="2022/11/20"><meta name="citation_journal_title" content="Journal of Pumps">`, "", "Journal of Pumps", "Clerk, Ann; Quay, Bo", "2022-11-20", "meta citation_publication_date", ""},
		{"a date of figures is not guessed at", `<title>Pumps left the port at night</title><meta name="date" content="04/05/2021">`, "", "", "", "", "", ""},
	} {
		d, err := Read("a.html", []byte("<!DOCTYPE html><html><head>"+c.head+"</head><body>"+c.top+article+"</body></html>"))
		if err != nil {
			t.Fatal(c.name, err)
		}
		if d.Title != "Pumps left the port at night" || d.Outlet != c.outlet || d.Author != c.author || string(d.Published.Day) != c.day || d.Published.Basis != c.basis || d.Credit != c.credit {
			t.Errorf("%s: title %q, outlet %q, author %q, %+v, credit %q", c.name, d.Title, d.Outlet, d.Author, d.Published, d.Credit)
		}
	}
}

// TestDatelines: places, dates with and without a year, agencies.
func TestDatelines(t *testing.T) {
	for lead, want := range map[string][3]string{ // outlet, day, first words of the body
		"KYIV, Nov. 20, 2022 - ":          {"", "2022-11-20", "Two clerks"},
		"KYIV, Ukraine, Nov. 20, 2022 — ": {"", "2022-11-20", "Two clerks"},
		"WASHINGTON, Nov. 20 (UPI) -- ":   {"United Press International", "", "Two clerks"},
		"Oslo (Reuters) – ":               {"Reuters", "", "Two clerks"},
		"LONDON (AP) — ":                  {"Associated Press", "", "Two clerks"},
		"BERLIN (dpa) - ":                 {"Deutsche Presse-Agentur", "", "Two clerks"},
		"At the port of Oslo (North) - ":  {"", "", "At the port"},
	} {
		d, err := Read("a.txt", []byte("Pumps left the port at night\n\n"+lead+"Two clerks told the paper that more than 300 pumps had left the port of the town in the night."))
		if err != nil {
			t.Fatal(err)
		}
		l := d.Text()
		last := l.Blocks[len(l.Blocks)-1]
		if d.Outlet != want[0] || string(d.Published.Day) != want[1] || !strings.HasPrefix(l.Text[last.Body:], want[2]) {
			t.Errorf("%q: outlet %q, day %q, body %.20q", lead, d.Outlet, d.Published.Day, l.Text[last.Body:])
		}
	}
}

// TestAgencyNames: short names are capitals, and no part of other words.
func TestAgencyNames(t *testing.T) {
	for s, want := range map[string]string{"AP": "Associated Press", "(Reuters)": "Reuters", "dpa": "Deutsche Presse-Agentur", "ap": "", "aa": "", "Ap": "", "the associated press": "Associated Press", "": "", "Marsh Times": ""} {
		if got := Agency(s); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
	d, err := Read("a.txt", []byte("AP\n3 May 2021\n\nPumps left the port\n\nTwo clerks told the paper that nobody had asked for papers or maps at the gate."))
	if err != nil || d.Outlet != "Associated Press" {
		t.Errorf("outlet %q, %v", d.Outlet, err)
	}
}

// TestPageText: blocks stay apart, cells too, and marks of notes belong to no
// word.
func TestPageText(t *testing.T) {
	d, err := Read("a.html", []byte(`<html><body><article><h1>Pumps</h1><div class="x">Ann and Bo wrote this first line</div><div>Published here</div>`+article+
		`<p>The gate stood open.<sup>1</sup> Nobody came<sup><a href="#n2">2</a></sup> until noon, with 10<sup>6</sup> bolts on 4 m<sup>2</sup>.[3]</p>
<table><tr><th>Supplier</th><th>Recipient</th></tr><tr><td><p>Brook</p><p>Works</p></td><td><p>Fell Systems</p></td></tr></table></article></body></html>`))
	if err != nil {
		t.Fatal(err)
	}
	text := d.Text().Text
	inOrder(t, text, "Ann and Bo wrote this first line\nPublished here\nTwo clerks", "The gate stood open. Nobody came until noon, with 10^6 bolts on 4 m2.", "\nSupplier\tRecipient\nBrook Works\tFell Systems")
}

// TestWritings reads one sentence in the writings that files have.
func TestWritings(t *testing.T) {
	en := "The plant received 300 pumps from “Harbour Works”, two clerks said – and nobody asked for papers. The price was €400."
	wideText := func(big bool, size int, s string) string {
		var b strings.Builder
		for _, r := range s {
			for i := range size {
				k := i
				if big {
					k = size - 1 - i
				}
				b.WriteByte(byte(r >> (8 * k)))
			}
		}
		return b.String()
	}
	for name, c := range map[string]struct{ data, how string }{
		"utf-16 with no mark":          {wideText(false, 2, en), "text/1 utf-16le"},
		"utf-16 of the other order":    {wideText(true, 2, en), "text/1 utf-16be"},
		"utf-16 with a mark":           {"\xfe\xff" + wideText(true, 2, en), "text/1 utf-16"},
		"utf-32":                       {"\xff\xfe\x00\x00" + wideText(false, 4, en), "text/1 utf-32"},
		"utf-8, cut within a letter":   {en + "\xe2\x82", "text/1 utf-8, damaged"},
		"utf-8 with two bytes damaged": {en + "\xff\xc3", "text/1 utf-8, damaged"},
		"windows-1252":                 {"The plant received 300 pumps from \x93Harbour Works\x94, two clerks said \x96 and nobody asked for papers. The price was \x80400.", "text/1 windows-1252"},
	} {
		d, err := Read("a.txt", []byte(c.data))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if l := d.Text(); !strings.Contains(l.Text, en) || l.Extractor != c.how || d.Language != "en" {
			t.Errorf("%s: %q by %s, language %q", name, l.Text, l.Extractor, d.Language)
		}
	}
	for name, page := range map[string]string{
		"a page that says the wrong thing": `<html><head><meta charset="iso-8859-1"><title>Pumps</title></head><body><p>` + en + `</p></body></html>`,
		"a page whose letters come late":   `<html><head><title>Pumps</title></head><body>` + strings.Repeat("<p>x</p>", 200) + `<p>` + en + `</p></body></html>`,
		"a page with a mark":               "\ufeff<html><head><title>Pumps</title></head><body><p>" + en + "</p></body></html>",
	} {
		d, err := Read("a.html", []byte(page))
		if err != nil || !strings.Contains(d.Text().Text, en) || strings.Count(d.Text().Text, "Pumps") != 1 {
			t.Errorf("%s: %v, %.200q", name, err, d.Text().Text)
		}
	}
	d, err := Read("a.html", []byte("<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1251\"></head><body><p>\xcd\xe0\xf1\xee\xf1\xfb \xe2\xfb\xe2\xe5\xe7\xeb\xe8 \xed\xee\xf7\xfc\xfe</p></body></html>"))
	if err != nil || d.Text().Text != "Насосы вывезли ночью" {
		t.Errorf("windows-1251: %v, %q", err, d.Text().Text)
	}
	d, err = Read("a.eml", []byte("From: a@quay.example\nSubject: pumps\nMessage-ID: <1@x>\n\nThe caf\xe9 of the port bought 40 pumps\x00 from the harbour.\n"))
	if err != nil || !strings.Contains(d.Text().Text, "The café of the port bought 40 pumps\uFFFD from") {
		t.Errorf("message of no writing: %v, %q", err, d.Text().Text)
	}
}
