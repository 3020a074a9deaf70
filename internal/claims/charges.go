package claims

import (
	"strings"

	"sanctrace/internal/vocab"
)

// accuses reports whether a source is a record that only accuses: papers of a court do
// no more than that until somebody has pleaded guilty or been convicted.
func (r *reader) accuses(s *source) bool {
	if s.kind != vocab.SourceOfficialRecord && s.kind != vocab.SourceRecord || !onlyAccuses(s.described) {
		return false
	}
	return !strings.Contains(strings.ToLower(s.described), "court") || !r.convicted()
}

// convicted reports whether the text tells of a guilty plea or a conviction.
func (r *reader) convicted() bool {
	if r.guilt == 0 {
		r.guilt = 1
		if containsAny(strings.ToLower(r.layer.Text), "pleaded guilty", "pled guilty", "pleads guilty", "plea agreement", "guilty plea", "was convicted", "were convicted", "found guilty") {
			r.guilt = 2
		}
	}
	return r.guilt == 2
}

// attributedModality is what the nearest attribution makes of its content.
func (r *reader) attributedModality(d *draft) vocab.Modality {
	a := r.nearest(d.si, d.trigger)
	switch {
	case a == nil:
		return r.inheritedModality(d)
	case r.accuses(a.src) || a.kind == believes || r.prosecutes(a.src) && d.typ.Family() != "measure":
		return vocab.Believed
	case a.kind == suggests:
		return vocab.Possible
	}
	return ""
}

// prosecutorWords describe those who bring a charge.
var prosecutorWords = words("prosecutor prosecutors attorney attorneys justice prosecution")

// prosecutes reports whether a source speaks for the prosecution in a text that
// tells of a charge: what it says is then the content of the charge.
func (r *reader) prosecutes(src *source) bool {
	if !r.charged() {
		return false
	}
	text := src.described
	if src.ent != nil {
		text += " " + src.ent.name
	}
	for w := range strings.FieldsSeq(strings.ToLower(text)) {
		if prosecutorWords[w] {
			return true
		}
	}
	return false
}

// charged reports whether the text has told of a charge.
func (r *reader) charged() bool {
	for i := range r.claims {
		if r.claims[i].Event.Type == vocab.Charge {
			return true
		}
	}
	return false
}

// nearest returns the attribution over token i that says least beside, the
// first of them in case of a tie; nil when there is none.
func (r *reader) nearest(si, i int) *attribution {
	var best *attribution
	for k := range r.atts[si] {
		a := &r.atts[si][k]
		if a.covers(i) && (best == nil || a.to-a.from < best.to-best.from) {
			best = a
		}
	}
	return best
}

// onlyAccuses reports whether a record only accuses.
func onlyAccuses(described string) bool {
	low := strings.ToLower(described)
	return containsAny(low, "indictment", "complaint", "charge", "charging", "affidavit", "court paper", "court document", "court filing", "court record")
}
