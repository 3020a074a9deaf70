package fetch

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"net/http"
	"os"
	"path"
	"strings"
	"testing"

	"sanctrace/internal/sharedtest"
	"sanctrace/internal/source"
)

func gzipped(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = io.WriteString(z, s)
	_ = z.Close()
	return b.String()
}

func zipped(name, s string) string {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, _ := z.Create(name)
	_, _ = io.WriteString(w, s)
	_ = z.Close()
	return b.String()
}

// cutString drops the last n bytes of s.
func cutString(s string, n int) string { return s[:len(s)-n] }

// flipped turns one bit of byte i of s.
func flipped(s string, i int) string {
	b := []byte(s)
	b[i] ^= 1
	return string(b)
}

// TestRealFiles serves published files as their publishers do and cut short.
func TestRealFiles(t *testing.T) {
	tests := []struct{ file, cut string }{ // cut: what the file with its second half missing is refused for
		{"data/lists/un/un_2026-08.xml.gz", "archive is damaged"},
		{"data/lists/ca/sema_2025.xml", "the XML ends before </data-set>"},
		{"data/lists/au/dfat_regulation8_2026-08.xlsx", "archive is damaged"},
		{"data/lists/ofac_enhanced/CONS_ENHANCED_2025-01-14.ZIP", "archive is damaged"},
		{"data/lists/ofac_cons/2026-01/consolidated.xml", "the XML ends before </sdnList>"},
		{"data/lists/eu/eu_fsf_v1_1_excerpt_2024-12-11.xml", "the XML ends before </export>"},
		{"data/lists/uk/uksl_excerpt_2026-09-02.xml", "the XML ends before </Designations>"},
		{"data/ftm/yente/t1/delta.json", "JSON ends early"},
	}
	for _, tt := range tests {
		t.Run(path.Base(tt.file), func(t *testing.T) {
			data, err := os.ReadFile(sharedtest.Path(t, tt.file))
			if err != nil {
				t.Fatal(err)
			}
			name := path.Base(tt.file)
			b := newBench(t, name)
			b.opts.MaxBytes = 64 << 20
			send := data
			b.serve(name, func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(send) })
			got := b.run()
			if got.Status != Fetched {
				t.Fatalf("%s: %v", got.Status, got.Err)
			}
			if back, err := os.ReadFile(got.Files[0].Path); err != nil || !bytes.Equal(back, data) {
				t.Errorf("staged bytes differ from those served: %v", err)
			}
			send = data[:len(data)/2]
			bad := b.run()
			if bad.Status != Failed || !strings.Contains(bad.Err.Error(), tt.cut) {
				t.Errorf("half of it: %s, %v; want %q", bad.Status, bad.Err, tt.cut)
			}
		})
	}
}

// TestRealSet serves a whole published set under the built-in manifest's
// bounds, from addresses on this machine.
func TestRealSet(t *testing.T) {
	dir := sharedtest.Path(t, "data/lists/ofac/2024-01")
	m := Default()
	d, _ := m.Dataset("us_ofac_sdn")
	set := d.Sets[d.Use]
	var names []string
	for _, a := range set.Files {
		names = append(names, a.Name)
	}
	b := newBench(t, names...)
	b.opts.MaxBytes = 16 << 20
	for i, a := range set.Files {
		mine := &b.manifest.Datasets[0].Sets["a"].Files[i]
		mine.MinBytes = a.MinBytes
		b.serve(a.Name, func(w http.ResponseWriter, r *http.Request) { http.ServeFile(w, r, path.Join(dir, a.Name)) })
	}
	got := Run(context.Background(), b.manifest, nil, b.opts)[0]
	if got.Status != Fetched || len(got.Files) != 4 {
		t.Fatalf("%s: %v", got.Status, got.Err)
	}
	known := map[string]File{}
	for _, f := range got.Files {
		known[f.URL] = f
	}
	b.opts.Previous = func(_, url string) (string, string, string) {
		return known[url].ETag, known[url].LastModified, known[url].SHA256
	}
	if again := b.run(); again.Status != Unchanged || !again.Files[0].NotModified {
		t.Errorf("asked again with If-Modified-Since: %s, %v", again.Status, again.Err)
	}
}

func TestDefaultManifest(t *testing.T) {
	m, err := ParseManifest("manifest.toml", DefaultText())
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"us_ofac_sdn", "us_ofac_cons", "us_trade_csl", "us_bis_denied", "un_sc_sanctions", "eu_fsf", "eu_journal_sanctions",
		"gb_hmt_sanctions", "gb_fcdo_sanctions", "ca_dfatd_sema_sanctions", "au_dfat_sanctions", "ch_seco_sanctions",
	}
	for _, name := range want {
		d, ok := m.Dataset(name)
		if !ok || d.Title == "" || d.Publisher == "" || !strings.HasPrefix(d.Page, "https://") {
			t.Errorf("%s is missing or incomplete: %+v", name, d)
		}
	}
	if len(m.Datasets) != len(want) {
		t.Errorf("%d datasets, want %d", len(m.Datasets), len(want))
	}
}

func TestParseManifestRefuses(t *testing.T) {
	const good = `[[dataset]]
name = "x"
page = "https://a.example/"
frequency = "daily"
use = "s"
[dataset.set.s]
formats = ["demo"]
files = [{ name = "a.csv", url = "https://a.example/a.csv" }]
`
	if _, err := ParseManifest("m", []byte(good)); err != nil {
		t.Fatal(err)
	}
	tests := []struct{ name, old, new, want string }{
		{"plain http", "https://a.example/a.csv", "http://a.example/a.csv", "only https"},
		{"a file address", "https://a.example/a.csv", "file:///etc/passwd", "not an https address"},
		{"a user in it", "https://a.example/a.csv", "https://me:pw@a.example/a.csv", "without user name"},
		{"a path as name", `"a.csv"`, `"../a.csv"`, "not a plain file name"},
		{"unknown key", "formats", "format", "unknown key"},
		{"no such set", `use = "s"`, `use = "t"`, "not there"},
		{"no choice", `use = "s"`, "", "no set is chosen"},
		{"frequency", "daily", "hourly", "not daily, weekly or never"},
		{"a folder as dataset", `name = "x"`, `name = ".."`, "not a name"},
		{"hash", `a.csv" }`, `a.csv", sha256 = "ABC" }`, "64 lower-case"},
		{"bounds", `a.csv" }`, `a.csv", min_bytes = 5, max_bytes = 4 }`, "contradict"},
		{"not TOML", "[[dataset]]", "[[dataset", "m:"},
		{"twice", "[[dataset]]", "[[dataset]]\nname = \"x\"\nfrequency = \"daily\"\n[[dataset]]", "stands twice"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := ParseManifest("m", []byte(strings.Replace(good, tt.old, tt.new, 1)))
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want %q", err, tt.want)
			}
		})
	}
}

func FuzzParseManifest(f *testing.F) {
	f.Add(DefaultText())
	f.Add([]byte("[[dataset]]\nname = \"x\"\nfrequency = \"daily\"\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := ParseManifest("m", data)
		if err != nil {
			return
		}
		for _, d := range m.Datasets {
			for _, s := range d.Sets {
				for _, a := range s.Files {
					if path.Base(a.Name) != a.Name || a.Name == ".." {
						t.Errorf("accepted the file name %q", a.Name)
					}
				}
			}
		}
	})
}

// FuzzContent feeds whatever a publisher may send to the content checks, which
// must neither panic nor accept an archive that cannot be read.
func FuzzContent(f *testing.F) {
	for _, s := range []string{madeUpCSV, madeUpXML, gzipped(madeUpXML), zipped("a.xml", madeUpXML), "<a:b xmlns:a='x'></a:b>", "[", "{}", "\xef\xbb\xbf<", "<!DOCTYPE html>"} {
		f.Add([]byte(s))
	}
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, data []byte) {
		p := path.Join(dir, "x")
		if err := os.WriteFile(p, data, 0o600); err != nil {
			t.Fatal(err)
		}
		j := job{fetcher: fetcher{Options: Options{Accept: func(_ Dataset, m source.File) error {
			r, err := m.Open()
			if err != nil {
				t.Errorf("accepted %q, which cannot be opened: %v", data, err)
				return nil
			}
			return r.Close()
		}}}}
		_ = j.check(Address{}, File{Path: p, Bytes: int64(len(data))})
	})
}
