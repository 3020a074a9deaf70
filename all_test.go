// The rules of the repository as tests. Each test collects all offenders and
// prints them together; what is let through stands in one table, with a
// reason, and a line of the table that lets nothing through is an offender too.
package sanctrace_test

import (
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// exceptions are offences that are let through. The key is what the test
// prints before its colon; the value says why.
var exceptions = map[string]string{
	"copied internal/vocab/vocab.json": "the project's own closed lists of words, handed over to generate constants from; no text or entry of anybody's data",
}

// rows are the import rows of doc/design.md: a package imports packages of
// lower rows only, never its own.
var rows = map[string]int{
	"fault": 1,
	"names": 2, "ident": 2, "place": 2, "when": 2, "quantity": 2, "vocab": 2, "sealed": 2, "fulltext": 2, "signing": 2,
	"ftm": 3, "pdftext": 3, "variant": 3,
	"finding": 4, "source": 4, "extract": 4,
	// The readers of published formats, and what downloads them, do not know each other.
	"source/au": 5, "source/bis": 5, "source/bods": 5, "source/ca": 5, "source/ch": 5, "source/comtrade": 5, "source/csl": 5,
	"source/eu": 5, "source/fetch": 5, "source/gleif": 5, "source/ofac": 5, "source/opensanctions": 5, "source/register": 5,
	"source/senzing": 5, "source/uk": 5, "source/un": 5,
	"collect": 5,
	"db":      6, "intake": 6,
	"oplog":   7,
	"catalog": 8,
	"ledger":  9, "index": 9, "protect": 9,
	"match": 10, "algorithm": 10,
	"screen":  11,
	"resolve": 12, "claims": 12, "ownership": 12, "roster": 12, "link": 12,
	"trade": 13, "reasons": 13,
	"trace": 14, "work": 14,
	"dossier": 15, "assist": 15,
	"yente": 16, "web": 16, // the workbench shows dossiers
	"demo": 17, "bench": 18,
}

// testOnly are packages that only tests import.
var testOnly = []string{"sharedtest", "schematest", "db/dbtest", "source/sourcetest"}

// costly are third-party modules with the one package that imports them, so
// that each can be replaced in one place.
var costly = map[string]string{
	"modernc.org/sqlite": "internal/db", "github.com/jackc/pgx": "internal/db", "github.com/pressly/goose": "internal/db",
	"golang.org/x/mod/sumdb/tlog":         "internal/oplog",
	"github.com/go-shiori/go-readability": "internal/extract", "github.com/jhillyerd/enmime": "internal/extract", "github.com/microcosm-cc/bluemonday": "internal/extract",
	"github.com/parquet-go/parquet-go": "internal/screen",
	"filippo.io/age":                   "internal/protect", "github.com/hiddeco/sshsig": "internal/signing",
	"github.com/BurntSushi/toml": "internal/source/fetch", "github.com/cenkalti/backoff": "internal/source/fetch",
	"github.com/alecthomas/kong": "cmd/sanctrace", "github.com/vbauerster/mpb": "cmd/sanctrace", "github.com/jedib0t/go-pretty": "cmd/sanctrace",
}

// goFile is a parsed Go file of the module.
type goFile struct {
	path  string // from the top of the checkout, with slashes
	pkg   string // folder of path; "." for the top
	src   []byte
	ast   *ast.File
	fset  *token.FileSet
	lines int
}

func (f *goFile) isTest() bool { return strings.HasSuffix(f.path, "_test.go") }
func (f *goFile) isMain() bool { return f.ast.Name.Name == "main" }

// support reports whether only tests need f.
func (f *goFile) support() bool {
	return f.isTest() || slices.Contains(testOnly, strings.TrimPrefix(f.pkg, "internal/"))
}

func (f *goFile) at(p token.Pos) string {
	return fmt.Sprintf("%s:%d", f.path, f.fset.Position(p).Line)
}

// offenders collects what breaks a rule.
type offenders struct {
	t     *testing.T
	found []string
	used  map[string]bool
}

// add notes an offence. The key names the place without a line number, so that
// an exception survives edits; the detail says what is wrong.
func (o *offenders) add(key, format string, args ...any) {
	if _, ok := exceptions[key]; ok {
		if o.used == nil {
			o.used = map[string]bool{}
		}
		o.used[key] = true
		return
	}
	o.found = append(o.found, key+": "+fmt.Sprintf(format, args...))
}

// report fails the test with the offenders, and with the exceptions under
// prefix that excuse nothing.
func (o *offenders) report(prefix string) {
	o.t.Helper()
	for key := range exceptions {
		if strings.HasPrefix(key, prefix) && !o.used[key] {
			o.found = append(o.found, key+": the exception is no longer needed")
		}
	}
	slices.Sort(o.found)
	for _, f := range slices.Compact(o.found) {
		o.t.Error(f)
	}
}

// skipDirs are folders that hold no source of this module; bench/peers and tools
// are modules of their own.
var skipDirs = []string{".git", "bin", "node_modules", "testdata", "tools", "sanctrace-demo", "peers"}

// load returns all Go files of the module, parsed once for all tests.
func load(t *testing.T) []*goFile {
	t.Helper()
	out, err := parseAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(out) < 10 {
		t.Fatalf("only %d Go files found: the test does not run at the top of the checkout", len(out))
	}
	return out
}

var parseAll = sync.OnceValues(func() ([]*goFile, error) {
	var out []*goFile
	fset := token.NewFileSet()
	err := filepath.WalkDir(".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && slices.Contains(skipDirs, d.Name()) {
			return filepath.SkipDir
		}
		if d.IsDir() || filepath.Ext(p) != ".go" {
			return nil
		}
		src, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		p = filepath.ToSlash(p)
		tree, err := parser.ParseFile(fset, p, src, parser.ParseComments)
		out = append(out, &goFile{path: p, pkg: path.Dir(p), src: src, ast: tree, fset: fset, lines: strings.Count(string(src), "\n")})
		return err
	})
	return out, err
})

// imports returns the import paths of f.
func (f *goFile) imports() []string {
	var out []string
	for _, i := range f.ast.Imports {
		p, err := strconv.Unquote(i.Path.Value)
		if err == nil {
			out = append(out, p)
		}
	}
	return out
}

// rowOf returns the row of the package in folder pkg; commands stand above all.
func rowOf(f *goFile) (int, bool) {
	if f.isMain() || f.pkg == "." {
		return 100, true
	}
	n, ok := rows[strings.TrimPrefix(f.pkg, "internal/")]
	return n, ok
}

func TestImportRows(t *testing.T) {
	o := offenders{t: t}
	for _, f := range load(t) {
		if f.support() {
			continue
		}
		mine, ok := rowOf(f)
		if !ok {
			o.add("imports "+f.pkg, "the package has no row: add it to rows in all_test.go and to doc/design.md")
			continue
		}
		for _, imp := range f.imports() {
			name, ok := strings.CutPrefix(imp, "sanctrace/internal/")
			if !ok {
				continue
			}
			switch n, known := rows[name]; {
			case slices.Contains(testOnly, name):
				o.add("imports "+f.pkg+" "+name, "%s: only tests import %s", f.path, name)
			case known && n >= mine:
				o.add("imports "+f.pkg+" "+name, "%s: row %d imports row %d", f.path, mine, n)
			}
		}
	}
	o.report("imports ")
}

func TestCostlyModulesHaveOneImporter(t *testing.T) {
	o := offenders{t: t}
	for _, f := range load(t) {
		for _, imp := range f.imports() {
			for mod, home := range costly {
				if strings.HasPrefix(imp, mod) && f.pkg != home && !f.isTest() {
					o.add("module "+f.pkg+" "+mod, "%s: only %s imports it", f.path, home)
				}
			}
		}
	}
	o.report("module ")
}

// TestSQLDriversStayInDB keeps even tests from going round package db.
func TestSQLDriversStayInDB(t *testing.T) {
	o := offenders{t: t}
	for _, f := range load(t) {
		for _, imp := range f.imports() {
			driver := strings.HasPrefix(imp, "modernc.org/sqlite") || strings.HasPrefix(imp, "github.com/jackc/pgx")
			if driver && f.pkg != "internal/db" {
				o.add("driver "+f.path, "only internal/db imports %s", imp)
			}
		}
	}
	o.report("driver ")
}

func TestEnvironmentIsReadInCommands(t *testing.T) {
	o := offenders{t: t}
	for _, f := range load(t) {
		if f.support() || strings.HasPrefix(f.pkg, "cmd/") {
			continue
		}
		ast.Inspect(f.ast, func(n ast.Node) bool {
			s, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			x, ok := s.X.(*ast.Ident)
			if ok && x.Name == "os" && slices.Contains([]string{"Getenv", "LookupEnv", "Environ", "ExpandEnv"}, s.Sel.Name) {
				o.add("environment "+f.path, "os.%s at %s", s.Sel.Name, f.at(s.Pos()))
			}
			return true
		})
	}
	o.report("environment ")
}

func TestNoInit(t *testing.T) {
	o := offenders{t: t}
	for _, f := range load(t) {
		for _, d := range f.ast.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "init" {
				o.add("init "+f.path, "at %s", f.at(fn.Pos()))
			}
		}
	}
	o.report("init ")
}

func TestFormatted(t *testing.T) {
	o := offenders{t: t}
	for _, f := range load(t) {
		out, err := format.Source(f.src)
		if err != nil || string(out) != string(f.src) {
			o.add("format "+f.path, "run make fmt")
		}
	}
	o.report("format ")
}

// vague are package names that say nothing.
var vague = regexp.MustCompile(`(^|/)(utils?|common|helpers?|models?|misc|shared|manager|base)$`)

// TestTourNamesEveryPackage keeps doc.go complete.
func TestTourNamesEveryPackage(t *testing.T) {
	tour, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	o := offenders{t: t}
	for _, f := range load(t) {
		name, ok := strings.CutPrefix(f.pkg, "internal/")
		if ok && !f.support() && !f.isMain() && !regexp.MustCompile(`\b`+path.Base(name)+`\b`).Match(tour) {
			o.add("tour "+f.pkg, "doc.go does not name it")
		}
	}
	o.report("tour ")
}

func TestPackageNames(t *testing.T) {
	o := offenders{t: t}
	for _, f := range load(t) {
		if vague.MatchString(f.pkg) {
			o.add("name "+f.pkg, "a package is named after what it is about")
		}
	}
	o.report("name ")
}

func TestFuzzTargetsHaveSeeds(t *testing.T) {
	o := offenders{t: t}
	for _, f := range load(t) {
		for _, d := range f.ast.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok || !f.isTest() || !strings.HasPrefix(fn.Name.Name, "Fuzz") {
				continue
			}
			stored, _ := filepath.Glob(filepath.Join(f.pkg, "testdata", "fuzz", fn.Name.Name, "*"))
			if len(stored) == 0 && !addsSeeds(fn) {
				o.add("fuzz "+f.pkg+" "+fn.Name.Name, "no seed is sure to be there: call f.Add with a literal (files may move away)")
			}
		}
	}
	o.report("fuzz ")
}

// addsSeeds reports whether fn adds a seed outside loops over what a folder
// happens to hold: straight, in a loop over something else, or in a function
// it hands its *testing.F to.
func addsSeeds(fn *ast.FuncDecl) bool {
	found, listing := false, false
	self := ""
	if p := fn.Type.Params.List; len(p) == 1 && len(p[0].Names) == 1 {
		self = p[0].Names[0].Name
	}
	ast.Inspect(fn.Body, func(n ast.Node) bool {
		c, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		if s, ok := c.Fun.(*ast.SelectorExpr); ok {
			x, _ := s.X.(*ast.Ident)
			found = found || (x != nil && x.Name == self && s.Sel.Name == "Add")
			listing = listing || slices.Contains([]string{"Glob", "ReadDir", "WalkDir"}, s.Sel.Name)
		}
		for _, a := range c.Args {
			if id, ok := a.(*ast.Ident); ok && id.Name == self {
				found = true
			}
		}
		return true
	})
	return found && !listing
}

// TestGeneratedFilesAreFresh runs every generator in a copy of the checkout and
// compares.
func TestGeneratedFilesAreFresh(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the generators: not with -short")
	}
	var pkgs []string
	for _, f := range load(t) {
		if strings.Contains("\n"+string(f.src), "\n//go:"+"generate ") && !slices.Contains(pkgs, "./"+f.pkg) {
			pkgs = append(pkgs, "./"+f.pkg)
		}
	}
	if len(pkgs) == 0 {
		t.Fatal("no generator found, yet there are generated files")
	}
	tmp := t.TempDir()
	files := map[string][]byte{}
	for _, p := range append(repoFiles(t), "go.mod", "go.sum") {
		data, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		files[p] = data
		to := filepath.Join(tmp, p)
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command("go", append([]string{"generate"}, pkgs...)...)
	cmd.Dir = tmp
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("go generate %s: %v\n%s", strings.Join(pkgs, " "), err, out)
	}
	o := offenders{t: t}
	for p, old := range files {
		if now, err := os.ReadFile(filepath.Join(tmp, p)); err != nil || string(now) != string(old) {
			o.add("generated "+p, "stale: run make generate")
		}
	}
	o.report("generated ")
}

// repoFiles lists the files that belong to the repository, or may soon.
func repoFiles(t *testing.T) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && slices.Contains([]string{".git", "bin", "node_modules", "sanctrace-demo", "tools", "peers"}, d.Name()) {
			return filepath.SkipDir
		}
		if d.Type().IsRegular() && p != "go.mod" && p != "go.sum" {
			out = append(out, p)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
