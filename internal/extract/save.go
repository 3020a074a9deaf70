package extract

import (
	"encoding/json"
	"fmt"

	"sanctrace/internal/fault"
)

// Version names the text that this package makes of documents: it changes when
// the same bytes would give another text.
const Version = "2"

// Save returns what was read of d in a form that [Load] takes; parts are left
// out.
func (d *Document) Save() ([]byte, error) {
	data, err := json.Marshal(d)
	if err != nil {
		return nil, fmt.Errorf("save %s: %w", d.Name, err)
	}
	return data, nil
}

// Load returns a document that [Document.Save] wrote. The error is
// fault.Corrupt where a layer is not the one that was saved.
func Load(data []byte) (*Document, error) {
	var d Document
	if err := json.Unmarshal(data, &d); err != nil {
		return nil, fault.New(fault.Corrupt, "saved document", "%v", err)
	}
	if len(d.Layers) == 0 {
		return nil, fault.New(fault.Corrupt, d.Name, "the saved document has no text")
	}
	for i, l := range d.Layers {
		fresh := NewLayer(l.ID, l.Extractor, l.Text)
		if fresh.SHA256 != l.SHA256 {
			return nil, fault.New(fault.Corrupt, d.Name, "layer %q is not what was saved", l.ID)
		}
		for _, b := range l.Blocks {
			if b.Start < 0 || b.Body < b.Start || b.End < b.Body || b.End > len(l.Text) {
				return nil, fault.New(fault.Corrupt, d.Name, "layer %q is not what was saved", l.ID)
			}
		}
		fresh.Blocks, fresh.Places = l.Blocks, l.Places
		d.Layers[i] = fresh
	}
	return &d, nil
}
