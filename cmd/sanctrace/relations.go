package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"sanctrace/internal/fault"
	"sanctrace/internal/reasons"
)

type relationsCmd struct {
	Rows    string   `help:"Read these reasons instead: one JSON object a line with row, name, aliases, reason." type:"existingfile" placeholder:"FILE.jsonl"`
	Dataset []string `help:"Only reasons of these datasets." placeholder:"D"`
	On      string   `help:"As the lists stood on that day (default: their newest version)." placeholder:"DATE"`
	Main    bool     `help:"Only posts as which the entry is listed, not what the text adds."`
	About   []string `help:"Draw the network of what speaks of these words; a kind of goods stands for all its names." placeholder:"WORD"`
	Picture string   `help:"Write the network as a page that works offline." placeholder:"FILE.html"`
	JSON    bool     `help:"Machine-readable output."`
}

// Run prints which posts and which other listed names the reasons tell.
func (c *relationsCmd) Run(ctx context.Context, a *app) error {
	on, err := day("--on", c.On)
	if err != nil {
		return err
	}
	if c.Picture != "" && len(c.About) == 0 {
		return fault.New(fault.Invalid, "--picture", "of what?").Try("add --about WORD")
	}
	names := reasons.NewNames()
	var entries []reasons.Entry
	if c.Rows != "" {
		entries, err = readReasonRows(c.Rows, names)
	} else {
		if err := a.open(ctx); err != nil {
			return err
		}
		entries, err = reasons.Listed(ctx, a.catalog, on, c.Dataset, names)
	}
	if err != nil {
		return err
	}
	read := reasons.Read(entries, names)
	if c.Main {
		for i := range read {
			read[i].Relations = slices.DeleteFunc(read[i].Relations, func(x reasons.Relation) bool { return !x.Main })
		}
	}
	switch {
	case len(c.About) > 0:
		n := reasons.Connect(read, names, reasons.About(c.About))
		if c.Rows == "" {
			if err := a.suspect(ctx, n, on); err != nil {
				return err
			}
		}
		return c.network(a, n)
	case c.Rows != "":
		return printReasonRows(a.out, read)
	case c.JSON:
		return a.printJSON(readings(read))
	}
	a.printReadings(read)
	return nil
}

// reasonRow is one line of --rows. A row without a schema is a person's.
type reasonRow struct {
	Row     string   `json:"row"`
	Name    string   `json:"name"`
	Aliases []string `json:"aliases"`
	Schema  string   `json:"schema"`
	Reason  string   `json:"reason"`
}

// maxReasonRow bounds a line of --rows in bytes.
const maxReasonRow = 1 << 20

// readReasonRows reads --rows. The rows are both the texts to read and the
// names to find.
func readReasonRows(file string, names *reasons.Names) ([]reasons.Entry, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, fault.Wrap(fault.Invalid, file, err)
	}
	defer f.Close()
	var out []reasons.Entry
	s := bufio.NewScanner(f)
	s.Buffer(nil, maxReasonRow)
	for n := 1; s.Scan(); n++ {
		if strings.TrimSpace(s.Text()) == "" {
			continue
		}
		var r reasonRow
		if err := json.Unmarshal(s.Bytes(), &r); err != nil || r.Row == "" {
			return nil, fault.New(fault.Invalid, fmt.Sprintf("%s, line %d", file, n), "not a row").Try("row, name, aliases and reason as a JSON object on one line")
		}
		if r.Schema == "" {
			r.Schema = "Person"
		}
		e := reasons.Entry{Party: reasons.Party{ID: r.Row, Names: append([]string{r.Name}, r.Aliases...), Schema: r.Schema}, Entry: r.Row, Reason: r.Reason}
		names.Add(e.Party)
		out = append(out, e)
	}
	if err := s.Err(); err != nil {
		return nil, fault.New(fault.Invalid, file, "%v", err).Try("at most 1 MiB a line")
	}
	for i := range out {
		names.Learn(out[i].Reason)
	}
	return out, nil
}

// reading is what "relations --json" says of one reason.
type reading struct {
	Dataset   string        `json:"dataset"`
	Entry     string        `json:"entry"`
	ID        string        `json:"id"`
	Name      string        `json:"name"`
	Relations []postOf      `json:"relations"`
	Mentions  []mentionedBy `json:"mentions"`
}

// passage is where in the reason something stands, in code points.
type passage struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

type postOf struct {
	Role   string `json:"role"`
	Body   string `json:"body"`
	Former bool   `json:"former"`
	Main   bool   `json:"main"`
	Form   string `json:"form"`
	passage
}

type mentionedBy struct {
	IDs   []string `json:"ids"`
	Short bool     `json:"short"`
	passage
}

func readings(read []reasons.Reading) []reading {
	out := []reading{}
	for _, r := range read {
		if len(r.Relations)+len(r.Mentions) > 0 {
			out = append(out, readingOf(r))
		}
	}
	return out
}

func readingOf(r reasons.Reading) reading {
	x := reading{Dataset: r.Dataset, Entry: r.Entry.Entry, ID: r.ID, Relations: []postOf{}, Mentions: []mentionedBy{}}
	if len(r.Names) > 0 {
		x.Name = r.Names[0]
	}
	for _, p := range r.Relations {
		x.Relations = append(x.Relations, postOf{p.Role, p.Body, p.Former, p.Main, p.Via, passageOf(r.Reason, p.Start, p.End)})
	}
	for _, m := range r.Mentions {
		x.Mentions = append(x.Mentions, mentionedBy{m.IDs, m.Short, passageOf(r.Reason, m.Start, m.End)})
	}
	return x
}

func passageOf(s string, from, to int) passage {
	start, end := reasons.CodePoints(s, from, to)
	return passage{start, end, s[from:to]}
}

// rowRelation and rowMention are those of the answer to --rows, one object a
// row.
type rowRelation struct {
	Person string `json:"person"`
	postOf
}

type rowMention struct {
	Entity string `json:"entity"`
	passage
}

func printReasonRows(w io.Writer, read []reasons.Reading) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for i := range read {
		r := readingOf(read[i])
		line := struct {
			Row       string        `json:"row"`
			Relations []rowRelation `json:"relations"`
			Mentions  []rowMention  `json:"mentions"`
		}{read[i].ID, []rowRelation{}, []rowMention{}}
		for _, p := range r.Relations {
			line.Relations = append(line.Relations, rowRelation{read[i].ID, p})
		}
		for _, m := range r.Mentions {
			line.Mentions = append(line.Mentions, rowMention{m.IDs[0], m.passage})
		}
		if err := e.Encode(line); err != nil {
			return fmt.Errorf("write result: %w", err)
		}
	}
	return nil
}
