package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"sanctrace/internal/fault"
	"sanctrace/internal/source"
)

// madeUpCSV is a list in the shape of a real one, of parties that do not exist.
const madeUpCSV = "1,\"VERMILION KITE TRADING\",-0- ,\"DEMO\"\r\n2,\"ORLOVSKI, Testimir\",\"individual\",\"DEMO\"\r\n\x1a"

const madeUpXML = `<?xml version="1.0"?><list date="2026-01-01"><entry id="1"/><!-- end --></list>` + "\n"

// bench is a publisher on this machine and a manifest that points at it.
type bench struct {
	t        *testing.T
	srv      *httptest.Server
	mux      *http.ServeMux
	manifest Manifest
	opts     Options
	hits     sync.Map // path -> *atomic.Int32
}

func newBench(t *testing.T, files ...string) *bench {
	t.Helper()
	b := &bench{t: t, mux: http.NewServeMux()}
	b.srv = httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		n, _ := b.hits.LoadOrStore(r.URL.Path, new(atomic.Int32))
		n.(*atomic.Int32).Add(1)
		b.mux.ServeHTTP(w, r)
	}))
	b.srv.Config.ErrorLog = log.New(io.Discard, "", 0)
	b.srv.StartTLS()
	t.Cleanup(b.srv.Close)
	set := Set{Formats: []string{"demo"}}
	for _, name := range files {
		set.Files = append(set.Files, Address{Name: name, URL: b.srv.URL + "/" + name + "?token=hush"})
	}
	b.manifest = Manifest{Datasets: []Dataset{{
		Name: "demo_list", Page: "https://publisher.example/page", Frequency: "daily", Use: "a", Sets: map[string]Set{"a": set},
	}}}
	b.opts = Options{
		Dir: t.TempDir(), Client: b.srv.Client(), Tries: 3, Backoff: time.Millisecond,
		Jitter: func() float64 { return 0.5 }, MaxBytes: 1 << 20,
		Timeouts: Timeouts{Connect: 5 * time.Second, Header: 5 * time.Second, Stall: 5 * time.Second, Total: 20 * time.Second},
	}
	return b
}

func (b *bench) serve(name string, h http.HandlerFunc) { b.mux.HandleFunc("/"+name, h) }

func (b *bench) serveBytes(name, body string) {
	b.serve(name, func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, body) })
}

func (b *bench) count(name string) int {
	n, ok := b.hits.Load("/" + name)
	if !ok {
		return 0
	}
	return int(n.(*atomic.Int32).Load())
}

func (b *bench) run() Outcome {
	b.t.Helper()
	got := Run(context.Background(), b.manifest, nil, b.opts)
	if len(got) != 1 {
		b.t.Fatalf("%d outcomes, want 1", len(got))
	}
	return got[0]
}

// refusedWith runs the fetch, which must fail with a message holding want and
// leave nothing in the staging folder.
func (b *bench) refusedWith(kind fault.Kind, want string) Outcome {
	b.t.Helper()
	got := b.run()
	if got.Status != Failed || got.Err == nil {
		b.t.Fatalf("status %s, error %v; want a failure about %q", got.Status, got.Err, want)
	}
	if !strings.Contains(got.Err.Error(), want) || fault.KindOf(got.Err) != kind {
		b.t.Errorf("error %q of kind %s, want %q of kind %s", got.Err, fault.KindOf(got.Err), want, kind)
	}
	if strings.Contains(got.Err.Error(), "hush") {
		b.t.Errorf("the error shows the query: %v", got.Err)
	}
	if !strings.Contains(got.Err.Error(), "demo_list") {
		b.t.Errorf("the error does not name the dataset: %v", got.Err)
	}
	b.wantStaged()
	return got
}

// wantStaged checks what lies in the staging folder, temporary files included.
func (b *bench) wantStaged(want ...string) {
	b.t.Helper()
	var got []string
	err := filepath.WalkDir(b.opts.Dir, func(p string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			rel, _ := filepath.Rel(b.opts.Dir, p)
			got = append(got, filepath.ToSlash(rel))
		}
		if err == nil && d.IsDir() && strings.HasPrefix(d.Name(), ".part-") {
			b.t.Errorf("left behind: %s", p)
		}
		return err
	})
	if err != nil {
		b.t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		b.t.Errorf("staging folder (-want +got):\n%s", diff)
	}
}

func sumOf(s string) string {
	h := sha256.Sum256([]byte(s))
	return hex.EncodeToString(h[:])
}

func TestFetchStagesASetWhole(t *testing.T) {
	b := newBench(t, "prim.csv", "list.xml")
	at := time.Date(2026, 2, 3, 4, 5, 6, 0, time.UTC)
	b.opts.Now = func() time.Time { return at }
	b.serve("prim.csv", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"v1"`)
		w.Header().Set("Last-Modified", "Tue, 03 Feb 2026 00:00:00 GMT")
		if r.Header.Get("User-Agent") != "sanctrace" {
			t.Errorf("User-Agent %q", r.Header.Get("User-Agent"))
		}
		_, _ = io.WriteString(w, madeUpCSV)
	})
	b.serveBytes("list.xml", madeUpXML)
	var last Event
	b.opts.Progress = func(e Event) { last = e }
	got := b.run()
	if got.Err != nil || got.Status != Fetched {
		t.Fatalf("%s: %v", got.Status, got.Err)
	}
	b.wantStaged("demo_list/20260203T040506Z/list.xml", "demo_list/20260203T040506Z/prim.csv")
	want := File{
		Name: "prim.csv", Path: filepath.Join(got.Dir, "prim.csv"),
		URL: b.srv.URL + "/prim.csv?token=hush", FinalURL: b.srv.URL + "/prim.csv?token=hush",
		ETag: `"v1"`, LastModified: "Tue, 03 Feb 2026 00:00:00 GMT",
		SHA256: sumOf(madeUpCSV), Bytes: int64(len(madeUpCSV)), At: at,
	}
	if diff := cmp.Diff(want, got.Files[0]); diff != "" {
		t.Errorf("file (-want +got):\n%s", diff)
	}
	data, err := os.ReadFile(got.Files[0].Path)
	if err != nil || string(data) != madeUpCSV {
		t.Errorf("staged bytes differ: %v", err)
	}
	if last.Dataset != "demo_list" || last.Bytes != int64(len(madeUpXML)) || last.Attempt != 1 {
		t.Errorf("last event %+v", last)
	}
	// The same instant again must not touch the first edition.
	if again := b.run(); again.Err != nil || again.Dir == got.Dir {
		t.Errorf("second fetch staged into %s: %v", again.Dir, again.Err)
	}
}

// TestChangedInOneSecond expects a file that changes within the second in which it was
// fetched to be fetched again.
func TestChangedInOneSecond(t *testing.T) {
	b := newBench(t, "a.csv")
	at := time.Now().UTC().Truncate(time.Second)
	text := "first"
	b.serve("a.csv", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Date", at.Format(http.TimeFormat))
		http.ServeContent(w, r, "a.csv", at, strings.NewReader(text))
	})
	first := b.run()
	if first.Status != Fetched {
		t.Fatalf("first: %s, %v", first.Status, first.Err)
	}
	b.opts.Previous = func(_, _ string) (string, string, string) {
		return first.Files[0].ETag, first.Files[0].LastModified, first.Files[0].SHA256
	}
	if same := b.run(); same.Status != Unchanged {
		t.Errorf("the same bytes again: %s, %v", same.Status, same.Err)
	}
	text = "second"
	if second := b.run(); second.Status != Fetched || second.Files[0].SHA256 != sumOf("second") {
		t.Errorf("second: %s, %v", second.Status, second.Err)
	}
}

func TestConditional(t *testing.T) {
	b := newBench(t, "a.csv", "b.csv")
	version := map[string]string{"a.csv": "v1", "b.csv": "v1"}
	for name := range version {
		b.serve(name, func(w http.ResponseWriter, r *http.Request) {
			tag := `"` + version[name] + `"`
			w.Header().Set("ETag", tag)
			if r.Header.Get("If-None-Match") == tag {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			_, _ = io.WriteString(w, name+version[name])
		})
	}
	first := b.run()
	if first.Status != Fetched {
		t.Fatalf("first: %s, %v", first.Status, first.Err)
	}
	known := map[string]File{}
	for _, f := range first.Files {
		known[f.URL] = f
	}
	b.opts.Previous = func(dataset, url string) (string, string, string) {
		f := known[url]
		return f.ETag, f.LastModified, f.SHA256
	}
	second := b.run()
	if second.Status != Unchanged || second.Err != nil || second.Dir != "" || !second.Files[0].NotModified {
		t.Fatalf("second: %+v", second)
	}
	if diff := cmp.Diff([]string{known[second.Files[0].URL].SHA256, `"v1"`}, []string{second.Files[0].SHA256, second.Files[0].ETag}); diff != "" {
		t.Errorf("an unchanged file keeps its hash and tag (-want +got):\n%s", diff)
	}
	// Only one file is renewed: the staged set holds both.
	version["b.csv"] = "v2"
	third := b.run()
	if third.Status != Fetched {
		t.Fatalf("third: %s, %v", third.Status, third.Err)
	}
	for i, want := range []string{"a.csvv1", "b.csvv2"} {
		if data, err := os.ReadFile(third.Files[i].Path); err != nil || string(data) != want {
			t.Errorf("file %d holds %q, %v; want %q", i, data, err, want)
		}
	}
	if b.count("a.csv") != 4 {
		t.Errorf("a.csv was asked for %d times, want 4", b.count("a.csv"))
	}
}

func TestUnchangedBytesWithoutTags(t *testing.T) {
	b := newBench(t, "a.csv")
	b.serveBytes("a.csv", madeUpCSV)
	b.opts.Previous = func(string, string) (string, string, string) { return "", "", sumOf(madeUpCSV) }
	if got := b.run(); got.Status != Unchanged || got.Err != nil {
		t.Fatalf("%s: %v", got.Status, got.Err)
	}
	b.wantStaged()
}

func TestNotModifiedWithoutCondition(t *testing.T) {
	b := newBench(t, "a.csv")
	b.serve("a.csv", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNotModified) })
	b.refusedWith(fault.Unavailable, "304")
}

func TestRetries(t *testing.T) {
	tests := []struct {
		name  string
		first func(w http.ResponseWriter) // the first answer; later ones are good
		fails string
		asked int
	}{
		{"500 then good", func(w http.ResponseWriter) { w.WriteHeader(500) }, "", 2},
		{"429 at once", func(w http.ResponseWriter) { w.Header().Set("Retry-After", "0"); w.WriteHeader(429) }, "", 2},
		{"429 tomorrow", func(w http.ResponseWriter) { w.Header().Set("Retry-After", "86400"); w.WriteHeader(429) }, "asks to wait 24h", 1},
		{"404", func(w http.ResponseWriter) { w.WriteHeader(404) }, "404 Not Found", 1},
		{"403", func(w http.ResponseWriter) { w.WriteHeader(403) }, "403 Forbidden", 1},
		{"partial content", func(w http.ResponseWriter) { w.WriteHeader(206) }, "206", 1},
		{"cut off then good", func(w http.ResponseWriter) { cutOff(w) }, "", 2},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := newBench(t, "a.csv")
			b.serve("a.csv", func(w http.ResponseWriter, _ *http.Request) {
				if b.count("a.csv") == 1 {
					tt.first(w)
					return
				}
				_, _ = io.WriteString(w, madeUpCSV)
			})
			if tt.fails != "" {
				b.refusedWith(fault.Unavailable, tt.fails)
			} else if got := b.run(); got.Status != Fetched || got.Files[0].SHA256 != sumOf(madeUpCSV) {
				t.Errorf("%s: %v", got.Status, got.Err)
			}
			if b.count("a.csv") != tt.asked {
				t.Errorf("asked %d times, want %d", b.count("a.csv"), tt.asked)
			}
		})
	}
}

// cutOff announces more than it sends.
func cutOff(w http.ResponseWriter) {
	w.Header().Set("Content-Length", strconv.Itoa(len(madeUpCSV)+100))
	_, _ = io.WriteString(w, madeUpCSV)
}

func TestGivesUp(t *testing.T) {
	b := newBench(t, "a.csv")
	b.serve("a.csv", func(w http.ResponseWriter, _ *http.Request) { cutOff(w) })
	var waits []time.Duration
	b.opts.Progress = func(e Event) {
		if e.Wait > 0 {
			waits = append(waits, e.Wait)
		}
	}
	b.opts.Backoff = 4 * time.Millisecond
	got := b.refusedWith(fault.Unavailable, "cut off")
	if !strings.Contains(got.Err.Error(), "tried 3 times") {
		t.Errorf("the error does not count the attempts: %v", got.Err)
	}
	if diff := cmp.Diff([]time.Duration{3 * time.Millisecond, 6 * time.Millisecond}, waits); diff != "" {
		t.Errorf("waits (-want +got):\n%s", diff)
	}
}

func TestStall(t *testing.T) {
	b := newBench(t, "a.csv")
	b.opts.Timeouts.Stall = 50 * time.Millisecond
	b.opts.Tries = 2
	b.serve("a.csv", func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.WriteString(w, madeUpCSV)
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	})
	b.refusedWith(fault.Unavailable, "stopped sending")
	if b.count("a.csv") != 2 {
		t.Errorf("asked %d times, want 2", b.count("a.csv"))
	}
}

func TestSlowHeader(t *testing.T) {
	b := newBench(t, "a.csv")
	b.opts.Timeouts.Header = 50 * time.Millisecond
	b.opts.Tries = 1
	b.serve("a.csv", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	b.refusedWith(fault.Unavailable, "no answer")
}

func TestTotalTime(t *testing.T) {
	b := newBench(t, "a.csv")
	b.opts.Timeouts.Total = 150 * time.Millisecond
	b.serve("a.csv", func(w http.ResponseWriter, r *http.Request) { // never stalls, never ends
		for r.Context().Err() == nil {
			_, _ = io.WriteString(w, "1,2,3\n")
			w.(http.Flusher).Flush()
			time.Sleep(5 * time.Millisecond)
		}
	})
	b.refusedWith(fault.Unavailable, "time for this file is over")
}

func TestCancelled(t *testing.T) {
	b := newBench(t, "a.csv")
	ctx, cancel := context.WithCancel(context.Background())
	b.serve("a.csv", func(_ http.ResponseWriter, r *http.Request) { cancel(); <-r.Context().Done() })
	got := Run(ctx, b.manifest, []string{"demo_list"}, b.opts)[0]
	if got.Status != Failed || !errors.Is(got.Err, context.Canceled) {
		t.Errorf("%s: %v", got.Status, got.Err)
	}
	b.wantStaged()
}

func TestOversize(t *testing.T) {
	for _, announced := range []bool{true, false} {
		t.Run(fmt.Sprint("announced ", announced), func(t *testing.T) {
			b := newBench(t, "a.csv")
			b.opts.MaxBytes = 1000
			b.serve("a.csv", func(w http.ResponseWriter, _ *http.Request) {
				if announced {
					w.Header().Set("Content-Length", "100000")
				}
				for range 1000 {
					_, _ = w.Write(bytes.Repeat([]byte("x"), 100))
				}
			})
			b.refusedWith(fault.Invalid, "larger than 1000 bytes")
			if b.count("a.csv") != 1 {
				t.Errorf("asked %d times, want once", b.count("a.csv"))
			}
		})
	}
}

func TestAnnouncedGzipBombIsBounded(t *testing.T) {
	b := newBench(t, "a.csv")
	b.serve("a.csv", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		for range 100 {
			_, _ = z.Write(make([]byte, 1<<20))
		}
		_ = z.Close()
	})
	b.refusedWith(fault.Invalid, "larger than")
}

func TestRedirects(t *testing.T) {
	plain := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, madeUpCSV) }))
	t.Cleanup(plain.Close)
	tests := []struct{ name, to, refused string }{
		{"followed", "/moved.csv", ""},
		{"loop", "/a.csv", "redirects more than 10 times"},
		{"to plain http", plain.URL + "/a.csv?token=hush", "redirects from https"},
		{"to another scheme", "file:///etc/passwd", "redirects from https"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := newBench(t, "a.csv")
			b.serve("a.csv", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, tt.to, http.StatusFound) })
			b.serveBytes("moved.csv", madeUpCSV)
			if tt.refused != "" {
				b.refusedWith(fault.Invalid, tt.refused)
				return
			}
			if got := b.run(); got.Status != Fetched || got.Files[0].FinalURL != b.srv.URL+"/moved.csv" {
				t.Errorf("%s: %v, %+v", got.Status, got.Err, got.Files)
			}
		})
	}
}

func TestUntrustedCertificate(t *testing.T) {
	b := newBench(t, "a.csv")
	b.serveBytes("a.csv", madeUpCSV)
	b.opts.Client = nil // the real client does not know the test authority
	b.refusedWith(fault.Denied, "not trusted")
}

func TestDefaultClientAsksForTLS12(t *testing.T) {
	tr, ok := hardened(Options{}.withDefaults()).Transport.(*http.Transport)
	if !ok || tr.TLSClientConfig.MinVersion != 0x0303 || tr.Proxy != nil {
		t.Errorf("transport %+v", tr)
	}
}

func TestWrongContent(t *testing.T) {
	const page = "\n<!DOCTYPE html><html><body>Down for maintenance</body></html>"
	tests := []struct{ name, body, want string }{
		{"empty", "", "only 0 bytes"},
		{"blank", " \r\n\r\n", "empty file"},
		{"page", page, "a web page"},
		{"xhtml page", "<?xml version=\"1.0\"?>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"></html>", "a web page"},
		{"cut xml", strings.TrimSuffix(madeUpXML, "</list>\n"), "ends before </list>"},
		{"cut inside the closing tag", strings.TrimSuffix(madeUpXML, ">\n"), "ends before </list>"},
		{"cut json", `[{"id":1},{"id":`, "JSON ends early"},
		{"json and blanks", "[" + strings.Repeat(" ", 200_000), "JSON ends early"},
		{"cut gzip", cutString(gzipped(madeUpXML), 12), "archive is damaged"},
		{"cut xml in gzip", gzipped(strings.TrimSuffix(madeUpXML, "</list>\n")), "ends before </list>"},
		{"cut zip", cutString(zipped("a.xml", madeUpXML), 30), "archive is damaged"},
		{"zip with a flipped bit", flipped(zipped("a.xml", madeUpXML), 45), "archive is damaged"},
		{"page in zip", zipped("a.xml", page), "a web page"},
		{"not recognised", "a,b,c\n1,2,3\n", "not a list of ours"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := newBench(t, "good.csv", "list.xml")
			b.serveBytes("good.csv", madeUpCSV)
			b.serveBytes("list.xml", tt.body)
			b.opts.Accept = func(d Dataset, f source.File) error {
				h, err := f.Head()
				if err == nil && strings.HasPrefix(h.Line(), "a,b,c") {
					err = errors.New("not a list of ours")
				}
				return err
			}
			b.refusedWith(fault.Invalid, tt.want)
		})
	}
}

func TestAcceptSeesMembers(t *testing.T) {
	for name, body := range map[string]string{
		"plain": madeUpXML, "gzip": gzipped(madeUpXML), "zip": zipped("deep/list.xml", madeUpXML),
	} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t, "list.xml")
			b.serveBytes("list.xml", body)
			saw := ""
			b.opts.Accept = func(_ Dataset, f source.File) error {
				r, err := f.Open()
				if err != nil {
					return err
				}
				defer r.Close()
				data, err := io.ReadAll(r)
				saw = string(data)
				return err
			}
			if got := b.run(); got.Status != Fetched || saw != madeUpXML {
				t.Errorf("%s: %v; saw %q", got.Status, got.Err, saw)
			}
		})
	}
}

func TestBoundsOfManifest(t *testing.T) {
	b := newBench(t, "a.csv")
	b.serveBytes("a.csv", madeUpCSV)
	a := &b.manifest.Datasets[0].Sets["a"].Files[0]
	a.MinBytes = 10_000
	b.refusedWith(fault.Invalid, "fewer than the 10000")
	a.MinBytes, a.MaxBytes = 0, 10
	b.refusedWith(fault.Invalid, "larger than 10 bytes")
	a.MaxBytes, a.SHA256 = 0, sumOf("something else")
	b.refusedWith(fault.Invalid, "not the one in the manifest")
	a.SHA256 = sumOf(madeUpCSV)
	if got := b.run(); got.Status != Fetched {
		t.Errorf("%s: %v", got.Status, got.Err)
	}
}

func TestFailureKeepsTheGoodEdition(t *testing.T) {
	b := newBench(t, "a.csv")
	fail := false
	b.serve("a.csv", func(w http.ResponseWriter, _ *http.Request) {
		if fail {
			w.WriteHeader(http.StatusBadGateway)
			return
		}
		_, _ = io.WriteString(w, madeUpCSV)
	})
	good := b.run()
	fail = true
	if bad := b.run(); bad.Status != Failed || len(bad.Files) != 0 || bad.Dir != "" {
		t.Errorf("outcome of the failure: %+v", bad)
	}
	rel, _ := filepath.Rel(b.opts.Dir, good.Files[0].Path)
	b.wantStaged(filepath.ToSlash(rel))
}

func TestSweepsWhatAKilledProcessLeft(t *testing.T) {
	b := newBench(t, "a.csv")
	b.serveBytes("a.csv", madeUpCSV)
	old, live := filepath.Join(b.opts.Dir, ".part-x-1"), filepath.Join(b.opts.Dir, ".part-x-2")
	for _, d := range []string{old, live} {
		if err := os.Mkdir(d, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	past := time.Now().Add(-48 * time.Hour)
	if err := os.Chtimes(old, past, past); err != nil {
		t.Fatal(err)
	}
	b.run()
	if _, err := os.Stat(old); !os.IsNotExist(err) {
		t.Errorf("the abandoned folder is still there: %v", err)
	}
	if _, err := os.Stat(live); err != nil {
		t.Errorf("the folder of a live process is gone: %v", err)
	}
}

func TestUnknownAndByHand(t *testing.T) {
	b := newBench(t, "a.csv")
	b.manifest.Datasets = append(b.manifest.Datasets, Dataset{Name: "page_only", Page: "https://publisher.example/p", Frequency: "weekly"})
	got := Run(context.Background(), b.manifest, []string{"page_only", "nobody"}, b.opts)
	if got[0].Status != ByHand || !strings.Contains(got[0].Err.Error(), "https://publisher.example/p") {
		t.Errorf("page_only: %s, %v", got[0].Status, got[0].Err)
	}
	if got[1].Status != Failed || fault.KindOf(got[1].Err) != fault.NotFound || !strings.Contains(got[1].Err.Error(), "page_only") {
		t.Errorf("nobody: %s, %v", got[1].Status, got[1].Err)
	}
}

func TestRetryAfter(t *testing.T) {
	now := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	tests := []struct {
		in   string
		want time.Duration
		ok   bool
	}{
		{"7", 7 * time.Second, true},
		{"Thu, 01 Jan 2026 00:00:30 GMT", 30 * time.Second, true},
		{"Wed, 31 Dec 2025 00:00:30 GMT", 0, true},
		{"-1", 0, false},
		{"99999999999999", 0, false},
		{"", 0, false},
	}
	for _, tt := range tests {
		if got, ok := retryAfter(tt.in, now); got != tt.want || ok != tt.ok {
			t.Errorf("retryAfter(%q) = %v, %v; want %v, %v", tt.in, got, ok, tt.want, tt.ok)
		}
	}
}
