package reasons

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"sanctrace/internal/claims"
	"sanctrace/internal/vocab"
)

// Network is who is tied to whom in one matter, as the reasons have it.
type Network struct {
	About []string `json:"about"`
	Nodes []Node   `json:"nodes"`
	Edges []Edge   `json:"edges"`
	Notes []Note   `json:"notes"`
}

// Node is a party of a network.
type Node struct {
	ID       string   `json:"id"` // of the listed party; of a lead, "lead-1" and so on
	Name     string   `json:"name"`
	Schema   string   `json:"schema"`
	Datasets []string `json:"datasets"`
	Listed   bool     `json:"listed"` // a lead is not: no loaded list has its name
	Speaks   bool     `json:"speaks"` // its own reason speaks of the matter
	MayBe    []MayBe  `json:"may_be"` // listed parties that a lead may be, by [Network.Compare]
}

// MayBe is a listed party that a lead may be under another spelling.
type MayBe struct {
	ID    string  `json:"id"`
	Name  string  `json:"name"`
	Score float64 `json:"score"` // 0 to 1
}

// Edge says what one party is to another.
type Edge struct {
	From string `json:"from"`
	To   string `json:"to"`
	// What is a post that From holds in To, what From does for To ("supplies"),
	// or "names": the reason of From names To and says neither.
	What  string          `json:"what"`
	Event vocab.EventType `json:"event,omitempty"` // of the claim; OFFICE of a post; "" of a mere mention
	Notes []int           `json:"notes"`
}

// Words returns the words between the names of the two parties.
func (e Edge) Words() string {
	if e.Event == vocab.Office {
		return e.What + " of"
	}
	return e.What
}

// Note is the passage that an edge rests on.
type Note struct {
	N       int    `json:"n"` // from 1
	Dataset string `json:"dataset"`
	Entry   string `json:"entry"` // whose reason it is
	Start   int    `json:"start"` // in code points of the reason
	End     int    `json:"end"`
	Text    string `json:"text"`
}

// Bounds of a network.
const (
	maxAbout     = 200 // words
	maxEdgeNotes = 5   // of one edge; the first are kept
	maxEdges     = 5000
)

// Named is the edge of a mention that neither a post nor a claim explains.
const Named = "names"

// Connect draws the network of a matter: the entries whose reasons speak of
// one of the words, whom these name, what the text says that one does for the
// other, who holds a post in them, and as leads the parties that they name and
// no list has.
func Connect(list []Reading, names *Names, about []string) Network {
	c := connection{names: names, topic: topic(about), nodes: map[string]*Node{}, edges: map[[3]string]*Edge{}, leads: map[string]string{}, notes: map[Note]int{}}
	c.out = Network{About: about, Nodes: []Node{}, Edges: []Edge{}, Notes: []Note{}}
	c.main = mainNames(list)
	var seeds, rest []Reading
	for _, r := range list {
		if c.topic.MatchString(r.Reason) {
			c.node(r).Speaks = true
			seeds = append(seeds, r)
		} else {
			rest = append(rest, r)
		}
	}
	for _, r := range seeds {
		c.seed(r)
	}
	for _, r := range rest {
		c.holders(r)
	}
	return c.finish()
}

// topic returns what finds one of the words, or their plurals, in a text.
func topic(words []string) *regexp.Regexp {
	var alt []string
	for _, w := range words[:min(len(words), maxAbout)] {
		if w = strings.TrimSpace(w); w != "" {
			alt = append(alt, regexp.QuoteMeta(w)+"s?")
		}
	}
	if len(alt) == 0 {
		return regexp.MustCompile(`[^\s\S]`)
	}
	return regexp.MustCompile(`(?i)(?:^|[^\pL\pN])(?:` + strings.Join(alt, "|") + `)(?:$|[^\pL\pN])`)
}

// connection is a network that is being drawn.
type connection struct {
	names *Names
	topic *regexp.Regexp
	main  map[string]Reading // id -> the first reading of the party
	nodes map[string]*Node
	edges map[[3]string]*Edge
	leads map[string]string // folded name -> id
	notes map[Note]int      // without its number
	out   Network
}

func mainNames(list []Reading) map[string]Reading {
	out := make(map[string]Reading, len(list))
	for _, r := range list {
		if _, ok := out[r.ID]; !ok {
			out[r.ID] = r
		}
	}
	return out
}

// key returns the id that stands for a party and its namesakes.
func (c *connection) key(id string) string {
	if own := c.names.own[id]; len(own) > 0 {
		return slices.Min(append([]string{id}, c.names.bearers[own[0]]...))
	}
	return id
}

// node returns the node of a reading's party.
func (c *connection) node(r Reading) *Node { return c.party(r.ID, r.Party.Schema, r.Names, r.Dataset) }

func (c *connection) party(id, schema string, names []string, dataset string) *Node {
	key := c.key(id)
	n := c.nodes[key]
	if n == nil {
		n = &Node{ID: key, Name: key, Schema: schema, Listed: true, Datasets: []string{}, MayBe: []MayBe{}}
		if len(names) > 0 {
			n.Name = names[0]
		}
		c.nodes[key] = n
	}
	if dataset != "" && !slices.Contains(n.Datasets, dataset) {
		n.Datasets = append(n.Datasets, dataset)
	}
	return n
}

// mentioned returns the node of the party that a mention means.
func (c *connection) mentioned(m Mention) *Node {
	id := m.IDs[0]
	if r, ok := c.main[id]; ok {
		return c.node(r)
	}
	p := c.names.parties[id]
	return c.party(id, p.Schema, p.Names, p.Dataset)
}

// seed draws what the reason of an entry that speaks of the matter says.
func (c *connection) seed(r Reading) {
	from := c.node(r)
	for _, m := range r.Mentions {
		if !anyLand(m.Text) && whole(r.Reason, m.Start, m.End) {
			c.edge(from, c.mentioned(m), postAt(r.Relations, m), r, m.Start)
		}
	}
	for _, x := range r.Relations {
		if x.Body != "" && !slices.ContainsFunc(r.Mentions, func(m Mention) bool { return x.Start <= m.Start && m.End <= x.End }) {
			c.body(r, x)
		}
	}
	read := claimsOf(r.Reason)
	c.told(r, read)
	c.unlisted(r, read.Entities)
}

// holders draws the posts that a person whose reason does not speak of the
// matter holds in parties whose reasons do.
func (c *connection) holders(r Reading) {
	for _, m := range r.Mentions {
		e := postAt(r.Relations, m)
		if n := c.nodes[c.key(m.IDs[0])]; !anyLand(m.Text) && e.Event == vocab.Office && n != nil && n.Speaks {
			c.edge(c.node(r), n, e, r, m.Start)
		}
	}
}

// postAt returns the post whose passage holds a mention.
func postAt(list []Relation, m Mention) Edge {
	for _, x := range list {
		if x.Body != "" && x.Start <= m.Start && m.End <= x.End {
			return post(x)
		}
	}
	return Edge{What: Named}
}

func post(x Relation) Edge {
	if x.Former {
		return Edge{What: "former " + x.Role, Event: vocab.Office}
	}
	return Edge{What: x.Role, Event: vocab.Office}
}

// unlisted takes as leads the persons and bodies that the sentences about the
// matter name and no list has.
func (c *connection) unlisted(r Reading, named []claims.Entity) {
	for _, s := range sentencesOf(r.Reason) {
		text := r.Reason[s[0]:s[1]]
		if !c.topic.MatchString(text) {
			continue
		}
		for _, e := range named {
			if at := strings.Index(text, e.Name); at >= 0 && leadKinds[e.Schema] && !e.Protect && c.isNew(r, e.Name, s[0]+at) {
				c.lead(r, e.Name, e.Schema, Edge{What: Named}, s[0]+at)
			}
		}
	}
}

var leadKinds = map[string]bool{"Person": true, "Company": true, "Organization": true}

// body draws the post in a body that no mention names letter for letter.
func (c *connection) body(r Reading, x Relation) {
	name := plainName(x.Body)
	if ids := c.names.bearers[foldName(name)]; ids != nil {
		c.edge(c.node(r), c.mentioned(Mention{IDs: ids}), post(x), r, x.Start)
	} else if ownName(name) {
		c.lead(r, name, "Organization", post(x), x.Start)
	}
}

// isNew reports whether a name is none of the entry's own, no mention and no
// part of one, and looks like a name of its own.
func (c *connection) isNew(r Reading, name string, at int) bool {
	words := wordsOf(foldName(name))
	if !ownName(name) || !whole(r.Reason, at, at+len(name)) || c.names.bearers[foldName(plainName(name))] != nil || c.topic.MatchString(name) {
		return false
	}
	for _, m := range r.Mentions {
		if whole(r.Reason, m.Start, m.End) && (at < m.End && m.Start < at+len(name) || within(words, foldName(m.Text))) {
			return false
		}
	}
	return !slices.ContainsFunc(r.Names, func(own string) bool { return within(words, foldName(own)) })
}

// plainName takes off a name what tells only the sort of body ("EU-listed",
// "state-owned enterprise"), a short form in brackets, and quotation marks.
func plainName(s string) string {
	if i := strings.LastIndex(s, " ("); i > 0 && strings.HasSuffix(s, ")") {
		s = s[:i]
	}
	f := strings.Fields(s)
	for len(f) > 1 && (lower(f[0]) || strings.HasSuffix(f[0], "-listed")) {
		f = f[1:]
	}
	s = strings.Join(f, " ")
	if strings.ContainsAny(s, "‘“") && !strings.HasPrefix(s, "‘") && !strings.HasPrefix(s, "“") || strings.Count(s, "‘") > 1 {
		return s
	}
	return strings.Trim(s, "‘’“”'\" ")
}

// ownName reports whether a text looks like the name of one party: two
// capitalised words, most words capitalised, neither all of them words for
// offices nor the last a word for a district.
func ownName(s string) bool {
	capitals, small, own := 0, 0, 0
	words := wordsOf(foldWord(s))
	for i, w := range wordsOf(s) {
		low := words[min(i, len(words)-1)]
		switch {
		case glue[low] || articles[low]:
			continue
		case lower(w):
			small++
		default:
			capitals++
		}
		if !generic[low] && !posts[low] {
			own++
		}
	}
	return capitals > 1 && small == 0 && own > 0 && !districts[words[len(words)-1]]
}

// generic are words of names that any land's offices bear.
var generic = set(`board directors council government ministry department directorate staff management supervisory advisory federation federal russian iranian belarusian syrian state
	national security general main committee chamber commerce industry naval academy embassy agency service police army navy force forces air armed public joint stock company ltd llc jsc`)

// offices are words of names that do not say of which land.
var offices = set(`ministry minister of the and for defence defense interior foreign affairs justice finance national state security council general staff prosecutor office central bank
	government army navy air force forces armed police intelligence service agency department`)

// anyLand reports whether a name may be that of an office of any land: "Ministry
// of Defence" in the reason of one land's firm is no tie to another's ministry.
func anyLand(name string) bool {
	return !slices.ContainsFunc(wordsOf(foldWord(name)), func(w string) bool { return !offices[w] })
}

// whole reports whether a name is not the beginning of a longer one: no
// capitalised word follows. Short forms in capitals ("IRGC") stand before other
// words.
func whole(text string, from, to int) bool {
	rest, blank := strings.CutPrefix(text[to:], " ")
	next, _ := utf8.DecodeRuneInString(rest)
	return !blank || !unicode.IsUpper(next) || text[from:to] == strings.ToUpper(text[from:to])
}

// districts are words that end the name of a place.
var districts = set(`region province district oblast republic county governorate krai asia europe africa east west north south city`)

// within reports whether most words are words of a name.
func within(words []string, name string) bool {
	n, has := 0, wordsOf(name)
	for _, w := range words {
		if slices.Contains(has, w) {
			n++
		}
	}
	return 2*n >= len(words)
}

// lead draws an edge to a party that no list has.
func (c *connection) lead(r Reading, name, schema string, e Edge, at int) {
	c.edge(c.node(r), c.unknown(name, schema), e, r, at)
}

// unknown returns the node of a party that no list has.
func (c *connection) unknown(name, schema string) *Node {
	name = plainName(name)
	f := foldName(name)
	id := c.leads[f]
	if id == "" {
		id = "lead-" + f
		c.leads[f] = id
		c.nodes[id] = &Node{ID: id, Name: name, Schema: schema, Datasets: []string{}, MayBe: []MayBe{}}
	}
	return c.nodes[id]
}

// edge draws an edge with the sentence around byte at of the reason as its
// note. An edge that is there gets one more note.
func (c *connection) edge(from, to *Node, as Edge, r Reading, at int) {
	if from == to {
		return
	}
	k := [3]string{from.ID, to.ID, as.What}
	e := c.edges[k]
	if e == nil {
		if len(c.edges) == maxEdges {
			return
		}
		e = &Edge{From: from.ID, To: to.ID, What: as.What, Event: as.Event}
		c.edges[k] = e
	}
	if n := c.note(r, at); len(e.Notes) < maxEdgeNotes && !slices.Contains(e.Notes, n) {
		e.Notes = append(e.Notes, n)
	}
}

// note returns the number of the note of the sentence around byte at.
func (c *connection) note(r Reading, at int) int {
	for _, s := range sentencesOf(r.Reason) {
		if at < s[0] || at >= s[1] {
			continue
		}
		n := Note{Dataset: r.Dataset, Entry: r.Entry.Entry, Text: r.Reason[s[0]:s[1]]}
		n.Start, n.End = CodePoints(r.Reason, s[0], s[1])
		if c.notes[n] == 0 {
			c.notes[n] = len(c.notes) + 1
			number := n
			number.N = c.notes[n]
			c.out.Notes = append(c.out.Notes, number)
		}
		return c.notes[n]
	}
	return 0
}

// strength orders what an edge tells: that one names the other, that they are
// associated, and how.
func (e *Edge) strength() int {
	switch {
	case e.What == Named:
		return 0
	case e.Event == vocab.Affiliation:
		return 1
	}
	return 2
}

// finish orders nodes and edges. An edge is left out where another, in either
// direction, tells more of the same two.
func (c *connection) finish() Network {
	most := map[[2]string]int{}
	for k, e := range c.edges {
		for _, pair := range [][2]string{{k[0], k[1]}, {k[1], k[0]}} {
			most[pair] = max(most[pair], e.strength())
		}
	}
	for k, e := range c.edges {
		if e.strength() < most[[2]string{k[0], k[1]}] {
			continue
		}
		c.out.Edges = append(c.out.Edges, *e)
	}
	used := map[string]bool{}
	for _, e := range c.out.Edges {
		used[e.From], used[e.To] = true, true
	}
	for id, n := range c.nodes {
		if used[id] || n.Speaks {
			slices.Sort(n.Datasets)
			c.out.Nodes = append(c.out.Nodes, *n)
		}
	}
	sort.Slice(c.out.Nodes, func(i, j int) bool { return c.out.Nodes[i].ID < c.out.Nodes[j].ID })
	sort.Slice(c.out.Edges, func(i, j int) bool {
		a, b := c.out.Edges[i], c.out.Edges[j]
		return a.From < b.From || a.From == b.From && (a.To < b.To || a.To == b.To && a.What < b.What)
	})
	return c.out
}

// Leads returns the parties of a network that no list has, those that most
// edges lead to first.
func (n Network) Leads() []Node {
	to := map[string]int{}
	for _, e := range n.Edges {
		to[e.To]++
	}
	var out []Node
	for _, x := range n.Nodes {
		if !x.Listed {
			out = append(out, x)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return to[out[i].ID] > to[out[j].ID] })
	return out
}

// Core returns the edges among the size parties that are tied to most others, by
// more than a mention first, so that a picture can be read.
func (n Network) Core(size int) []Edge {
	type ties struct{ told, all map[string]bool }
	of := map[string]ties{}
	tie := func(a, b string, told bool) {
		if _, ok := of[a]; !ok {
			of[a] = ties{map[string]bool{}, map[string]bool{}}
		}
		of[a].all[b] = true
		if told {
			of[a].told[b] = true
		}
	}
	for _, e := range n.Edges {
		tie(e.From, e.To, e.What != Named)
		tie(e.To, e.From, e.What != Named)
	}
	ids := slices.SortedFunc(maps.Keys(of), func(a, b string) int {
		return cmp.Or(cmp.Compare(len(of[b].told), len(of[a].told)), cmp.Compare(len(of[b].all), len(of[a].all)), strings.Compare(a, b))
	})
	kept := map[string]bool{}
	for _, id := range ids[:min(size, len(ids))] {
		kept[id] = true
	}
	var out []Edge
	for _, e := range n.Edges {
		if kept[e.From] && kept[e.To] {
			out = append(out, e)
		}
	}
	return out
}

// Text is the name of a lead with the listed party that it may be.
func (x Node) Text() string {
	if len(x.MayBe) == 0 {
		return x.Name
	}
	return fmt.Sprintf("%s; may be %s (%s, %.2f)", x.Name, x.MayBe[0].Name, x.MayBe[0].ID, x.MayBe[0].Score)
}

// Where tells where a note stands.
func (x Note) Where() string {
	where := fmt.Sprintf("%s, characters %d-%d", x.Entry, x.Start, x.End)
	if x.Dataset != "" {
		where = x.Dataset + ", " + where
	}
	return where
}

// Captions returns the names of all parties by their ids.
func (n Network) Captions() map[string]string {
	out := map[string]string{}
	for _, x := range n.Nodes {
		out[x.ID] = x.Name
	}
	return out
}

// Compare asks of every lead which listed parties it may be.
func (n Network) Compare(like func(name, schema string) []MayBe) {
	for i := range n.Nodes {
		if x := &n.Nodes[i]; !x.Listed {
			x.MayBe = append(x.MayBe, like(x.Name, x.Schema)...)
		}
	}
}
