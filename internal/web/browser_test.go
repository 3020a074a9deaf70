package web

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"sanctrace/internal/dossier"
	"sanctrace/internal/ledger"
)

// browser starts Chromium and gathers what it complains about. Without one the
// test is skipped, in CI it fails.
func browser(t *testing.T) (ctx context.Context, complaints func() []string) {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			path = p
			break
		}
	}
	if path == "" {
		if os.Getenv("CI") == "true" {
			t.Fatal("no Chromium to look at the pages with: install Debian's package chromium")
		}
		t.Skip("no Chromium to look at the pages with: install Debian's package chromium")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.UserDataDir(t.TempDir()))
	alloc, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, cancel := chromedp.NewContext(alloc)
	t.Cleanup(cancel)
	ctx, end := context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(end)
	var mu sync.Mutex
	var said []string
	messages := chromedp.Console(ctx)
	go func() {
		for m, err := range messages {
			if err != nil {
				return // the browser is closed
			}
			mu.Lock()
			said = append(said, fmt.Sprintf("%s: %s", m.Type, m.Text))
			mu.Unlock()
		}
	}()
	return ctx, func() []string {
		mu.Lock()
		defer mu.Unlock()
		out := said
		said = nil
		return out
	}
}

// screenOf sets the size of the screen and the colours preferred.
func screenOf(ctx context.Context, t *testing.T, width int64, scheme string) {
	t.Helper()
	_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
	if err == nil {
		err = chromedp.Do(ctx, chromedp.EmulateViewport(width, 900))
	}
	if err != nil {
		t.Fatal(err)
	}
}

// look takes a screenshot of the whole page and fails when the page is wider
// than the screen.
func look(ctx context.Context, t *testing.T, file string) {
	t.Helper()
	wide, err := chromedp.Run(ctx, chromedp.Evaluate[bool](`document.documentElement.scrollWidth > document.documentElement.clientWidth`))
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	if wide {
		t.Errorf("%s: the page is wider than the screen", file)
	}
	picture, err := chromedp.Run(ctx, chromedp.FullScreenshot(100))
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	if err := os.WriteFile(file, picture, 0o600); err != nil {
		t.Fatal(err)
	}
}

// shots is the folder for the pictures: WEB_SHOTS keeps them.
func shots(t *testing.T) string {
	t.Helper()
	if dir := os.Getenv("WEB_SHOTS"); dir != "" {
		return dir
	}
	return t.TempDir()
}

// narrow is the width of a page of 1280 pixels at a zoom of 400 %, to which
// WCAG 2.2, 1.4.10, says that it shall fit.
const narrow = 320

// TestInBrowser opens every page in Chromium, narrow and wide, light and dark.
func TestInBrowser(t *testing.T) {
	ctx, complaints := browser(t)
	w := bench(t)
	w.post(t, "/case/sample%20case/decide", url.Values{"item": {"c2"}, "verdict": {"accept"}, "by": {"Ada"}, "reason": {"the passage says so"}})
	w.post(t, "/case/sample%20case/decide", url.Values{"item": {"c3"}, "verdict": {"reject"}, "by": {"Ada"}, "reason": {"no claim of its own"}})
	empty, _ := emptyBench(t)
	full, first := httptest.NewServer(w), httptest.NewServer(empty)
	defer full.Close()
	defer first.Close()
	dir := shots(t)
	for name, address := range map[string]string{
		"empty": first.URL, "home": full.URL + "/", "screen": full.URL + "/screen?name=Tabunova+Iskra&on=2024-03-01", "clean": full.URL + "/screen?name=Nobody+Known",
		"mistake": full.URL + "/screen?name=&country=Atlantis", "entity": full.URL + "/entity/mk-1", "early": full.URL + "/entity/mk-1?on=2022-01-01", "rtl": full.URL + "/entity/co-1",
		"hostile": full.URL + "/entity/mk-x", "search": full.URL + "/search?q=rotor", "case": full.URL + "/case/sample%20case", "item": full.URL + "/case/sample%20case/item/c1",
		"document": full.URL + "/case/sample%20case/document/1#b0-81", "log": full.URL + "/log", "network": full.URL + "/network?about=drone", "error": full.URL + "/entity/none",
	} {
		if err := chromedp.Do(ctx, chromedp.Navigate(address)); err != nil {
			t.Fatalf("%s: %v", address, err)
		}
		for _, width := range []int64{1280, narrow} {
			for _, scheme := range []string{"light", "dark"} {
				screenOf(ctx, t, width, scheme)
				look(ctx, t, filepath.Join(dir, fmt.Sprintf("%s-%d-%s.png", name, width, scheme)))
			}
		}
		// The browser also tells of pages that are wrong or not found, as these shall be.
		if said := complaints(); len(said) > 0 && name != "mistake" && name != "error" {
			t.Errorf("%s: the browser complains: %s", name, strings.Join(said, "; "))
		}
	}
}

// TestBrowserComplaintsAreHeard shows that the check above can fail.
func TestBrowserComplaintsAreHeard(t *testing.T) {
	ctx, complaints := browser(t)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Security-Policy", policy)
		w.Header().Set("Content-Type", "text/html")
		_, _ = io.WriteString(w, `<p style="color:red">x<script>alert(1)</script><img src="https://elsewhere.invalid/x.png">`)
	}))
	defer s.Close()
	if err := chromedp.Do(ctx, chromedp.Navigate(s.URL)); err != nil {
		t.Fatal(err)
	}
	said := ""
	for range 60 {
		if said += strings.Join(complaints(), "\n"); strings.Contains(said, "Content Security Policy") {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Errorf("a page with a style, a script and a foreign picture passes: %q", said)
}

// focused names the element that has the focus.
const focused = `(e => e ? e.name || e.id || e.textContent.trim() : "")(document.activeElement)`

// TestKeyboard goes through screening and deciding with the keyboard alone.
func TestKeyboard(t *testing.T) {
	ctx, complaints := browser(t)
	w := bench(t)
	s := httptest.NewServer(w)
	defer s.Close()
	screenOf(ctx, t, 1280, "light")
	press := func(keys string) string {
		t.Helper()
		if err := chromedp.Do(ctx, chromedp.KeyEvent(keys)); err != nil {
			t.Fatal(err)
		}
		name, err := chromedp.Run(ctx, chromedp.Evaluate[string](focused))
		if err != nil {
			t.Fatal(err)
		}
		return name
	}
	// tabTo presses Tab until the element is reached, and tells what was passed.
	tabTo := func(name string) string {
		t.Helper()
		var passed []string
		for range 60 {
			at := press(kb.Tab)
			if at == name {
				return strings.Join(passed, ",")
			}
			passed = append(passed, at)
		}
		t.Fatalf("Tab never reaches %q: %v", name, passed)
		return ""
	}
	open := func(path string) {
		t.Helper()
		if err := chromedp.Do(ctx, chromedp.Navigate(s.URL+path)); err != nil {
			t.Fatal(err)
		}
	}
	open("/")
	if first := press(kb.Tab); first != "Skip to the content" {
		t.Errorf("the first Tab reaches %q", first)
	}
	press(kb.Enter)
	if next := press(kb.Tab); next != "name" {
		t.Errorf("after skipping, Tab reaches %q, want the name", next)
	}
	press("Iskra Tabunova")
	if passed := tabTo("Screen"); passed != "schema,country,birth_date,gender,address,id,phone,on,threshold" {
		t.Errorf("Tab passes %s", passed)
	}
	arrive(ctx, t, "possible matches", func() { press(kb.Enter) })

	open("/case/sample%20case")
	tabTo("Evidence and decision on: " + firstSentence(ctx, t))
	press(kb.Enter)
	tabTo("verdict")
	press(" ")
	tabTo("by")
	press("Ada")
	tabTo("reason")
	press("read it")
	tabTo("Record decision")
	arrive(ctx, t, "by Ada", func() { press(kb.Enter) })
	ds, err := w.ledger.Decisions(context.Background(), "sample case")
	if err != nil || len(ds) != 1 || ds[0].By != "Ada" || ds[0].Do != ledger.Accept || ds[0].Reason != "read it" {
		t.Errorf("decisions: %+v, %v", ds, err)
	}
	if said := complaints(); len(said) > 0 {
		t.Errorf("the browser complains: %s", strings.Join(said, "; "))
	}
}

// arrive waits until a page says some words.
func arrive(ctx context.Context, t *testing.T, words string, act func()) {
	t.Helper()
	act()
	for range 100 {
		text, err := chromedp.Run(ctx, chromedp.Evaluate[string]("document.body.innerText"))
		if err == nil && strings.Contains(text, words) {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("no page that says %q", words)
}

func firstSentence(ctx context.Context, t *testing.T) string {
	t.Helper()
	s, err := chromedp.Run(ctx, chromedp.Evaluate[string](`document.querySelector(".review summary .quiet").textContent.trim().replace(/^on: /, "")`))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestDossierInBrowser opens a dossier from the disk, as its readers will.
func TestDossierInBrowser(t *testing.T) {
	ctx, complaints := browser(t)
	w := bench(t)
	folder, dir := t.TempDir(), shots(t)
	f, err := w.site.readCase(context.Background(), "sample case")
	if err != nil {
		t.Fatal(err)
	}
	f.in.Review = false
	d, err := dossier.Compose(f.in)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Write(folder, dossier.Options{}); err != nil {
		t.Fatal(err)
	}
	for name, file := range map[string]string{"dossier": "index.html", "dossier-document": "document-1.html#b0-81"} {
		if err := chromedp.Do(ctx, chromedp.Navigate("file://"+folder+"/"+file)); err != nil {
			t.Fatal(err)
		}
		for _, width := range []int64{1280, narrow} {
			for _, scheme := range []string{"light", "dark"} {
				screenOf(ctx, t, width, scheme)
				look(ctx, t, filepath.Join(dir, fmt.Sprintf("%s-%d-%s.png", name, width, scheme)))
			}
		}
		pdf, err := chromedp.Run(ctx, chromedp.PrintToPDF())
		if err != nil || len(pdf) < 1000 {
			t.Errorf("%s: print: %d bytes, %v", name, len(pdf), err)
		}
		if err := os.WriteFile(filepath.Join(dir, name+".pdf"), pdf, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if said := complaints(); len(said) > 0 {
		t.Errorf("the browser complains: %s", strings.Join(said, "; "))
	}
}
