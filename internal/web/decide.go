package web

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"sanctrace/internal/fault"
	"sanctrace/internal/ledger"
)

// decideForm is the form with which a person decides about an item.
type decideForm struct {
	Case, Item, Action string
	Correct            string // where it can be corrected; empty on that page itself
	By, Reason         string
	Verdict            string
	Fields             []field // what a correction may replace
	Error              string
	Show, Section      string // what the page of the case shows, to go back to
	Next               string // the item to go to, when the decided one is shown no more
}

// Prefix makes the ids of the inputs of one form differ from those of others.
func (f decideForm) Prefix() string { return "d-" + f.Item }

// Bounds of what a decision says, in bytes.
const (
	maxBy     = 120
	maxReason = 2000
)

// itemData is what the page of one item shows.
type itemData struct {
	Case, CaseHref string
	Kind           string
	Sentence       sentenceRow
	Stated         bool // the case has a sentence about it
	History        []ledger.Decision
	Raw            string
	Decide         decideForm
	Grades         []gradeForm
}

// item shows one item of a case with its history and the form to correct it.
func (s *site) item(r *http.Request) (view, error) {
	f, it, err := s.readItem(r, r.PathValue("id"))
	if err != nil {
		return view{}, err
	}
	return f.itemView(it, decideForm{By: reviewer(r)}), nil
}

// readItem reads the case that the address names and one item of it.
func (s *site) readItem(r *http.Request, id string) (*caseFile, ledger.Item, error) {
	f, err := s.readCase(r.Context(), r.PathValue("name"))
	if err != nil {
		return nil, ledger.Item{}, err
	}
	items, err := s.Ledger.Items(r.Context(), f.name)
	if err != nil {
		return nil, ledger.Item{}, fmt.Errorf("case: %w", err)
	}
	i := slices.IndexFunc(items, func(it ledger.Item) bool { return it.ID == id })
	if i < 0 {
		return nil, ledger.Item{}, fault.New(fault.NotFound, "Case "+f.name, "no item “%s” is in it", clip(id, 80)).
			Try("a new trace may have replaced it; look at the case")
	}
	return f, items[i], nil
}

// itemView is the page of an item; form holds what was typed so far.
func (f *caseFile) itemView(it ledger.Item, form decideForm) view {
	d := itemData{Case: f.name, CaseHref: address("case", f.name), Kind: it.Kind, Raw: indented(it.Data), Decide: form}
	d.Sentence, d.Stated = f.find(it.ID, form.By)
	d.Decide.Case, d.Decide.Item, d.Decide.Action = f.name, it.ID, address("case", f.name, "decide")
	if d.Decide.Fields == nil {
		d.Decide.Fields = correctable(it, nil)
	}
	for _, x := range f.in.Decisions {
		if x.Item == it.ID {
			d.History = append(d.History, x)
		}
	}
	slices.Reverse(d.History)
	d.Grades = f.gradeForms(it, d.Decide)
	return view{Page: "item", Title: "Decide: " + it.Kind, Section: "cases", Data: d}
}

// decide records a decision and goes back to the sentence it is about.
func (s *site) decide(r *http.Request) (view, error) {
	if err := r.ParseForm(); err != nil {
		var big *http.MaxBytesError
		if errors.As(err, &big) {
			return view{}, fault.New(fault.Invalid, "Decision", "the form is larger than %d bytes", big.Limit).Try("shorten the reason")
		}
		return view{}, fault.New(fault.Invalid, "Decision", "the form cannot be read").Try("go back and send it again")
	}
	f, it, err := s.readItem(r, r.PostForm.Get("item"))
	if err != nil {
		return view{}, err
	}
	form := decideForm{Verdict: r.PostForm.Get("verdict")}
	dec, err := form.decision(r.PostForm, it)
	if err == nil {
		err = s.Ledger.Decide(r.Context(), f.name, []ledger.Decision{dec})
	}
	if fault.KindOf(err) == fault.Invalid {
		form.Error = failed(err).Data.(failure).Message
		form.Fields = correctable(it, r.PostForm)
		v := f.itemView(it, form)
		v.Status = http.StatusBadRequest
		return v, nil
	}
	if err != nil {
		return view{}, fmt.Errorf("decide: %w", err)
	}
	return view{redirect: backTo(f.name, it.ID, r.PostForm), cookie: reviewerCookie(dec.By)}, nil
}

// backTo is the address of the case after a decision: what was shown of it, at
// the sentence decided on or, where that is shown no more, at the next.
func backTo(name, item string, form url.Values) string {
	q, back := url.Values{}, address("case", name)
	if section := form.Get("section"); section != "" && len(section) <= maxValue {
		q.Set("section", section)
	}
	if form.Get("show") == "open" {
		q.Set("show", "open")
		item = form.Get("next")
	}
	if len(q) > 0 {
		back += "?" + q.Encode()
	}
	if item == "" || len(item) > maxValue {
		return back
	}
	return back + "#i-" + url.PathEscape(item)
}

// decision reads the form into a decision about the item.
func (f *decideForm) decision(form url.Values, it ledger.Item) (ledger.Decision, error) {
	var err error
	if f.By, err = checkValue("your name", form.Get("by"), maxBy); err != nil {
		return ledger.Decision{}, err
	}
	if f.Reason, err = checkValue("reason", form.Get("reason"), maxReason); err != nil {
		return ledger.Decision{}, err
	}
	d := ledger.Decision{Item: it.ID, Do: ledger.Verdict(f.Verdict), By: f.By, Reason: f.Reason}
	switch {
	case f.By == "":
		return d, fault.New(fault.Invalid, "", "say who decides: a decision stands under a name")
	case f.Reason == "":
		return d, fault.New(fault.Invalid, "", "say why: a decision without a reason cannot be checked later")
	case d.Do == ledger.Grade:
		if d.Value, err = json.Marshal(map[string]string{form.Get("scale"): form.Get("grade")}); err != nil {
			return d, fmt.Errorf("grade: %w", err)
		}
	case f.Verdict == "":
		return d, fault.New(fault.Invalid, "", "choose whether to accept or reject it, or correct it")
	case !slices.Contains([]ledger.Verdict{ledger.Accept, ledger.Reject, ledger.Correct}, d.Do):
		return d, fault.New(fault.Invalid, "", "“%s” is no decision; choose accept, reject or correct", clip(f.Verdict, 20))
	}
	if d.Do == ledger.Correct {
		d.Value, err = correction(it, form)
	}
	return d, err
}

// cookieName is the cookie that keeps a reviewer's name, so that it need not
// be typed for every sentence.
const cookieName = "reviewer"

func reviewerCookie(by string) *http.Cookie {
	return &http.Cookie{Name: cookieName, Value: url.QueryEscape(by), Path: "/case/", HttpOnly: true, SameSite: http.SameSiteStrictMode}
}

// reviewer is the name that was last decided under.
func reviewer(r *http.Request) string {
	c, err := r.Cookie(cookieName)
	if err != nil {
		return ""
	}
	by, err := url.QueryUnescape(c.Value)
	if err != nil {
		return ""
	}
	if by, err = checkValue("", by, maxBy); err != nil {
		return ""
	}
	return by
}

// shownValue puts the fields of a correction in words.
func shownValue(value json.RawMessage) string {
	var m map[string]any
	if json.Unmarshal(value, &m) != nil {
		return string(value)
	}
	var keys, out []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		b, err := json.Marshal(m[k])
		if err != nil {
			return string(value)
		}
		out = append(out, strings.ToLower(words(k))+": "+strings.Trim(string(b), `"`))
	}
	return strings.Join(out, "; ")
}
