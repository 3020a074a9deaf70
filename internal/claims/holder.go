package claims

// Offices stand for whoever holds them: "the Foreign Secretary" is the person named
// with that title in the same text.

// holder returns the person whom the office [a, b) means: the person named beside it
// or with it before, or somebody whom only the office describes.
func (r *reader) holder(si, a, b int) *entity {
	s := &r.sents[si]
	text := fold2(s.words(a, b))
	if e := r.personBefore(si, a); e != nil {
		r.offices[text] = e
		return e
	}
	if e := r.offices[text]; e != nil {
		return e
	}
	if e := r.inOffice(s.ts[a].low); b == a+1 && e != nil {
		return e
	}
	e := r.newEntity(s.words(a, b))
	e.schema, e.kind, e.person, e.office = "Person", "person", true, true
	if k := s.titleOf(a, b); k >= 0 {
		e.posts = map[string]bool{s.ts[k].low: true}
	}
	e.mention(e.name)
	r.offices[text] = e
	return e
}

// titleOf returns the token of the first title in [a, b) that is one by itself, or -1.
func (s *sentence) titleOf(a, b int) int {
	for k := a; k < b; k++ {
		if s.titleAt(k) {
			return k
		}
	}
	return -1
}

// personBefore returns the person whose name stands before a comma before token a,
// with what the office belongs to between them ("X, US Secretary of State"), or nil.
func (r *reader) personBefore(si, a int) *entity {
	s := &r.sents[si]
	i := a - 1
	for i > 0 && beforeOffice.has(s.ts[i].tag) {
		i--
	}
	if s.lowAt(i) != "," {
		return nil
	}
	if m := r.mentionOver(si, i-1); m.bearsName() {
		return m.ent
	}
	return nil
}

// beforeOffice are the tags of words between a person's name and comma and the office.
var beforeOffice = tagsOf(tDet, tName, tPos, tAdj)

// bearsName reports whether a mention, which may be nil, is a person's name and no
// office.
func (m *mention) bearsName() bool {
	return m != nil && m.ent != nil && m.ent.person && m.ent.head == "" && !m.ent.office
}

// inOffice returns the person named last who has the post w, or nil.
func (r *reader) inOffice(w string) *entity {
	for i := len(r.mentions) - 1; i >= 0 && i > len(r.mentions)-200; i-- {
		if m := &r.mentions[i]; m.bearsName() && m.ent.posts[w] {
			return m.ent
		}
	}
	return nil
}

// bears notes that the person e, whose name begins at token a, holds the office before
// it: one that is part of the name ("Foreign Secretary X") or stands before a comma
// ("the Foreign Secretary, X").
func (r *reader) bears(si, a int, e *entity) {
	s := &r.sents[si]
	if s.lowAt(a-1) == "," {
		if m := r.mentionOver(si, a-2); m != nil && m.ent != nil && m.ent.office {
			r.becomes(m.ent, e)
		}
		return
	}
	t := s.officeBefore(a)
	if a-t < 2 || !s.ts[t].cap {
		return
	}
	text := fold2(s.words(t, a))
	if was := r.offices[text]; was != nil && was.office {
		r.becomes(was, e)
	}
	r.offices[text] = e
}

// officeBefore returns where the title begins that stands before the name at a, with
// what it is of ("Secretary of State X"); a when there is none.
func (s *sentence) officeBefore(a int) int {
	i := a - 1
	for i > 0 && portfolioWord(s.ts[i].low) && !s.titleAt(i) {
		i--
	}
	if i < 0 || !s.titleAt(i) || i < a-1 && !joinsOffice[s.ts[i+1].low] {
		return a
	}
	return s.titleStart(0, i)
}

// becomes makes the person e of the mentions of somebody known so far by an office
// alone.
func (r *reader) becomes(was, e *entity) {
	for i := range r.mentions {
		if r.mentions[i].ent == was {
			r.mentions[i].ent = e
		}
	}
	replaceEntity(r.offices, was, e)
	for _, m := range was.mentions {
		e.mention(m)
	}
	was.mentions, was.name = nil, ""
}
