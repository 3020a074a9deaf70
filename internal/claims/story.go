package claims

// stories finds the documents that tell one story: they share two rare names, or
// one rests on the other.
type stories struct {
	bearers [][]int32 // documents that bear a name, by its number
	kin     [][]int32 // documents that a document rests on, or that rest on it
	row     []bool    // by document: tells one story with doc, as far as last
	shared  []uint8   // by document: names in common with doc, two at most
	doc     int
	last    int
}

// newStories looks at all documents.
func (k *Corpus) newStories() *stories {
	n := len(k.docs)
	s := &stories{bearers: make([][]int32, len(k.notes.names)), kin: make([][]int32, n), row: make([]bool, n), shared: make([]uint8, n), doc: -1}
	for i := range k.docs {
		for _, name := range k.docs[i].rare {
			s.bearers[name] = append(s.bearers[name], int32(i))
		}
		for j := range k.from[i] {
			s.kin[i], s.kin[j] = append(s.kin[i], int32(j)), append(s.kin[j], int32(i))
		}
	}
	return s
}

// story tells for each document up to the number last whether it tells one story
// with document i. What it returns holds until the next call.
func (k *Corpus) story(i, last int) []bool {
	s := k.stories
	if s.doc == i && last <= s.last {
		return s.row
	}
	s.doc, s.last = i, last
	clear(s.row)
	clear(s.shared)
	for _, name := range k.docs[i].rare {
		for _, j := range s.bearers[name] {
			if int(j) > last {
				break
			}
			s.shared[j] = min(s.shared[j]+1, 2)
			s.row[j] = s.shared[j] == 2
		}
	}
	for _, j := range s.kin[i] {
		s.row[j] = true
	}
	s.row[i] = true
	return s.row
}
