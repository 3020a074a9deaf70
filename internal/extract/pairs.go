package extract

import (
	"bytes"
	"encoding/binary"

	"sanctrace/internal/sealed"
)

// pairCount counts what pairs of documents have in common, in bounded memory.
type pairCount struct {
	counted map[[2]int32]uint32
	sums    *sealed.Sorter // what was counted, by pair
}

func (p *pairCount) add(a, b int32, n uint32) error {
	p.counted[[2]int32{a, b}] += n
	if len(p.counted) < pairsCounted {
		return nil
	}
	return p.flush()
}

func (p *pairCount) flush() error {
	var key, value []byte
	for pair, n := range p.counted {
		key = binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(key[:0], uint32(pair[0])), uint32(pair[1]))
		value = binary.BigEndian.AppendUint32(value[:0], n)
		if err := p.sums.Add(key, value); err != nil {
			return err
		}
	}
	clear(p.counted)
	return nil
}

// each hands out the pairs that were counted at least so many times, in order.
func (p *pairCount) each(least uint32, fn func(a, b int) error) error {
	if err := p.flush(); err != nil {
		return err
	}
	var last [8]byte
	var sum uint32
	end := func() error {
		if sum < least {
			return nil
		}
		return fn(int(binary.BigEndian.Uint32(last[:4])), int(binary.BigEndian.Uint32(last[4:])))
	}
	err := p.sums.Each(func(key, value []byte) error {
		if !bytes.Equal(key, last[:]) {
			if err := end(); err != nil {
				return err
			}
			sum = 0
			copy(last[:], key)
		}
		sum += binary.BigEndian.Uint32(value)
		return nil
	})
	if err != nil {
		return err
	}
	return end()
}

// pages counts the documents that follow each other of one page.
func (p *pairCount) pages(about []aboutCopy) error {
	byPage := map[string]int32{}
	for i, d := range about {
		if d.page == "" {
			continue
		}
		if last, ok := byPage[d.page]; ok {
			if err := p.add(last, int32(i), 2); err != nil {
				return err
			}
		}
		byPage[d.page] = int32(i)
	}
	return nil
}

// up counts the pairs of documents that hold one shingle.
func (p *pairCount) up(docs []int32) error {
	for k, b := range docs {
		from := 0
		if len(docs) > postingPair { // of many copies each is compared with its neighbours
			from = max(0, k-2)
		}
		for _, a := range docs[from:k] {
			if err := p.add(a, b, 1); err != nil {
				return err
			}
		}
	}
	return nil
}
