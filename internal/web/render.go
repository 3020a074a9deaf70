package web

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"path"
	"strings"

	"sanctrace/internal/dossier"
	"sanctrace/internal/fault"
)

//go:embed templates/*.html style.css icon.svg
var assets embed.FS

// pageTemplate is one page with the layout around it.
type pageTemplate = template.Template

// view is what a handler answers with: a page, or another place to go to.
type view struct {
	Page     string // name of the template, "home"
	Title    string // of the browser's tab
	Section  string // entry of the navigation that it belongs to
	Search   string // words in the search box
	Version  string
	Data     any
	Status   int // 0: 200
	redirect string
	cookie   *http.Cookie
}

// loadPages parses every page with the layout. The templates are part of the
// binary and tests render each, so a broken one cannot reach a user.
func loadPages() map[string]*pageTemplate {
	funcs := template.FuncMap{
		"text": text, "path": address, "count": count, "plural": plural, "basis": basisWords, "list": listName, "words": words, "stamp": stampWords, "corrected": shownValue, "first": firstNotes, "rest": restNotes,
		"after": func(n int64) int64 { return n + 1 }, "pct": percent, "score": func(f float64) string { return fmt.Sprintf("%.2f", f) },
	}
	layout := template.Must(template.New("layout.html").Funcs(funcs).ParseFS(assets, "templates/layout.html", "templates/parts.html"))
	files, err := assets.ReadDir("templates")
	if err != nil {
		panic("web: embedded templates: " + err.Error())
	}
	out := map[string]*pageTemplate{}
	for _, f := range files {
		if name := strings.TrimSuffix(f.Name(), ".html"); name != "layout" && name != "parts" {
			out[name] = template.Must(template.Must(layout.Clone()).ParseFS(assets, path.Join("templates", f.Name())))
		}
	}
	return out
}

// page turns a handler's view into an answer. Nothing is sent before the whole
// page is rendered.
func (s *site) page(h func(*http.Request) (view, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		v, err := h(r)
		if err != nil {
			v = failed(err)
		}
		if v.cookie != nil {
			http.SetCookie(w, v.cookie)
		}
		if v.redirect != "" {
			http.Redirect(w, r, v.redirect, http.StatusSeeOther)
			return
		}
		v.Version = s.Version
		if v.Status >= http.StatusBadRequest && v.Page != "error" {
			v.Title = "Error: " + v.Title
		}
		var b bytes.Buffer
		if err := s.pages[v.Page].ExecuteTemplate(&b, "layout.html", v); err != nil {
			panic(fmt.Errorf("page %s: %w", v.Page, err))
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		if v.Status == 0 {
			v.Status = http.StatusOK
		}
		w.WriteHeader(v.Status)
		_, _ = w.Write(b.Bytes()) // the reader is gone: nobody to tell
	}
}

// failure is an error as a page shows it.
type failure struct {
	Title, Place, Message, Remedy string
	Status                        int
}

// kinds says for each kind of error the status of the answer, a title and what
// to do where the error does not say.
var kinds = map[fault.Kind]failure{
	fault.Failed:      {Status: http.StatusInternalServerError, Title: "Something went wrong", Remedy: "Try again; if it stays, report it with the version at the foot of this page."},
	fault.Invalid:     {Status: http.StatusBadRequest, Title: "That cannot be read", Remedy: "Go back and change what you asked for."},
	fault.NotFound:    {Status: http.StatusNotFound, Title: "Not found", Remedy: "Search for it above."},
	fault.Conflict:    {Status: http.StatusConflict, Title: "It does not fit what is stored", Remedy: "Load the page again and look at what has changed."},
	fault.Denied:      {Status: http.StatusForbidden, Title: "Not allowed", Remedy: "Ask whoever runs this workbench."},
	fault.Unavailable: {Status: http.StatusServiceUnavailable, Title: "Cannot be reached now", Remedy: "Check that the disk and the database can be reached, and try again."},
	fault.Corrupt:     {Status: http.StatusInternalServerError, Title: "Stored data is damaged", Remedy: "Run: sanctrace verify --all"},
}

// failed is the page about an error.
func failed(err error) view {
	f := kinds[fault.KindOf(err)]
	f.Message = err.Error()
	var e *fault.Error
	if errors.As(err, &e) {
		f.Place, f.Message = e.Place, e.Msg
		if e.Err != nil {
			f.Message = strings.TrimPrefix(e.Msg+": "+e.Err.Error(), ": ")
		}
		if e.Remedy != "" {
			f.Remedy = sentence(e.Remedy)
		}
	}
	if errors.Is(err, context.DeadlineExceeded) {
		f.Status, f.Message, f.Remedy = http.StatusServiceUnavailable, "it took longer than allowed", "Ask for less, or try again when the machine is less busy."
	}
	f.Message = sentence(f.Message)
	return view{Page: "error", Title: f.Title, Status: f.Status, Data: f}
}

// noPage answers for addresses that no page has.
func noPage(r *http.Request) (view, error) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		v := failed(fault.New(fault.Invalid, "", "this address takes no %s", method(r)))
		v.Status = http.StatusMethodNotAllowed
		return v, nil
	}
	return view{}, fault.New(fault.NotFound, "", "there is no page at this address").Try("start from the first page, or search above")
}

// sentence begins s with a capital, unless its first word is no plain word, and
// ends it with a full stop.
func sentence(s string) string {
	first, _, _ := strings.Cut(s, " ")
	if first == strings.ToLower(first) && s != "" && first != "sanctrace" && s[0] < 0x80 {
		s = strings.ToUpper(s[:1]) + s[1:]
	}
	if s != "" && !strings.ContainsAny(s[len(s)-1:], ".?!") {
		s += "."
	}
	return s
}

// style sends the style sheet: that of a dossier and what the workbench adds.
func style(w http.ResponseWriter, _ *http.Request) {
	own, err := assets.ReadFile("style.css")
	if err != nil {
		panic("web: embedded style: " + err.Error())
	}
	w.Header().Set("Content-Type", "text/css; charset=utf-8")
	w.Header().Set("Cache-Control", "max-age=300")
	_, _ = fmt.Fprintf(w, "%s\n%s", dossier.Style(), own)
}

func icon(w http.ResponseWriter, _ *http.Request) {
	data, err := assets.ReadFile("icon.svg")
	if err != nil {
		panic("web: embedded icon: " + err.Error())
	}
	w.Header().Set("Content-Type", "image/svg+xml")
	w.Header().Set("Cache-Control", "max-age=86400")
	_, _ = w.Write(data)
}

// address joins segments to a path in which each is escaped.
func address(segments ...any) string {
	var b strings.Builder
	for _, s := range segments {
		b.WriteByte('/')
		b.WriteString(url.PathEscape(fmt.Sprint(s)))
	}
	return b.String()
}
