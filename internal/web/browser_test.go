package web

import (
	"context"
	"fmt"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
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
				return
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
func screenOf(t *testing.T, ctx context.Context, width int64, scheme string) {
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
func look(t *testing.T, ctx context.Context, file string) {
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

// TestInBrowser opens every page in Chromium, narrow and wide, light and dark.
// WEB_SHOTS names a folder to keep the pictures in.
func TestInBrowser(t *testing.T) {
	ctx, complaints := browser(t)
	w := bench(t)
	server := httptest.NewServer(w)
	defer server.Close()
	dir := os.Getenv("WEB_SHOTS")
	if dir == "" {
		dir = t.TempDir()
	}
	for name, path := range map[string]string{
		"home": "/", "screen": "/screen?name=Tabunova+Iskra&on=2024-03-01", "clean": "/screen?name=Nobody+Known", "entity": "/entity/mk-1?on=2022-01-01", "rtl": "/entity/co-1",
		"hostile": "/entity/mk-x", "search": "/search?q=rotor", "case": "/case/sample%20case", "item": "/case/sample%20case/item/c1", "document": "/case/sample%20case/document/1", "log": "/log",
	} {
		if err := chromedp.Do(ctx, chromedp.Navigate(server.URL+path)); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		for _, width := range []int64{1280, 400} {
			for _, scheme := range []string{"light", "dark"} {
				screenOf(t, ctx, width, scheme)
				look(t, ctx, filepath.Join(dir, fmt.Sprintf("%s-%d-%s.png", name, width, scheme)))
			}
		}
		if said := complaints(); len(said) > 0 {
			t.Errorf("%s: the browser complains: %s", path, strings.Join(said, "; "))
		}
	}
}
