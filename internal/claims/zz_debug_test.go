package claims

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"sanctrace/internal/extract"
)

var tagNames = strings.Fields("N NNP J CD DT PP$ PRP WH IN TO CC SUB THAT MD BE HV DO V VB VBN VBG RB POS .")

func TestDebug(t *testing.T) {
	f := os.Getenv("DBG")
	if f == "" {
		t.Skip()
	}
	data, err := os.ReadFile(f)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := extract.Read(f, data)
	if err != nil {
		t.Fatal(err)
	}
	r := read(doc, Options{Genre: os.Getenv("GENRE"), Published: "2024-05-05"})
	for si := range r.sents {
		s := &r.sents[si]
		line := ""
		for i, x := range s.ts {
			_ = i
			line += s.words(i, i+1) + "/" + tagNames[x.tag] + " "
		}
		if g := os.Getenv("GREP"); g != "" && !strings.Contains(s.words(0, len(s.ts)), g) {
			continue
		}
		fmt.Println("\n##", line)
		for k, c := range s.clauses {
			g := s.vgs[k]
			sub, ob := "-", "-"
			if c.subj >= 0 {
				sub = s.words(s.nps[c.subj].a, s.nps[c.subj].b)
			}
			if c.obj >= 0 {
				ob = s.words(s.nps[c.obj].a, s.nps[c.obj].b)
			}
			pp := ""
			for _, p := range c.preps {
				pp += s.ts[p.at].low + ":" + s.words(s.nps[p.np].a, s.nps[p.np].b) + "; "
			}
			fmt.Printf("   %s kind%d pas%v neg%v gov%d | S=%s O=%s PP=%s\n      [%s]\n", g.lemma, g.kind, g.passive, g.neg, g.gov, sub, ob, pp, s.words(c.start, c.end))
		}
		for _, a := range r.atts[si] {
			fmt.Printf("   ATT %s %s from %q own %q inner %v\n", a.src.kind, a.src.described, s.words(a.from, min(a.to, len(s.ts))), s.words(a.own[0], min(a.own[1], len(s.ts))), a.inner)
		}
		for _, c := range r.claims {
			if c.sent == si {
				p := ""
				for _, x := range c.Event.Participants {
					p += x.ent.name + ":" + string(x.Role) + " "
				}
				ch := ""
				for _, h := range c.Chain {
					if x := r.sourceByID(h.Source); x != nil {
						ch += " > " + string(x.kind) + ":" + x.described
						if x.ent != nil {
							ch += "(" + x.ent.name + ")"
						}
					}
				}
				q := ""
				if c.Event.Quantity != nil {
					q = fmt.Sprint(*c.Event.Quantity)
				}
				d := ""
				if c.Event.Date != nil && c.Event.Date.EDTF != nil {
					d = *c.Event.Date.EDTF
				}
				fmt.Printf("  => %s %s %s [%s] {%s} %s q=%s d=%s\n", c.Event.Type, c.Modality, c.Polarity, c.Span.Text, p, ch, q, d)
			}
		}
	}
}
