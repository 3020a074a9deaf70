package index

// memo remembers the names that were looked at.
type memo struct {
	slots []memoSlot // open addressing; the length is a power of two
	n     int
	round uint32 // slots of other rounds are free
}

type memoSlot struct{ id, round uint32 }

// maxMemo bounds how many names are remembered.
const maxMemo = 1 << 16

// reset forgets all.
func (m *memo) reset() {
	m.n = 0
	if m.round++; m.round == 0 || m.slots == nil {
		m.round = 1
		m.slots = make([]memoSlot, 256)
	}
}

func (m *memo) place(id uint32) *memoSlot {
	mask := uint32(len(m.slots) - 1)
	k := id * 0x9e3779b1 >> 9 & mask
	for m.slots[k].round == m.round && m.slots[k].id != id {
		k = (k + 1) & mask
	}
	return &m.slots[k]
}

// add takes in a name, and reports whether it was not there, or cannot be
// remembered.
func (m *memo) add(id uint32) bool {
	if s := m.place(id); s.round == m.round {
		return false
	}
	if m.n >= maxMemo {
		return true
	}
	if 2*m.n >= len(m.slots) {
		old := m.slots
		m.slots = make([]memoSlot, 2*len(old))
		for _, s := range old {
			if s.round == m.round {
				*m.place(s.id) = s
			}
		}
	}
	*m.place(id) = memoSlot{id, m.round}
	m.n++
	return true
}
