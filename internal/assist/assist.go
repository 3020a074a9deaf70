// Package assist asks a language model that the user names for claims that a
// text may hold, and keeps of its answer only what stands the checks.
//
// It is off unless the user gives an address. The endpoint is any that speaks
// the chat completions interface of OpenAI, hosted or on the same machine. It
// is sent passages of the documents of one case and nothing else; the caller
// says beforehand what goes where ([Client.Host]).
//
// Whatever comes back is a proposal by a machine that may lie. A proposal is
// kept only when the words that it quotes stand in the passage that was sent,
// letter for letter, its parties and figures stand in that quote or passage,
// and every word of a closed list is in it ([check]). What is kept is an item
// of the case that bears the model's name; package trace lets it count, and
// package dossier states it, only when a person accepted it. A model is never
// believed about sources: the chain of a proposal holds the document alone.
package assist

import (
	"context"
	"strings"

	"sanctrace/internal/extract"
	"sanctrace/internal/ledger"
	"sanctrace/internal/trace"
)

// Document is a text to look for claims in.
type Document struct {
	Name  string         // file name
	Layer *extract.Layer // that spans point into, with its places
}

// Refusal says why a proposal, or a whole answer, was not kept. It quotes
// neither.
type Refusal struct {
	Document string `json:"document"`
	Why      string `json:"why"`
}

// Outcome is what one run over a case gave.
type Outcome struct {
	Items    []ledger.Item
	Refused  []Refusal
	Passages int // sent
	Bytes    int // of text sent
}

// maxPassage bounds the bytes of text of one question.
const maxPassage = 6000

// Passages counts what would be sent of some documents.
func Passages(docs []Document) (n, bytes int) {
	for _, d := range docs {
		for _, p := range cut(d.Layer.Text) {
			n++
			bytes += p.to - p.from
		}
	}
	return n, bytes
}

// Propose asks about every passage of the documents. A passage whose answer
// cannot be used is a refusal and does not stop the rest; an error means that
// the endpoint cannot be reached, refuses the user, or that ctx ended.
func (c *Client) Propose(ctx context.Context, docs []Document, progress func(done int)) (Outcome, error) {
	out := Outcome{}
	seen := map[string]bool{}
	for _, d := range docs {
		for _, p := range cut(d.Layer.Text) {
			text := d.Layer.Text[p.from:p.to]
			answer, err := c.ask(ctx, text)
			if err != nil {
				return out, err
			}
			out.Passages++
			out.Bytes += len(text)
			claims, refused := read(answer, passage{d, text, p.from})
			for _, why := range refused {
				out.Refused = append(out.Refused, Refusal{d.Name, why})
			}
			for _, x := range claims {
				it, err := trace.MachineClaim(x, c.Model)
				if err != nil {
					out.Refused = append(out.Refused, Refusal{d.Name, err.Error()})
				} else if !seen[it.ID] {
					seen[it.ID] = true
					out.Items = append(out.Items, it)
				}
			}
			if progress != nil {
				progress(out.Passages)
			}
		}
	}
	return out, nil
}

// span is a range of bytes.
type span struct{ from, to int }

// cut divides a text into passages of whole lines, each of at most maxPassage
// bytes unless a single line is longer; such a line is cut at a blank.
func cut(text string) []span {
	var out []span
	from := 0
	for from < len(text) {
		to := len(text)
		if to-from > maxPassage {
			to = from + maxPassage
			if i := strings.LastIndexByte(text[from:to], '\n'); i > 0 {
				to = from + i + 1
			} else if i := strings.LastIndexByte(text[from:to], ' '); i > 0 {
				to = from + i + 1
			} else {
				for to > from+1 && text[to]&0xc0 == 0x80 { // not inside a letter
					to--
				}
			}
		}
		if strings.TrimSpace(text[from:to]) != "" {
			out = append(out, span{from, to})
		}
		from = to
	}
	return out
}

// passage is what a question was about, with its place in the document.
type passage struct {
	document Document
	text     string
	at       int
}

// evidence is n bytes of the passage from byte i on.
func (p passage) evidence(i, n int) trace.Evidence {
	return trace.EvidenceAt(p.document.Name, p.document.Layer, p.at+i, p.at+i+n)
}
