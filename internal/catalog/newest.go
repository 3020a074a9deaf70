package catalog

import (
	"slices"
	"strings"
)

// newest is the newest explicit state of a group, whether it still stands or
// not: for each component the newest version (by day, then by import) that
// shows any of it. Identity rests on it, so that a number which a list has
// corrected joins no more, while a delisted entry keeps its numbers.
type newest struct {
	g      *group
	h      *history
	words  []string
	in     presence
	at     map[string]uint32 // by component: the ordinal of that version
	schema string            // of the subject; "" when the group has none
	edge   bool
}

func newestOf(g *group, h *history, words []string) *newest {
	s := &newest{g: g, h: h, words: words, at: make(map[string]uint32, 2), in: g.presence(h, words)}
	if o, ok := h.newestIn(s.in.main); ok {
		s.at[""] = o
	}
	if len(h.parts) > 0 {
		s.parts()
	}
	if len(g.nodes) == 0 || g.nodes[0].id != g.owner {
		return s
	}
	for i := range g.nodes[0].stmts {
		if st := &g.nodes[0].stmts[i]; st.prop == wordSchema && (s.schema == "" || s.shows(st)) {
			s.schema = st.value
		}
	}
	s.edge = isEdge(s.schema)
	return s
}

// parts finds the newest version of each component but the main one.
func (s *newest) parts() {
	all := map[string]runs{}
	for i := range s.g.nodes {
		for j := range s.g.nodes[i].stmts {
			st := &s.g.nodes[i].stmts[j]
			if kind := s.h.kind(s.words[st.origin]); kind != "" && !slices.Equal(all[kind], st.runs) {
				all[kind] = all[kind].union(st.runs)
			}
		}
	}
	for kind, r := range all {
		if o, ok := s.h.newestIn(r); ok {
			s.at[kind] = o
		}
	}
}

// newestIn returns the newest version in r by day, then by import.
func (h *history) newestIn(r runs) (uint32, bool) {
	for i := len(h.versions) - 1; i >= 0; i-- {
		if o := uint32(h.versions[i].Ordinal); r.has(o) {
			return o, true
		}
	}
	return 0, false
}

// shows reports whether the statement is part of the newest state.
func (s *newest) shows(st *stmt) bool {
	o, ok := s.at[s.h.kind(s.words[st.origin])]
	return ok && st.runs.has(o)
}

// joinRow returns what the joinkey table holds of the subject: its keys, and
// after a NUL its names, both sorted and separated by line feeds; "" when it
// has no key.
func (s *newest) joinRow() string {
	keys := s.joinKeys()
	if keys == "" {
		return ""
	}
	var names []string
	for i := range s.g.nodes[0].stmts {
		st := &s.g.nodes[0].stmts[i]
		if nameProps[s.words[st.prop]] && s.shows(st) && len(names) < maxNameKeys {
			names = append(names, nameKey(st.value))
		}
	}
	slices.Sort(names)
	return keys + "\x00" + strings.Join(slices.Compact(names), "\n")
}

// joinKeys returns the numbers by which the subject is known across lists.
func (s *newest) joinKeys() string {
	if s.edge || s.schema == "" {
		return ""
	}
	var keys []string
	for i := range s.g.nodes {
		n := &s.g.nodes[i]
		for j := range n.stmts {
			st := &n.stmts[j]
			if st.prop == wordReferent && i == 0 && s.shows(st) {
				keys = append(keys, prefixReferent+st.value)
				continue
			}
			toKey, ok := keyMakers[s.words[st.prop]]
			if !ok || !s.shows(st) {
				continue
			}
			if k := toKey(s.schema, i == 0, st.value); k != "" {
				keys = append(keys, k)
			}
		}
	}
	slices.Sort(keys)
	return strings.Join(slices.Compact(keys), "\n")
}
