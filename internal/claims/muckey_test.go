package claims

import (
	"archive/tar"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"sanctrace/internal/sharedtest"
	"sanctrace/internal/when"
)

// mucMessage is a message of the MUC-3/4 corpus (NIST) with what people filled
// in for it.
type mucMessage struct {
	id, body  string
	day       when.Day // of the dateline; "" where it has none
	templates []mucTemplate
}

// mucTemplate is one incident. Each element of a slot is one filler with its
// alternatives.
type mucTemplate struct {
	optional bool
	slots    map[int][]string
}

// The slots of a template that are read, with their labels.
const (
	mucID = iota
	mucNumber
	mucDate
	mucInstrument = 6
	mucConfidence = 11
)

var mucLabels = map[int]string{mucID: "MESSAGE: ID", mucNumber: "MESSAGE: TEMPLATE", mucDate: "INCIDENT: DATE",
	mucInstrument: "INCIDENT: INSTRUMENT ID", mucConfidence: "PERP: ORGANIZATION CONFIDENCE"}

// mucFiles returns the texts and the keys in one folder of the corpus, joined
// in the order of their names.
func mucFiles(t testing.TB, folder string, isText func(name string) bool) (texts, keys string) {
	t.Helper()
	f, err := os.Open(sharedtest.Path(t, "data/docs/muc34/muc34.tar.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			return texts, keys
		}
		if err != nil {
			t.Fatal(err)
		}
		name := path.Base(h.Name)
		if path.Dir(h.Name) != "muc34/CORPORA/"+folder || !isText(name) && !strings.HasPrefix(name, "key-") {
			continue
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(name, "key-") {
			keys += string(data) + "\n"
		} else {
			texts += string(data) + "\n"
		}
	}
}

var (
	mucStart  = regexp.MustCompile(`(?m)^((?:DEV|TST\d)-MUC\d-\d{4})\b.*$`)
	mucHeader = regexp.MustCompile(`(?is)^.{0,400}?\[(?:text|summary|excerpts?)\]`)
	mucDay    = regexp.MustCompile(`(?i)\b(\d{1,2}) ([a-z]{3})[a-z]* (\d\d)\b`)
)

// mucMessages returns the messages of a folder. The header before the body (a
// grammar of its own in the corpus) gives the day and is no part of the body.
func mucMessages(t testing.TB, folder string, isText func(name string) bool) []mucMessage {
	t.Helper()
	texts, keys := mucFiles(t, folder, isText)
	templates := mucTemplates(keys)
	starts := mucStart.FindAllStringSubmatchIndex(texts, -1)
	var out []mucMessage
	for i, m := range starts {
		end := len(texts)
		if i+1 < len(starts) {
			end = starts[i+1][0]
		}
		msg := mucMessage{id: texts[m[2]:m[3]], body: texts[m[1]:end]}
		msg.templates = templates[msg.id]
		dateline, _, _ := strings.Cut(msg.body, "--")
		if d := mucDay.FindString(dateline); d != "" && len(dateline) < 200 {
			msg.day = mucDayOf(d)
		}
		msg.body = msg.body[len(mucHeader.FindString(msg.body)):]
		out = append(out, msg)
	}
	return out
}

// mucTemplates reads keys: the incidents of each message.
func mucTemplates(keys string) map[string][]mucTemplate {
	out := map[string][]mucTemplate{}
	var id string
	slot := -1
	for line := range strings.SplitSeq(keys, "\n") {
		filler := strings.TrimSpace(line)
		if filler == "" || line[0] == ';' {
			continue
		}
		if line[0] != ' ' {
			slot, filler = mucSlot(line)
		}
		switch ts := out[id]; {
		case slot == mucID && filler != "":
			id = strings.Fields(filler)[0]
		case slot == mucNumber && filler != "*":
			out[id] = append(ts, mucTemplate{optional: strings.Contains(filler, "OPTIONAL"), slots: map[int][]string{}})
		case slot == mucNumber:
			slot = -1
		case slot > mucNumber && len(ts) > 0:
			ts[len(ts)-1].add(slot, filler)
		}
	}
	return out
}

// mucSlot returns the number of the slot that a line begins and its filler; -1
// for a slot that is not read.
func mucSlot(line string) (slot int, filler string) {
	n, rest, _ := strings.Cut(line, ".")
	slot, err := strconv.Atoi(n)
	if label, ok := mucLabels[slot]; err == nil && ok {
		if _, filler, ok := strings.Cut(rest, label); ok {
			return slot, strings.TrimSpace(filler)
		}
	}
	return -1, ""
}

// add adds a line of a slot: a filler, or more alternatives of the last one.
func (m *mucTemplate) add(slot int, line string) {
	fs := m.slots[slot]
	n := len(fs)
	switch {
	case line == "*" || line == "-" || line == "":
	case n > 0 && (strings.HasPrefix(line, "/") || strings.HasSuffix(fs[n-1], "/")):
		fs[n-1] += " " + line
	default:
		m.slots[slot] = append(fs, line)
	}
}

// interval is a time from one day to another; "" = open.
type interval struct{ from, to when.Day }

func (x interval) overlaps(y interval) bool {
	before := func(a, b when.Day) bool { return a != "" && b != "" && a < b }
	return !before(x.to, y.from) && !before(y.to, x.from)
}

// kind says which row of the table an interval belongs to.
func (x interval) kind() string {
	switch {
	case x.from == "":
		return "up to a day"
	case x.from == x.to:
		return "one day"
	}
	return "interval"
}

// mucDayOf reads "3 JAN 90"; the corpus is of the 20th century.
func mucDayOf(s string) when.Day {
	m := mucDay.FindStringSubmatch(s)
	if m == nil {
		return ""
	}
	day, _ := strconv.Atoi(m[1])
	year, _ := strconv.Atoi(m[3])
	d, _ := when.Date(1900+year, when.Month(m[2]), day)
	return d
}

// mucIntervals returns the alternatives of a filler for a date; those without
// a year are left out.
func mucIntervals(filler string) []interval {
	var out []interval
	for alt := range strings.SplitSeq(filler, "/") {
		alt = strings.Trim(alt, "()? ")
		days := mucDay.FindAllString(alt, -1)
		switch {
		case len(days) == 2:
			out = append(out, interval{mucDayOf(days[0]), mucDayOf(days[1])})
		case len(days) == 1 && strings.HasPrefix(alt, "-"):
			out = append(out, interval{"", mucDayOf(days[0])})
		case len(days) == 1:
			out = append(out, interval{mucDayOf(days[0]), mucDayOf(days[0])})
		}
	}
	return slices.DeleteFunc(out, func(x interval) bool { return x.to == "" })
}

var mucQuoted = regexp.MustCompile(`"((?:\\"|[^"])+)"`)

// mucStrings returns the strings of a filler, in small letters.
func mucStrings(filler string) []string {
	var out []string
	for _, m := range mucQuoted.FindAllStringSubmatch(filler, -1) {
		out = append(out, strings.ToLower(strings.ReplaceAll(m[1], `\"`, "")))
	}
	return out
}
