// Package intake turns the paths a user names into units of import: it walks
// folders, looks into .gz and .zip, recognises each file by its content, puts
// the files of one set together, and decides version date and scope.
//
// It reads only the beginning of each file. It never mixes two versions of a
// list in one unit, and it returns the units in the order of their dates, so
// that importing them one after the other builds the list's history. What it
// cannot use is returned as a [Problem] and never stops the rest.
//
// Start at [Plan].
package intake

import (
	"context"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"sanctrace/internal/fault"
	"sanctrace/internal/source"
	"sanctrace/internal/when"
)

// Options are the user's words about all files of one import.
type Options struct {
	Format  string       // take every file as this format
	Dataset string       // name of the dataset, over what the content says
	AsOf    when.Day     // date of the list where the content has none
	Scope   source.Scope // scope, over what is found out
	Today   when.Day     // used, with a warning, where nothing tells a date
}

// Unit is one version of one dataset, ready to be imported.
type Unit struct {
	Dataset    string
	Format     source.Format
	Meta       source.Meta // of the main file
	Version    when.Day
	Basis      string // where the version date comes from: "content", "--as-of", "file name", "path", "today"
	Scope      source.Scope
	ScopeWhy   string
	Components []string // components present, sorted; empty for one-file formats
	Files      []source.File
	Warnings   []string
}

// Problem is a file that could not be used, with the reason.
type Problem struct {
	Path string
	Err  error
}

// found is one recognised file.
type found struct {
	file   source.File
	dir    string
	format source.Format
	meta   source.Meta
}

// Plan finds out what the paths hold. It fails only when a path cannot be
// read at all or nothing among them is a list.
func Plan(ctx context.Context, formats []source.Format, paths []string, opt Options) ([]Unit, []Problem, error) {
	if opt.Format != "" {
		one := slices.IndexFunc(formats, func(f source.Format) bool { return f.Name == opt.Format })
		if one < 0 {
			return nil, nil, fault.New(fault.Invalid, "--format "+opt.Format, "no such format").Try("use one of %s", Names(formats))
		}
		formats = formats[one : one+1]
	}
	var files []source.File
	var problems []Problem
	for _, p := range paths {
		found, bad, err := open(ctx, p)
		if err != nil {
			return nil, nil, err
		}
		files, problems = append(files, found...), append(problems, bad...)
	}
	units, bad, err := PlanFiles(formats, files, opt)
	problems = append(problems, bad...)
	if err != nil {
		return nil, problems, fault.New(fault.Invalid, strings.Join(paths, ", "), "no list was recognised").
			Try("see the README's table of lists for the formats that can be read")
	}
	return units, problems, nil
}

// PlanFiles is Plan for files that are open already, archives unpacked.
func PlanFiles(formats []source.Format, files []source.File, opt Options) ([]Unit, []Problem, error) {
	var all []found
	var problems []Problem
	for _, f := range files {
		got, err := recognise(formats, f, opt)
		if err != nil {
			problems = append(problems, Problem{Path: f.Path, Err: err})
			continue
		}
		all = append(all, got)
	}
	units, bad := group(all, opt)
	problems = append(problems, bad...)
	if len(units) == 0 {
		return nil, problems, fault.New(fault.Invalid, fmt.Sprintf("%d files", len(files)), "no list was recognised")
	}
	return units, problems, nil
}

// Names lists the names of the formats, sorted, for messages.
func Names(formats []source.Format) string {
	var n []string
	for _, f := range formats {
		n = append(n, f.Name)
	}
	sort.Strings(n)
	return strings.Join(n, ", ")
}

// recognise finds the format of one file.
func recognise(formats []source.Format, f source.File, opt Options) (found, error) {
	head, err := f.Head()
	if err != nil {
		return found{}, fault.Wrap(fault.Invalid, f.Path, err)
	}
	if len(head.Data) == 0 {
		return found{}, fault.New(fault.Invalid, f.Path, "the file is empty").Try("fetch it again")
	}
	for _, format := range formats {
		meta, ok := format.Recognise(head)
		if !ok && opt.Format == "" {
			continue
		}
		if !ok {
			return found{}, fault.New(fault.Invalid, f.Path, "the content is not of format %s", format.Name)
		}
		if opt.Dataset != "" {
			meta.Dataset = opt.Dataset
		}
		if meta.Dataset == "" {
			return found{}, fault.New(fault.Invalid, f.Path, "%s does not say which list it is", format.Title).
				Try("name it with --dataset")
		}
		return found{file: f, dir: path.Dir(filepath.ToSlash(f.Path)), format: format, meta: meta}, nil
	}
	return found{}, fault.New(fault.Invalid, f.Path, "not recognised as a list").
		Try("name its format with --format, or leave it out")
}

// group joins the files of one set and orders the units by date.
func group(all []found, opt Options) ([]Unit, []Problem) {
	sets := map[string][]found{}
	var keys []string
	for i, f := range all {
		key := fmt.Sprintf("%06d", i)
		if f.meta.Component != "" {
			day, _ := dateIn(f.file.Name)
			key = strings.Join([]string{f.dir, f.meta.Dataset, f.format.Name, path.Ext(f.file.Name), string(day)}, "\x00")
		}
		if sets[key] == nil {
			keys = append(keys, key)
		}
		sets[key] = append(sets[key], f)
	}
	var units []Unit
	var problems []Problem
	for _, k := range keys {
		u, bad := unit(sets[k], opt)
		problems = append(problems, bad...)
		if bad == nil {
			units = append(units, u)
		}
	}
	sort.SliceStable(units, func(i, j int) bool {
		a, b := units[i], units[j]
		if a.Dataset != b.Dataset {
			return a.Dataset < b.Dataset
		}
		return a.Version < b.Version
	})
	return units, problems
}

// unit makes one unit of the files of one set.
func unit(set []found, opt Options) (Unit, []Problem) {
	sort.SliceStable(set, func(i, j int) bool {
		a, b := set[i], set[j]
		if m := a.format.Main; a.meta.Component != b.meta.Component && (a.meta.Component == m || b.meta.Component == m) {
			return a.meta.Component == m
		}
		return a.file.Path < b.file.Path
	})
	main := set[0]
	u := Unit{Dataset: main.meta.Dataset, Format: main.format, Meta: main.meta}
	for i, f := range set {
		if c := f.meta.Component; c != "" {
			if slices.Contains(u.Components, c) {
				return Unit{}, []Problem{{Path: f.file.Path, Err: fault.New(fault.Conflict, f.file.Path,
					"a second file of component %q beside %s", c, set[i-1].file.Path).
					Try("put each version of the list in a folder of its own")}}
			}
			u.Components = append(u.Components, c)
		}
		u.Files = append(u.Files, f.file)
	}
	slices.Sort(u.Components)
	u.Version, u.Basis = version(main, opt)
	if u.Basis == "today" {
		u.Warnings = append(u.Warnings, fmt.Sprintf("%s: no date in content, name or path; taken as of today, %s (set it with --as-of)", main.file.Path, u.Version))
	}
	u.Scope, u.ScopeWhy = scope(u, main, opt)
	return u, nil
}

// version decides the date of a list. Precedence: the content, --as-of, the
// file's name, its path, today.
func version(f found, opt Options) (when.Day, string) {
	if f.meta.Version != "" {
		return f.meta.Version, "content"
	}
	if opt.AsOf != "" {
		return opt.AsOf, "--as-of"
	}
	if d, ok := dateIn(path.Base(strings.TrimSuffix(filepath.ToSlash(f.file.Path), "/"))); ok {
		return d, "file name"
	}
	if d, ok := dateIn(f.file.Name); ok {
		return d, "file name"
	}
	for dir := f.dir; dir != "." && dir != "/" && dir != ""; dir = path.Dir(dir) {
		if d, ok := dateIn(path.Base(dir)); ok {
			return d, "path"
		}
	}
	return opt.Today, "today"
}

// partWords are the words in a file's name or folder by which people mark a
// file that is not the whole list.
var partWords = []struct {
	word  string
	scope source.Scope
}{
	{"fixture", source.Fixture}, {"testdata", source.Fixture}, {"excerpt", source.Excerpt},
	{"sample", source.Excerpt}, {"example", source.Fixture}, {"extract", source.Excerpt},
	{"malformed", source.Damaged}, {"damaged", source.Damaged}, {"truncated", source.Damaged},
	{"subset", source.Excerpt}, {"partial", source.Excerpt},
}

// scope decides how much of the list a unit holds, and says why.
func scope(u Unit, main found, opt Options) (source.Scope, string) {
	if opt.Scope != "" {
		return opt.Scope, "--scope"
	}
	if main.meta.Scope != "" && main.meta.Scope != source.Full {
		return main.meta.Scope, main.meta.ScopeWhy
	}
	shown := strings.ToLower(path.Base(main.dir) + "/" + path.Base(filepath.ToSlash(main.file.Path)) + "/" + main.file.Name)
	for _, w := range partWords {
		if strings.Contains(shown, w.word) {
			return w.scope, fmt.Sprintf("its name says %q", w.word)
		}
	}
	if len(u.Components) == 0 {
		return source.Full, "the whole file"
	}
	for _, c := range main.format.Set {
		if !slices.Contains(u.Components, c) {
			return source.Component, fmt.Sprintf("only %s of the set, without %s", strings.Join(u.Components, ", "), c)
		}
	}
	if len(main.format.Set) == 0 {
		return source.Component, fmt.Sprintf("%d parts; each ends only its own entries", len(u.Components))
	}
	return source.Full, fmt.Sprintf("a set with %s", strings.Join(u.Components, ", "))
}
