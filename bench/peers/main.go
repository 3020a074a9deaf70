// Command peers runs several matchers over the same labelled pairs of names, in
// one run, and prints a table: sanctrace with its own scorer and with the
// published algorithms, string-similarity libraries as baselines, and, where
// Python with the package nomenklatura is at hand, the originals of the
// published algorithms.
//
//	go run . -sanctrace ../../bin/sanctrace -pairs PAIRS.csv [-python PATH]
//
// PAIRS.csv has the columns schema, name1, name2 and is_match. Times are of the
// processor, by pair. Those of programs that are started are the difference of a
// run over the pairs and one over twenty times more of them, so that starting
// does not count.
package main

import (
	"bytes"
	_ "embed"
	"encoding/csv"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/adrg/strutil"
	"github.com/adrg/strutil/metrics"
	"github.com/agnivade/levenshtein"
	edlib "github.com/hbollon/go-edlib"
)

//go:embed reference.py
var python string

// pair is two names and whether they are the same party's.
type pair struct {
	schema, a, b string
	same         bool
}

// matcher scores pairs, 0..1, and says how long it took.
type matcher struct {
	name  string
	score func([]pair) ([]float64, time.Duration, error)
}

func main() {
	binary := flag.String("sanctrace", "../../bin/sanctrace", "the program")
	file := flag.String("pairs", "", "CSV with schema, name1, name2, is_match")
	py := flag.String("python", "", "Python that has nomenklatura; empty: leave it out")
	flag.Parse()
	if err := run(*binary, *file, *py); err != nil {
		fmt.Fprintln(os.Stderr, "peers:", err)
		os.Exit(1)
	}
}

func run(binary, file, py string) error {
	ps, err := read(file)
	if err != nil {
		return err
	}
	ms := matchers(binary, py)
	all := measure(ps, func(pair) float64 { return 1 })
	fmt.Printf("%d pairs, %d of one party; calling all a match: F1 %.3f\n\n", len(ps), count(ps), all(0))
	fmt.Println("| matcher | F1 at 0.70 | best F1 | at | persons | others | µs a pair |")
	fmt.Println("|---|---|---|---|---|---|---|")
	for _, m := range ms {
		scores, d, err := m.score(ps)
		if err != nil {
			fmt.Printf("| %s | not run: %s | | | | | |\n", m.name, strings.ReplaceAll(err.Error(), "\n", " "))
			continue
		}
		row(m.name, ps, scores, d)
	}
	return nil
}

// row prints the line of one matcher.
func row(name string, ps []pair, scores []float64, d time.Duration) {
	best, at := 0.0, 0.0
	for t := range 101 {
		if f := f1(ps, scores, float64(t)/100, nil); f > best {
			best, at = f, float64(t)/100
		}
	}
	person := func(p pair) bool { return p.schema == "Person" }
	other := func(p pair) bool { return p.schema != "Person" }
	fmt.Printf("| %s | %.3f | %.3f | %.2f | %.3f | %.3f | %.1f |\n", name, f1(ps, scores, .7, nil), best, at,
		f1(ps, scores, at, person), f1(ps, scores, at, other), float64(d.Nanoseconds())/1e3)
}

func measure(ps []pair, score func(pair) float64) func(float64) float64 {
	scores := make([]float64, len(ps))
	for i := range ps {
		scores[i] = score(ps[i])
	}
	return func(t float64) float64 { return f1(ps, scores, t, nil) }
}

func count(ps []pair) (n int) {
	for _, p := range ps {
		if p.same {
			n++
		}
	}
	return n
}

// f1 is the harmonic mean of precision and recall of calling pairs from the
// threshold on a match.
func f1(ps []pair, scores []float64, threshold float64, only func(pair) bool) float64 {
	tp, fp, fn := 0, 0, 0
	for i, p := range ps {
		if only != nil && !only(p) {
			continue
		}
		switch said := scores[i] >= threshold; {
		case said && p.same:
			tp++
		case said:
			fp++
		case p.same:
			fn++
		}
	}
	if tp == 0 {
		return 0
	}
	return 2 * float64(tp) / float64(2*tp+fp+fn)
}

func read(file string) ([]pair, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, err
	}
	at := func(name string) int { return slices.Index(rows[0], name) }
	s, a, b, m := at("schema"), at("name1"), at("name2"), at("is_match")
	if min(s, a, b, m) < 0 {
		return nil, fmt.Errorf("%s lacks one of schema, name1, name2, is_match", file)
	}
	var out []pair
	for _, r := range rows[1:] {
		out = append(out, pair{r[s], r[a], r[b], r[m] == "true"})
	}
	return out, nil
}

func matchers(binary, py string) []matcher {
	ms := []matcher{program("sanctrace", binary, "compare")}
	for _, a := range []string{"logic-v1", "logic-v2", "name-based", "ofac"} {
		ms = append(ms, program("sanctrace --algorithm "+a, binary, "compare", "--algorithm", a))
	}
	if py != "" {
		for _, a := range []string{"logic-v1", "logic-v2", "name-based", "ofac", "regression-v1"} {
			ms = append(ms, program("nomenklatura "+a, py, "-c", python, a))
		}
	}
	dice := metrics.NewSorensenDice()
	return append(ms,
		function("Levenshtein ratio (agnivade)", func(a, b string) float64 {
			return 1 - float64(levenshtein.ComputeDistance(a, b))/float64(max(len([]rune(a)), len([]rune(b)), 1))
		}),
		function("Jaro-Winkler (go-edlib)", similar(edlib.JaroWinkler)),
		function("Jaro-Winkler, words sorted", func(a, b string) float64 { return similar(edlib.JaroWinkler)(words(a), words(b)) }),
		function("Damerau-Levenshtein (go-edlib)", similar(edlib.DamerauLevenshtein)),
		function("bigrams, Sørensen-Dice (strutil)", func(a, b string) float64 { return strutil.Similarity(a, b, dice) }),
	)
}

func similar(by edlib.Algorithm) func(a, b string) float64 {
	return func(a, b string) float64 {
		s, err := edlib.StringsSimilarity(a, b, by)
		if err != nil {
			return 0
		}
		return float64(s)
	}
}

func words(s string) string {
	w := strings.Fields(strings.NewReplacer(",", " ", "-", " ", ".", "").Replace(s))
	slices.Sort(w)
	return strings.Join(w, " ")
}

// function is a matcher in this process, given lower-case names.
func function(name string, score func(a, b string) float64) matcher {
	return matcher{name, func(ps []pair) ([]float64, time.Duration, error) {
		out := make([]float64, len(ps))
		begin := processor()
		for range times {
			for i, p := range ps {
				out[i] = score(strings.ToLower(p.a), strings.ToLower(p.b))
			}
		}
		return out, (processor() - begin) / time.Duration(times*len(ps)), nil
	}}
}

// processor is the time that this process has had of the processor.
func processor() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano())
}

// times is how often the pairs are repeated to take the start of a program out.
const times = 20

// program is a matcher that is started with --pairs FILE and prints the rows
// with a column score. Its time is of the processor, starting left out.
func program(name, binary string, args ...string) matcher {
	return matcher{name, func(ps []pair) ([]float64, time.Duration, error) {
		if _, _, err := start(binary, args, ps); err != nil { // the first start reads files that the second finds in memory
			return nil, 0, err
		}
		scores, once, err := start(binary, args, ps)
		if err != nil {
			return nil, 0, err
		}
		_, more, err := start(binary, args, slices.Repeat(ps, times+1))
		if err != nil {
			return nil, 0, err
		}
		return scores, max(more-once, 0) / time.Duration(times*len(ps)), nil
	}}
}

func start(binary string, args []string, ps []pair) ([]float64, time.Duration, error) {
	f, err := os.CreateTemp("", "pairs-*.csv")
	if err != nil {
		return nil, 0, err
	}
	defer os.Remove(f.Name())
	w := csv.NewWriter(f)
	_ = w.Write([]string{"schema", "name1", "name2"})
	for _, p := range ps {
		_ = w.Write([]string{p.schema, p.a, p.b})
	}
	w.Flush()
	if err := w.Error(); err != nil {
		return nil, 0, err
	}
	if err := f.Close(); err != nil {
		return nil, 0, err
	}
	var out, complaint bytes.Buffer
	cmd := exec.Command(binary, append(slices.Clone(args), "--pairs", f.Name())...)
	cmd.Stdout, cmd.Stderr = &out, &complaint
	if err := cmd.Run(); err != nil {
		return nil, 0, fmt.Errorf("%w: %.200s", err, complaint.String())
	}
	rows, err := csv.NewReader(&out).ReadAll()
	if err != nil || len(rows) != len(ps)+1 {
		return nil, 0, fmt.Errorf("%d rows for %d pairs: %v", len(rows), len(ps), err)
	}
	col := slices.Index(rows[0], "score")
	var scores []float64
	for _, r := range rows[1:] {
		s, err := strconv.ParseFloat(r[col], 64)
		if err != nil {
			return nil, 0, err
		}
		scores = append(scores, s)
	}
	return scores, cmd.ProcessState.UserTime(), nil
}
