package assist

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"sanctrace/internal/extract"
	"sanctrace/internal/fault"
	"sanctrace/internal/trace"
)

const text = "Harbour Gazette\n\nQuillon Marine shipped more than 40 drone engines to Fell Systems in May 2024. Fell Systems denies it. Fell Systems denies it."

// model is a fake endpoint that answers every question with the same content.
func model(t *testing.T, h http.HandlerFunc) *Client {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	c, err := NewClient(s.URL+"/v1", "tiny-1", "sk-key")
	if err != nil {
		t.Fatal(err)
	}
	c.wait = time.Millisecond
	return c
}

func saying(content string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		_ = json.NewEncoder(w).Encode(map[string]any{"choices": []any{map[string]any{"message": message{"assistant", content}}}})
	}
}

const good = `{"quote":"Quillon Marine shipped more than 40 drone engines to Fell Systems in May 2024","event":"TRANSFER","modality":"reported_fact","polarity":"positive",
	"participants":[{"name":"Quillon Marine","role":"supplier"}],"item":"drone engines","min":41,"counted_as":"shipped","earliest":"2024-05-01","latest":"2024-05-31"}`

func claims(list ...string) string { return `{"claims":[` + strings.Join(list, ",") + `]}` }

// docOf is a text without pages.
func docOf(text string) Document {
	l := extract.NewLayer("text", "test", text)
	return Document{"gazette.txt", &l}
}

func with(old, other string) string { return strings.Replace(good, old, other, 1) }

func TestProposalsThatStandAreKept(t *testing.T) {
	var asked question
	var path, key string
	c := model(t, func(w http.ResponseWriter, r *http.Request) {
		path, key = r.URL.Path, r.Header.Get("Authorization")
		data, _ := io.ReadAll(r.Body)
		_ = json.Unmarshal(data, &asked)
		saying("Here it is:\n```json\n"+claims(good, good)+"\n```")(w, r)
	})
	out, err := c.Propose(context.Background(), []Document{docOf(text)}, nil)
	if err != nil || len(out.Items) != 1 || len(out.Refused) != 0 || out.Passages != 1 {
		t.Fatalf("propose = %+v, %v", out, err)
	}
	var got trace.Claim
	if err := json.Unmarshal(out.Items[0].Data, &got); err != nil {
		t.Fatal(err)
	}
	if got.Machine != "tiny-1" || !got.Added || len(got.Chain) != 1 || got.Chain[0].Kind != "document" || *got.Amount.Min != 41 || got.Dates.Latest != "2024-05-31" {
		t.Errorf("claim = %+v", got)
	}
	var a, b int
	if _, err := fmt.Sscanf(got.Evidence[0].Locator, "bytes %d-%d", &a, &b); err != nil || text[a:b] != got.Text {
		t.Errorf("the locator %s does not lead to the quote", got.Evidence[0].Locator)
	}
	if path != "/v1/chat/completions" || key != "Bearer sk-key" || len(asked.Messages) != 2 || asked.Messages[1].Content != text {
		t.Errorf("asked %s with %q: %+v", path, key, asked)
	}
}

func TestLiesAreRefused(t *testing.T) {
	for what, c := range map[string]struct{ answer, why string }{
		"an invented passage":         {claims(with("more than 40", "more than 90")), "does not stand in the text"},
		"a party from elsewhere":      {claims(with(`"Quillon Marine","role"`, `"Brook Rotor Works","role"`)), "a party does not stand"},
		"a piece of a word":           {claims(with(`"Quillon Marine","role"`, `"Quill","role"`)), "a party does not stand"},
		"an item from elsewhere":      {claims(with(`"item":"drone engines"`, `"item":"missiles"`)), "item does not stand"},
		"a quote that stands twice":   {claims(with("Quillon Marine shipped more than 40 drone engines to Fell Systems in May 2024", "Fell Systems denies it.")), "more than once"},
		"a figure that is not quoted": {claims(`{"quote":"to Fell Systems in May","event":"TRANSFER","modality":"reported_fact","polarity":"positive","min":7,"counted_as":"shipped"}`), "its quote has none"},
		"no such event":               {claims(with("TRANSFER", "SMUGGLE_A_LOT")), "closed list"},
		"no such role":                {claims(with(`"role":"supplier"`, `"role":"vessel"`)), "no such role"},
		"no such modality":            {claims(with("reported_fact", "certain")), "closed list"},
		"a figure that counts what":   {claims(with(`"counted_as":"shipped"`, `"counted_as":"imagined"`)), "in no list"},
		"figures that cross":          {claims(with(`"min":41`, `"min":41,"max":2`)), "contradict"},
		"days that are none":          {claims(with("2024-05-01", "2024-13-99")), "contradict"},
		"about sources":               {claims(strings.Replace(with("TRANSFER", "NO_COMMENT"), `"role":"supplier"`, `"role":"source"`, 1)), "about sources"},
		"a short quote":               {claims(with("Quillon Marine shipped more than 40 drone engines to Fell Systems in May 2024", "40 drone")), "bytes"},
		"another form":                {`{"claims":["x"]}`, "another form"},
		"prose":                       {"I cannot help with that.", "not the JSON"},
		"nothing":                     {"", "not the JSON"},
		"torn":                        {claims(good)[:80], "not the JSON"},
	} {
		out, err := model(t, saying(c.answer)).Propose(context.Background(), []Document{docOf(text)}, nil)
		if err != nil || len(out.Items) != 0 || len(out.Refused) == 0 || !strings.Contains(out.Refused[0].Why, c.why) {
			t.Errorf("%s: %+v, %v; want a refusal %q", what, out, err, c.why)
		}
	}
	many := make([]string, maxProposals+5)
	for i := range many {
		many[i] = good
	}
	out, err := model(t, saying(claims(many...))).Propose(context.Background(), []Document{docOf(text)}, nil)
	if err != nil || len(out.Items) != 1 || len(out.Refused) != 1 {
		t.Errorf("many proposals: %+v, %v", out, err)
	}
}

func TestEndpointsThatFail(t *testing.T) {
	docs := []Document{docOf(text)}
	var calls atomic.Int32
	status := func(code int) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) { calls.Add(1); w.WriteHeader(code) }
	}
	for what, c := range map[string]struct {
		h     http.HandlerFunc
		kind  fault.Kind
		calls int32
	}{
		"busy":        {status(http.StatusServiceUnavailable), fault.Unavailable, attempts},
		"wrong key":   {status(http.StatusUnauthorized), fault.Denied, 1},
		"wrong model": {status(http.StatusNotFound), fault.Unavailable, 1},
		"elsewhere": {func(w http.ResponseWriter, r *http.Request) {
			calls.Add(1)
			http.Redirect(w, r, "https://elsewhere.example/", http.StatusTemporaryRedirect)
		}, fault.Unavailable, 1},
		"breaks off": {func(w http.ResponseWriter, _ *http.Request) {
			calls.Add(1)
			w.Header().Set("Content-Length", "1000")
			_, _ = io.WriteString(w, "{")
		}, fault.Unavailable, attempts},
	} {
		calls.Store(0)
		_, err := model(t, c.h).Propose(context.Background(), docs, nil)
		if fault.KindOf(err) != c.kind || calls.Load() != c.calls {
			t.Errorf("%s: %v after %d calls, want %v after %d", what, err, calls.Load(), c.kind, c.calls)
		}
		if err != nil && (strings.Contains(err.Error(), "Quillon") || strings.Contains(err.Error(), "sk-key")) {
			t.Errorf("%s: the error quotes what was sent: %v", what, err)
		}
	}
	for what, h := range map[string]http.HandlerFunc{
		"junk": func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "<html>") },
		"no end": func(w http.ResponseWriter, _ *http.Request) {
			_, _ = io.WriteString(w, strings.Repeat("x", maxAnswer+10))
		},
		"no word": func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, `{"choices":[]}`) },
	} {
		if out, err := model(t, h).Propose(context.Background(), docs, nil); err != nil || len(out.Items) != 0 || len(out.Refused) != 1 {
			t.Errorf("%s: %+v, %v", what, out, err)
		}
	}
}

func TestAStallEndsWithTheContext(t *testing.T) {
	release := make(chan struct{})
	c := model(t, func(_ http.ResponseWriter, r *http.Request) {
		select {
		case <-release:
		case <-r.Context().Done():
		}
	})
	defer close(release)
	ctx, stop := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer stop()
	if _, err := c.Propose(ctx, []Document{docOf(text)}, nil); err == nil {
		t.Error("a stall ended without an error")
	}
}

func TestAddresses(t *testing.T) {
	for address, ok := range map[string]bool{"https://host.example/v1": true, "http://127.0.0.1:11434/v1/": true, "http://localhost/v1": true, "http://host.example/v1": false,
		"ftp://host/v1": false, "": false, "host": false, "https://user:pass@host/v1": false, "://": false} {
		if _, err := NewClient(address, "m", ""); (err == nil) != ok {
			t.Errorf("%q: %v, want ok=%v", address, err, ok)
		}
	}
	if _, err := NewClient("https://host.example/v1", "", ""); fault.KindOf(err) != fault.Invalid {
		t.Errorf("no model: %v", err)
	}
}

// TestCut checks that passages are in order, bounded, of whole letters, and
// leave out blanks alone.
func TestCut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{"word ", "слово", "\n", strings.Repeat("漢", 900), strings.Repeat("a b", 700), "  "}), 0, 40).Draw(t, "parts"), "")
		at := 0
		for _, p := range cut(s) {
			if p.from < at || p.to <= p.from || p.to-p.from > maxPassage || !utf8.ValidString(s[p.from:p.to]) || strings.TrimSpace(s[at:p.from]) != "" {
				t.Fatalf("passage %+v after %d of %d bytes", p, at, len(s))
			}
			at = p.to
		}
		if strings.TrimSpace(s[at:]) != "" {
			t.Fatalf("the text after %d is not sent", at)
		}
	})
}

func FuzzRead(f *testing.F) {
	f.Add(claims(good))
	f.Add(`{"claims":[{"quote":""}]}`)
	f.Fuzz(func(t *testing.T, answer string) {
		kept, _ := read(answer, passage{docOf(text), text, 0})
		for _, c := range kept {
			if !strings.Contains(text, c.Text) {
				t.Errorf("kept %q, which is not in the text", c.Text)
			}
		}
	})
}

// TestProposalsNameTheirPage proposes from a text of two pages: the evidence
// names page and box, and the item is the same as without pages.
func TestProposalsNameTheirPage(t *testing.T) {
	c := model(t, saying(claims(good)))
	var ids []string
	for _, paged := range []bool{false, true} {
		d := docOf(text)
		if at := strings.Index(text, "Quillon"); paged {
			d.Layer.Places = []extract.Place{{Start: 0, End: at, Page: 1, Box: extract.Box{X0: 1, Y0: 2, X1: 3, Y1: 4}}, {Start: at, End: len(text), Page: 2, Box: extract.Box{X0: 72, Y0: 90.25, X1: 300, Y1: 104}}}
		}
		out, err := c.Propose(context.Background(), []Document{d}, nil)
		if err != nil || len(out.Items) != 1 {
			t.Fatalf("propose = %+v, %v", out, err)
		}
		var got trace.Claim
		if err := json.Unmarshal(out.Items[0].Data, &got); err != nil {
			t.Fatal(err)
		}
		e := got.Evidence[0]
		if strings.HasPrefix(e.Locator, "page 2, bytes ") != paged || (e.Box == [4]float64{72, 90.3, 300, 104}) != paged || e.Text != got.Text {
			t.Errorf("pages %t: %+v", paged, e)
		}
		ids = append(ids, got.ID)
	}
	if ids[0] != ids[1] {
		t.Errorf("ids %v", ids)
	}
}
