package names

import (
	"strings"
	"sync"
)

// Memory keeps what words were read as, so that a word that is met again costs
// little. It never changes what is read. It is bounded, safe for concurrent
// use, and meant to be shared by the readers of a program's queries.
type Memory struct {
	forms recent[formKey, *Form]
	legal recent[string, string] // what legalWord says
}

// Reader returns a new reader with the memory; see Reader.Joins.
func (m *Memory) Reader(joins bool) *Reader { return &Reader{Joins: joins, memory: m} }

type formKey struct {
	text, orig string // orig only where the script hides its vowels
	script     Script
	kind       Kind
	class      Class
}

// form returns the form of a word. Equal words have one as long as it is
// remembered.
func (m *Memory) form(w *raws, kind Kind, class Class) *Form {
	k := formKey{text: w.text, script: w.script, kind: kind, class: class}
	if w.script.abjad() {
		k.orig = w.orig
	}
	shard := shardOf(w.text)
	if f, ok := m.forms.get(shard, k); ok {
		return f
	}
	k.text, k.orig = strings.Clone(k.text), strings.Clone(k.orig)
	f := &Form{Text: k.text, Script: w.script, Kind: kind}
	f.fill(w.orig, class)
	return m.forms.put(shard, k, f)
}

// legalWord is the function legalWord.
func (m *Memory) legalWord(text string) string {
	shard := shardOf(text)
	if w, ok := m.legal.get(shard, text); ok {
		return w
	}
	text = strings.Clone(text)
	return m.legal.put(shard, text, legalWord(text))
}

// Bounds of a memory: words in the young half of a shard.
const (
	memoryShards = 32
	maxYoung     = (1 << 16) / memoryShards // some 30 MB in all
)

// recent remembers values by key and forgets the ones that were not asked for
// lately: when the young ones are many they become the old ones, and the old
// ones go. The zero recent is ready; it is safe for concurrent use.
type recent[K comparable, V any] [memoryShards]struct {
	lock       sync.RWMutex // of the maps
	young, old map[K]V
}

// shardOf spreads words over the shards.
func shardOf(s string) uint {
	h := uint32(len(s))
	for i := 0; i < len(s); i++ {
		h = h*31 + uint32(s[i])
	}
	return uint(h ^ h>>15)
}

// get returns what is remembered for a key of a shard.
func (r *recent[K, V]) get(shard uint, k K) (V, bool) {
	s := &r[shard%memoryShards]
	s.lock.RLock()
	v, ok := s.young[k]
	if ok {
		s.lock.RUnlock()
		return v, true
	}
	v, ok = s.old[k]
	s.lock.RUnlock()
	if ok {
		return r.put(shard, k, v), true
	}
	return v, false
}

// put remembers a value, unless there is one, and returns the one remembered.
func (r *recent[K, V]) put(shard uint, k K, v V) V {
	s := &r[shard%memoryShards]
	s.lock.Lock()
	defer s.lock.Unlock()
	if known, ok := s.young[k]; ok {
		return known
	}
	if known, ok := s.old[k]; ok {
		v = known
	}
	if len(s.young) >= maxYoung || s.young == nil {
		s.young, s.old = make(map[K]V), s.young
	}
	s.young[k] = v
	return v
}
