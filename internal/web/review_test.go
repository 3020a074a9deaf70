package web

import (
	"fmt"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"golang.org/x/net/html"

	"sanctrace/internal/ident"
)

func TestScreenFormAsksForAllOfIt(t *testing.T) {
	f := screenForm{Name: "A", Country: "Iran", Gender: "female", Address: "1 Nowhere St", ID: "imo:9187629", Phone: "021 6615 3220"}
	q, _, errs := f.query("2024-03-11")
	if len(errs) > 0 || fmt.Sprint(q.Genders, q.Addresses) != "[female] [1 Nowhere St]" {
		t.Fatalf("%+v, %v", q, errs)
	}
	if len(q.Identifiers) != 2 || q.Identifiers[0].Kind != string(ident.IMO) || q.Identifiers[1].Value != "+982166153220" {
		t.Errorf("numbers: %+v", q.Identifiers)
	}
	if _, _, errs := (screenForm{Phone: "+98 21 6615 3220"}).query("2024-03-11"); len(errs) > 0 {
		t.Errorf("a phone number alone: %v", errs)
	}
}

// hidden are the hidden inputs of the form that decides on an item.
func hidden(root *html.Node, item string) map[string]string {
	for _, form := range elements(root, "form") {
		in := map[string]string{}
		for _, x := range elements(form, "input") {
			if attr(x, "type") == "hidden" {
				in[attr(x, "name")] = attr(x, "value")
			}
		}
		if in["item"] == item {
			return in
		}
	}
	return nil
}

// TestReviewGoesOn follows the forms of the sentences that wait for a decision:
// each leads to the next, and what was shown is shown again.
func TestReviewGoesOn(t *testing.T) {
	w := bench(t)
	page := w.get(t, "/case/sample%20case?show=open")
	var items []string
	for _, li := range elements(page.root, "li") {
		if id, ok := strings.CutPrefix(attr(li, "id"), "i-"); ok {
			items = append(items, id)
		}
	}
	if len(items) < 3 {
		t.Fatalf("open sentences: %v", items)
	}
	for i, id := range items {
		next := ""
		if i+1 < len(items) {
			next = items[i+1]
		}
		if in := hidden(page.root, id); in["show"] != "open" || in["next"] != next {
			t.Errorf("%s: %v, want next %q", id, in, next)
		}
	}
	for _, c := range []struct {
		form url.Values
		want string
	}{
		{nil, "/case/a#i-c1"},
		{url.Values{"show": {"open"}, "next": {"c2"}}, "/case/a?show=open#i-c2"},
		{url.Values{"show": {"open"}}, "/case/a?show=open"},
		{url.Values{"section": {"claims"}}, "/case/a?section=claims#i-c1"},
		{url.Values{"section": {strings.Repeat("x", maxValue+1)}, "show": {"open"}, "next": {"\r\nX: y"}}, "/case/a?show=open#i-%0D%0AX:%20y"},
	} {
		if got := backTo("a", "c1", c.form); got != c.want {
			t.Errorf("%v: %q, want %q", c.form, got, c.want)
		}
	}
	if in := hidden(w.get(t, "/case/sample%20case").root, items[0]); in["item"] != items[0] || in["show"] != "" || in["next"] != "" {
		t.Errorf("the whole case: %v", in)
	}
}

// TestManyNotes keeps the way to a decision short: notes beyond the first few
// are folded.
func TestManyNotes(t *testing.T) {
	notes := make([]noteRow, shownNotes+3)
	if f, r := firstNotes(notes), restNotes(notes); len(f) != shownNotes || len(r) != 3 {
		t.Errorf("%d and %d", len(f), len(r))
	}
	if f, r := firstNotes(notes[:2]), restNotes(notes[:2]); len(f) != 2 || len(r) != 0 {
		t.Errorf("%d and %d", len(f), len(r))
	}
	for i := range notes {
		notes[i].N, notes[i].Href = i+1, fmt.Sprintf("/d#%d", i)
	}
	var b strings.Builder
	if err := loadPages()["case"].ExecuteTemplate(&b, "sentence", sentenceRow{Item: "x", Anchor: "i-x", Text: "T", Notes: notes}); err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(strings.NewReader(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	folded, details := 0, elements(root, "details")
	for _, x := range elements(details[len(details)-1], "a") {
		if strings.HasPrefix(attr(x, "href"), "/d#") {
			folded++
		}
	}
	all := strings.Count(b.String(), `href="/d#`)
	if folded != 3 || all != shownNotes+len(notes) || !strings.Contains(b.String(), "3 more passages") {
		t.Errorf("%d of %d notes are folded: %s", folded, all, b.String())
	}
}

// TestFocusAndPrint looks at what only a browser tells: a form that was filled in
// wrongly has the focus on the first mistake, and paper shows the evidence that
// is folded on the screen.
func TestFocusAndPrint(t *testing.T) {
	ctx, _ := browser(t)
	s := httptest.NewServer(bench(t))
	defer s.Close()
	evaluate := func(path, script string) string {
		t.Helper()
		if err := chromedp.Do(ctx, chromedp.Navigate(s.URL+path)); err != nil {
			t.Fatal(err)
		}
		got, err := chromedp.Run(ctx, chromedp.Evaluate[string](script, chromedp.EvalAwaitPromise))
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	const focus = `new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(document.activeElement.name || ""))))`
	for path, want := range map[string]string{"/screen?name=A&country=Atlantis&on=x": "country", "/network?about=,": "about", "/screen?name=Nobody": ""} {
		if got := evaluate(path, focus); got != want {
			t.Errorf("%s: the focus is on %q, want %q", path, got, want)
		}
	}
	const seen = `String(document.querySelector(".review .passages li").checkVisibility({contentVisibilityAuto: true}) && document.querySelector(".review .passages li").getBoundingClientRect().height > 0)`
	if got := evaluate("/case/sample%20case", seen); got != "false" {
		t.Errorf("evidence is shown before it is asked for: %s", got)
	}
	if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}); err != nil {
		t.Fatal(err)
	}
	if got := evaluate("/case/sample%20case", seen); got != "true" {
		t.Errorf("paper shows no evidence: %s", got)
	}
}
