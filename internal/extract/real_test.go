package extract

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"sanctrace/internal/sharedtest"
)

// TestRealPDFs compares published reports with their reference texts: the
// words, and the order of reading by pairs of words that follow each other.
func TestRealPDFs(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(sharedtest.Path(t, "data/docs/crs"), "*.pdf"))
	if err != nil || len(files) == 0 {
		t.Fatal("no PDF files", err)
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		ref, err := os.ReadFile(strings.TrimSuffix(f, ".pdf") + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		d, err := Read(filepath.Base(f), data)
		if err != nil {
			t.Fatal(err)
		}
		got := wordList(d.Text().Text)
		all := got
		for _, l := range d.Layers[1:] {
			all = append(all, wordList(l.Text)...)
		}
		want := wordList(unfold(string(ref)))
		words, order := f1(counts(all), counts(want)), f1(counts(pairs(got)), counts(pairs(want)))
		t.Logf("%-14.14s words F1 %.3f, pairs of words F1 %.3f (%d words)", filepath.Base(f), words, order, len(want))
		if words < 0.97 || order < 0.93 {
			t.Errorf("%s: words %.3f, order %.3f", filepath.Base(f), words, order)
		}
	}
}

// unfold puts the columns of a text that is laid out like its page one after
// the other, and joins words that a line divides.
func unfold(s string) string {
	var out strings.Builder
	for _, page := range strings.Split(s, "\f") {
		var left, right []string
		lines := strings.Split(page, "\n")
		for _, line := range lines {
			r := []rune(line)
			at := -1
			for i := min(len(r)-1, 70); i >= 52 && at < 0; i-- {
				if r[i] != ' ' && r[i-1] == ' ' && r[i-2] == ' ' {
					at = i
				}
			}
			if at < 0 {
				left = append(left, line)
				continue
			}
			left, right = append(left, string(r[:at])), append(right, string(r[at:]))
		}
		out.WriteString(strings.Join(left, "\n") + "\n" + strings.Join(right, "\n") + "\n")
	}
	return out.String()
}

// wordList returns the words of a text without signs; a hyphen at the end of a
// line joins.
func wordList(s string) []string {
	s = strings.ReplaceAll(s, "-\n", "-")
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

func pairs(w []string) []string {
	var out []string
	for i := 1; i < len(w); i++ {
		out = append(out, w[i-1]+" "+w[i])
	}
	return out
}

func counts(w []string) map[string]int {
	out := map[string]int{}
	for _, x := range w {
		out[x]++
	}
	return out
}

// f1 is the harmonic mean of precision and recall of two bags.
func f1(got, want map[string]int) float64 {
	both, a, b := 0, 0, 0
	for k, n := range got {
		a += n
		both += min(n, want[k])
	}
	for _, n := range want {
		b += n
	}
	return 2 * float64(both) / float64(max(1, a+b))
}

func BenchmarkPDF(b *testing.B) {
	data, err := os.ReadFile("testdata/columns-libreoffice.pdf")
	if err != nil {
		b.Fatal(err)
	}
	text := 0
	for b.Loop() {
		d, err := Read("a.pdf", data)
		if err != nil {
			b.Fatal(err)
		}
		text = len(d.Text().Text)
	}
	b.SetBytes(int64(text))
}
