package extract

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"sanctrace/internal/fault"
)

// TestDamagedFiles reads real files with bytes changed, moved and cut off. What
// is read is whole in itself; what is not is an error that says so.
func TestDamagedFiles(t *testing.T) {
	files, err := filepath.Glob("testdata/*.*")
	if err != nil || len(files) < 10 {
		t.Fatal("testdata is incomplete", err)
	}
	r := rand.New(rand.NewPCG(3, 4))
	for _, f := range files {
		if name := filepath.Base(f); name == "scanned.pdf" || name == "stamped.pdf" { // would start tesseract
			continue
		}
		whole, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for range 12 {
			data := damage(r, append([]byte(nil), whole...))
			start := time.Now()
			d, err := Read(filepath.Base(f), data)
			if took := time.Since(start); took > 30*time.Second {
				t.Errorf("%s: %v", f, took)
			}
			if err != nil {
				if fault.KindOf(err) != fault.Invalid {
					t.Errorf("%s: %v", f, err)
				}
				continue
			}
			for i := range d.Layers {
				l := &d.Layers[i]
				if err := d.Reread(l.Span(0, len(l.Text))); err != nil {
					t.Errorf("%s: %v", f, err)
				}
				if n := len(l.Places); n > 0 && l.Places[n-1].End > len(l.Text) {
					t.Errorf("%s: a place behind the text", f)
				}
			}
		}
	}
}

// damage changes up to twenty bytes or runs of bytes, and may cut off the end.
func damage(r *rand.Rand, data []byte) []byte {
	for range 1 + r.IntN(20) {
		k := r.IntN(len(data))
		switch r.IntN(3) {
		case 0:
			data[k] ^= 1 << r.IntN(8)
		case 1:
			data[k] = "0123456789<>[]()/ R"[r.IntN(19)]
		default:
			j := r.IntN(len(data))
			copy(data[k:], data[j:min(len(data), j+r.IntN(200))])
		}
	}
	if r.IntN(5) == 0 {
		data = data[:r.IntN(len(data))]
	}
	return data
}

// TestSaveAndLoad keeps a document and reads it back: the same text, places
// and code points; a changed one is refused.
func TestSaveAndLoad(t *testing.T) {
	d := made(t, "notes.pdf")
	data, err := d.Save()
	if err != nil {
		t.Fatal(err)
	}
	back, err := Load(data)
	if err != nil {
		t.Fatal(err)
	}
	a, b := d.Text(), back.Text()
	if a.Text != b.Text || len(a.Places) != len(b.Places) || a.CP(1000) != b.CP(1000) || a.Locator(2000, 2010) != b.Locator(2000, 2010) || back.Published != d.Published {
		t.Error("what came back is not what was kept")
	}
	for name, bad := range map[string]string{"not JSON": "x", "no layers": "{}", "another text": `{"Layers":[{"ID":"text","Text":"a","SHA256":"0"}]}`} {
		if _, err := Load([]byte(bad)); fault.KindOf(err) != fault.Corrupt {
			t.Errorf("%s: %v", name, err)
		}
	}
}
