package catalog

import (
	"slices"
	"strings"

	"sanctrace/internal/fulltext"
)

// maxSearchWords bounds the words of one entry in the full text.
const maxSearchWords = 4000

// notSearched are the types whose values are no words to look for.
var notSearched = map[string]bool{
	"entity": true, "date": true, "country": true, "topic": true, "gender": true, "language": true, "mimetype": true,
	"checksum": true, "url": true, "number": true, "json": true,
}

// wordList gathers distinct words, separated by blanks.
type wordList struct {
	b    strings.Builder
	seen map[string]bool
}

func (l *wordList) add(w string) {
	if w == "" || l.seen[w] || len(l.seen) >= maxSearchWords {
		return
	}
	l.seen[w] = true
	if n := l.b.Len(); n > 0 && l.b.String()[n-1] != '\n' {
		l.b.WriteByte(' ')
	}
	l.b.WriteString(w)
}

// searchWords returns the distinct words of all that a group ever stated: on
// one line those of the subject's id and names, which weigh more, on the next
// the others.
func searchWords(g *group, words []string) string {
	l := &wordList{seen: map[string]bool{}}
	fulltext.Fold(g.owner, l.add)
	for _, names := range []bool{true, false} {
		values := map[string]bool{}
		for i := range g.nodes {
			n := &g.nodes[i]
			schema := n.schema()
			if schema == nil || names && n.id != g.owner {
				continue
			}
			for j := range n.stmts {
				s := &n.stmts[j]
				p := schema.Property(words[s.prop])
				if p == nil || names && p.Type.Name != "name" || notSearched[p.Type.Name] || values[s.value] || unsearchedProps[p.Name] {
					continue
				}
				values[s.value] = true
				fulltext.Fold(s.value, l.add)
			}
		}
		if names {
			l.b.WriteByte('\n')
		}
	}
	return l.b.String()
}

// maxNameKeys bounds the names by which ambiguous numbers are decided.
const maxNameKeys = 60

// nameKey folds a name so that the order of its words does not matter.
func nameKey(name string) string {
	var ws []string
	fulltext.Fold(name, func(w string) { ws = append(ws, w) })
	slices.Sort(ws)
	return strings.Join(ws, " ")
}

// unsearchedProps repeat what stands elsewhere or on every entry of a list.
var unsearchedProps = map[string]bool{
	"provisions": true, "authority": true, "recordId": true, "status": true, "duration": true, "type": true,
	"firstName": true, "lastName": true, "secondName": true, "fatherName": true, "middleName": true,
	"street": true, "street2": true, "city": true, "region": true, "postalCode": true,
}
