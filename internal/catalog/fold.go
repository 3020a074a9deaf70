package catalog

import (
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

// searchWords returns the distinct words of all that a group ever stated,
// separated by blanks, with the parts of its id.
func searchWords(g *group, words []string) string {
	var b strings.Builder
	seen := map[string]bool{}
	emit := func(w string) {
		if w == "" || seen[w] || len(seen) >= maxSearchWords {
			return
		}
		seen[w] = true
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	values := map[string]bool{}
	fulltext.Fold(g.owner, emit)
	for i := range g.nodes {
		n := &g.nodes[i]
		schema := n.schema()
		if schema == nil {
			continue
		}
		for j := range n.stmts {
			s := &n.stmts[j]
			p := schema.Property(words[s.prop])
			if p == nil || notSearched[p.Type.Name] || values[s.value] || unsearchedProps[p.Name] {
				continue
			}
			values[s.value] = true
			fulltext.Fold(s.value, emit)
		}
	}
	return b.String()
}

// unsearchedProps repeat what stands elsewhere or on every entry of a list.
var unsearchedProps = map[string]bool{
	"provisions": true, "authority": true, "recordId": true, "status": true, "duration": true, "type": true,
	"firstName": true, "lastName": true, "secondName": true, "fatherName": true, "middleName": true,
	"street": true, "street2": true, "city": true, "region": true, "postalCode": true,
}
