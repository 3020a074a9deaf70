package uk

import (
	"regexp"
	"strings"

	"sanctrace/internal/source"
)

var (
	infoLabel  = regexp.MustCompile(`\(([A-Z][A-Za-z/' ()]{1,58}?)\)\s*:\s*`)
	ukRefIn    = regexp.MustCompile(`\b[A-Z]{3}\d{4}\b`)
	oldIMO     = regexp.MustCompile(`(?i)\bIMO(?: number)?[ :.]*(\d{7})\b`)
	oldReg     = regexp.MustCompile(`(?i)\b(?:state |company |business )?registration (?:number|no\.?|ID):? *([\w/.\-]{4,30})`)
	oldTax     = regexp.MustCompile(`(?i)\b(?:tax registration number|tax (?:id|identification) ?(?:number|no\.?)?|INN|TIN):? *(\d{8,15})\b`)
	oldPhone   = regexp.MustCompile(`(?i)\btel(?:ephone)?(?: (?:no|number))?[:.]* ?(\+?[\d(][\d ()\-/]{5,30}\d)`)
	oldSite    = regexp.MustCompile(`(?i)\b(?:https?://|www\.)[^\s,;)]+`)
	oldMail    = regexp.MustCompile(`([\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+)`)
	genderIn   = regexp.MustCompile(`(?i)\bgender:? *(male|female)\b`)
	statedType = regexp.MustCompile(`(?i)\s*\.+\s*$`)
)

// unpack reads the labelled parts that the list packs into its Other
// Information cell, "(UK Sanctions List Ref):AFG0001. (UN Ref):TAi.010 (Phone
// number):...", and the few forms that older text has. What has no field stays
// in other.
func (d *designation) unpack() {
	text := d.other
	at := infoLabel.FindAllStringSubmatchIndex(text, -1)
	if len(at) == 0 {
		d.plainInfo(text)
		return
	}
	rest := []string{text[:at[0][0]]}
	for i, m := range at {
		end := len(text)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		label, value := text[m[2]:m[3]], source.Clean(text[m[1]:end])
		if left := d.labelled(strings.ToLower(label), value); left != "" {
			rest = append(rest, left)
		}
	}
	d.other = source.Join(" ", rest...)
	d.plainInfo(d.other)
}

// labelled stores the value of one label and returns what is left to note.
func (d *designation) labelled(label, value string) string {
	put := func(to *[]string) string {
		if v := statedType.ReplaceAllString(value, ""); v != "" {
			*to = append(*to, v)
		}
		return ""
	}
	switch {
	case strings.HasPrefix(label, "uk sanctions list ref"):
		d.ukRef = first(d.ukRef, strings.Join(ukRefIn.FindAllString(value, -1), " "))
		return strings.Trim(ukRefIn.ReplaceAllString(value, ""), " .")
	case strings.HasPrefix(label, "un ref"):
		refs := source.UNRefs(value[:min(len(value), 16)])
		if len(refs) == 0 {
			return "UN Ref " + value
		}
		d.unRef = first(d.unRef, refs[0])
		return strings.TrimLeft(value[min(len(value), len(refs[0])):], " .")
	case strings.Contains(label, "statement of reasons"):
		d.reasons = source.Join(" ", d.reasons, value)
		return ""
	case strings.HasPrefix(label, "further ident"):
		return value
	}
	for _, f := range d.infoFields() {
		if strings.HasPrefix(label, f.label) {
			return put(f.to)
		}
	}
	return label + ": " + value
}

type infoField struct {
	label string
	to    *[]string
}

// infoFields are the labels that go to a field of their own, in lower case.
func (d *designation) infoFields() []infoField {
	return []infoField{
		{"gender", &d.genders}, {"phone", &d.phones}, {"website", &d.websites}, {"email", &d.mails}, {"e-mail", &d.mails},
		{"type of entity", &d.entityTypes}, {"parent compan", &d.parents}, {"subsidiar", &d.subsidiaries},
		{"business reg", &d.registrations}, {"imo number", &d.ship.imo}, {"current owner", &d.ship.owners},
		{"previous owner", &d.ship.pastOwners}, {"current believed flag", &d.ship.flags}, {"flag of", &d.ship.flags},
		{"previous flag", &d.ship.pastFlags}, {"type of ship", &d.ship.types}, {"tonnage", &d.ship.tonnage},
		{"length", &d.ship.length}, {"year built", &d.ship.built}, {"hull", &d.ship.hull},
	}
}

// plainInfo reads what older text states in a fixed form; the text stays. Each
// pattern is tried only where a word of it occurs.
func (d *designation) plainInfo(text string) {
	lower := strings.ToLower(text)
	grab := func(word string, re *regexp.Regexp, to *[]string) {
		if !strings.Contains(lower, word) {
			return
		}
		for _, m := range re.FindAllStringSubmatch(text, -1) {
			*to = append(*to, m[len(m)-1])
		}
	}
	grab("imo", oldIMO, &d.ship.imo)
	grab("gender", genderIn, &d.genders)
	grab("http", oldSite, &d.websites)
	grab("www.", oldSite, &d.websites)
	grab("@", oldMail, &d.mails)
	if !strings.EqualFold(d.what, "individual") {
		grab("registration", oldReg, &d.registrations)
		grab("tax", oldTax, &d.registrations)
		grab("inn", oldTax, &d.registrations)
		grab("tin", oldTax, &d.registrations)
		grab("tel", oldPhone, &d.phones)
	}
}
