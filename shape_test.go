package sanctrace_test

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"
	"testing"
)

// The shape to keep. The caps hold for each file and function; the medians and
// percentiles for all code together, tests and generated files aside.
const (
	fileCap, file95             = 700, 450
	funcCap, func95, funcMedian = 80, 45, 12
	branchCap, branch95         = 20, 10 // cyclomatic complexity
	nestCap                     = 4
	paramCap                    = 5
	interfacesPerKLine          = 0.7
)

// exempt reports whether the length of f is not a matter of style: it is
// generated, or holds only declarations of data.
func exempt(f *goFile) bool {
	if ast.IsGenerated(f.ast) {
		return true
	}
	for _, d := range f.ast.Decls {
		if _, ok := d.(*ast.FuncDecl); ok {
			return false
		}
	}
	return true
}

func TestFileLengths(t *testing.T) {
	o := offenders{t: t}
	var code, test int
	var all []int
	for _, f := range load(t) {
		if f.support() {
			test += f.lines
		} else if !ast.IsGenerated(f.ast) {
			code += f.lines
		}
		if exempt(f) {
			continue
		}
		if !f.support() {
			all = append(all, f.lines)
		}
		if f.lines > fileCap {
			o.add("file "+f.path, "%d lines, more than %d", f.lines, fileCap)
		}
	}
	if p := percentile(all, 95); p > file95 {
		o.add("file", "the 95th percentile is %d lines, more than %d", p, file95)
	}
	t.Logf("%d lines of code, %d of tests: %.2f", code, test, float64(test)/float64(max(code, 1)))
	o.report("file ")
}

func TestFunctionShape(t *testing.T) {
	o := offenders{t: t}
	var lengths, branches []int
	for _, f := range load(t) {
		if f.support() || ast.IsGenerated(f.ast) {
			continue
		}
		for _, d := range f.ast.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok || fn.Body == nil {
				continue
			}
			length := f.fset.Position(fn.End()).Line - f.fset.Position(fn.Pos()).Line + 1
			branch := complexity(fn)
			lengths, branches = append(lengths, length), append(branches, branch)
			checkFunction(&o, f, fn, length, branch)
		}
	}
	for _, c := range []struct {
		what      string
		got, want int
	}{
		{"median length", percentile(lengths, 50), funcMedian},
		{"95th percentile of length", percentile(lengths, 95), func95},
		{"95th percentile of complexity", percentile(branches, 95), branch95},
	} {
		if c.got > c.want {
			o.add("function", "the %s is %d, more than %d", c.what, c.got, c.want)
		}
	}
	t.Logf("%d functions: length median %d, 95th percentile %d; complexity 95th percentile %d",
		len(lengths), percentile(lengths, 50), percentile(lengths, 95), percentile(branches, 95))
	o.report("function ")
}

func checkFunction(o *offenders, f *goFile, fn *ast.FuncDecl, length, branch int) {
	key := "function " + f.pkg + " " + funcName(fn)
	if length > funcCap {
		o.add(key+" length", "%d lines at %s, more than %d", length, f.at(fn.Pos()), funcCap)
	}
	if branch > branchCap {
		o.add(key+" complexity", "%d at %s, more than %d", branch, f.at(fn.Pos()), branchCap)
	}
	if n := nesting(fn.Body); n > nestCap {
		o.add(key+" nesting", "%d at %s, more than %d", n, f.at(fn.Pos()), nestCap)
	}
	if n := fn.Type.Params.NumFields(); n > paramCap {
		o.add(key+" parameters", "%d at %s, more than %d", n, f.at(fn.Pos()), paramCap)
	}
}

// funcName returns "Name" or "Type.Name".
func funcName(fn *ast.FuncDecl) string {
	if r := receiver(fn); r != "" {
		return r + "." + fn.Name.Name
	}
	return fn.Name.Name
}

// receiver returns the name of the receiver's type, or "".
func receiver(fn *ast.FuncDecl) string {
	if fn.Recv == nil || len(fn.Recv.List) == 0 {
		return ""
	}
	t := fn.Recv.List[0].Type
	for {
		switch x := t.(type) {
		case *ast.StarExpr:
			t = x.X
		case *ast.IndexExpr:
			t = x.X
		case *ast.IndexListExpr:
			t = x.X
		case *ast.Ident:
			return x.Name
		default:
			return ""
		}
	}
}

// complexity is McCabe's number of n: one and one more for each branch, case
// and short-circuit, those of function literals included.
func complexity(n ast.Node) int {
	c := 1
	ast.Inspect(n, func(n ast.Node) bool {
		switch x := n.(type) {
		case *ast.IfStmt, *ast.ForStmt, *ast.RangeStmt:
			c++
		case *ast.CaseClause:
			if x.List != nil {
				c++
			}
		case *ast.CommClause:
			if x.Comm != nil {
				c++
			}
		case *ast.BinaryExpr:
			if x.Op == token.LAND || x.Op == token.LOR {
				c++
			}
		}
		return true
	})
	return c
}

// nesting is the greatest number of statements with a body around a statement
// of n. An else-if stands beside its if, not in it.
func nesting(n ast.Node) int {
	deepest := 0
	var walk func(n ast.Node, depth int)
	walk = func(n ast.Node, depth int) {
		ast.Inspect(n, func(m ast.Node) bool {
			if m == n {
				return true
			}
			switch x := m.(type) {
			case *ast.IfStmt:
				deepest = max(deepest, depth+1)
				for i := x; i != nil; {
					walk(i.Body, depth+1)
					switch e := i.Else.(type) {
					case *ast.IfStmt:
						i = e
						continue
					case *ast.BlockStmt:
						walk(e, depth+1)
					}
					break
				}
				return false
			case *ast.ForStmt, *ast.RangeStmt, *ast.SwitchStmt, *ast.TypeSwitchStmt, *ast.SelectStmt:
				deepest = max(deepest, depth+1)
				walk(m, depth+1)
				return false
			}
			return true
		})
	}
	walk(n, 0)
	return deepest
}

// percentile returns the p-th percentile of v, or 0 when there is none.
func percentile(v []int, p int) int {
	if len(v) == 0 {
		return 0
	}
	s := slices.Clone(v)
	slices.Sort(s)
	return s[min(len(s)-1, len(s)*p/100)]
}

func TestInterfacesAreFew(t *testing.T) {
	var lines, n int
	var where []string
	for _, f := range load(t) {
		if f.support() {
			continue
		}
		lines += f.lines
		ast.Inspect(f.ast, func(m ast.Node) bool {
			if s, ok := m.(*ast.TypeSpec); ok {
				if _, ok := s.Type.(*ast.InterfaceType); ok {
					n++
					where = append(where, f.at(s.Pos())+" "+s.Name.Name)
				}
			}
			return true
		})
	}
	per := float64(n) * 1000 / float64(lines)
	t.Logf("%d interfaces, %.2f per 1000 lines", n, per)
	if n > 3 && per > interfacesPerKLine {
		t.Errorf("%.2f interfaces per 1000 lines, more than %.1f:\n%s", per, interfacesPerKLine, strings.Join(where, "\n"))
	}
}

func TestDocumented(t *testing.T) {
	o := offenders{t: t}
	documented := map[string]bool{}
	files := load(t)
	for _, f := range files {
		if f.ast.Doc != nil && !f.isTest() {
			documented[f.pkg] = true
		}
	}
	for _, f := range files {
		if f.isTest() {
			continue
		}
		if !documented[f.pkg] {
			o.add("doc "+f.pkg, "the package has no comment")
		}
		if f.isMain() {
			continue
		}
		for _, d := range f.ast.Decls {
			for _, name := range undocumented(d) {
				o.add("doc "+f.pkg+" "+name, "%s is exported and has no comment, at %s", name, f.at(d.Pos()))
			}
		}
	}
	o.report("doc ")
}

// undocumented returns the exported names that d declares without a comment. A
// comment on a group of types, constants or variables serves all of them.
func undocumented(d ast.Decl) []string {
	switch d := d.(type) {
	case *ast.FuncDecl:
		r := receiver(d)
		if d.Doc == nil && d.Name.IsExported() && (r == "" || ast.IsExported(r)) {
			return []string{funcName(d)}
		}
	case *ast.GenDecl:
		var out []string
		for _, s := range d.Specs {
			switch s := s.(type) {
			case *ast.TypeSpec:
				if s.Name.IsExported() && s.Doc == nil && s.Comment == nil && d.Doc == nil {
					out = append(out, s.Name.Name)
				}
			case *ast.ValueSpec:
				for _, n := range s.Names {
					if n.IsExported() && s.Doc == nil && s.Comment == nil && d.Doc == nil {
						out = append(out, n.Name)
					}
				}
			}
		}
		return out
	}
	return nil
}

// TestShapeMeasures checks the measures themselves on known functions.
func TestShapeMeasures(t *testing.T) {
	for _, f := range load(t) {
		if f.path != "shape_test.go" {
			continue
		}
		for _, d := range f.ast.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok || fn.Name.Name != "measured" {
				continue
			}
			if c, n := complexity(fn), nesting(fn.Body); c != 8 || n != 3 {
				t.Errorf("complexity %d, nesting %d; want 8, 3", c, n)
			}
			if p := percentile([]int{9, 1, 5}, 50); p != 5 {
				t.Errorf("median %d, want 5", p)
			}
			return
		}
	}
	t.Error("func measured is gone")
}

// measured is a known quantity: complexity 8, nesting 3.
func measured(v []int) (n int) {
	for _, x := range v {
		if x > 1 && x < 9 {
			n++
		} else if x > 20 {
			switch x {
			case 21, 22:
				n--
			case 23:
			default:
			}
		} else {
			func() {
				if x == 0 {
					n = 0
				}
			}()
		}
	}
	return n
}

var _ = measured
