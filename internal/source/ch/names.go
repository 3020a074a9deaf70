package ch

import (
	"sort"
	"strings"

	"sanctrace/internal/ftm"
	"sanctrace/internal/source"
)

// maxVariants bounds how many spellings of one name are put together.
const maxVariants = 50

// partProps are the parts of a person's name that have a property.
var partProps = map[string]string{
	"family-name": "lastName", "given-name": "firstName", "further-given-name": "middleName", "father-name": "fatherName",
	"title": "title", "suffix": "nameSuffix",
}

// add adds the name, put together from its parts in order, and its spelling
// variants. It reports whether the subject has a name now.
func (n nameXML) add(s *ftm.Entity, named bool) bool {
	parts := append([]partXML(nil), n.Parts...)
	sort.SliceStable(parts, func(i, j int) bool { return parts[i].Order < parts[j].Order })
	kept := parts[:0:0]
	for _, p := range parts {
		if s.Schema == "Person" {
			if prop := partProps[p.Type]; prop != "" {
				source.Put(s, prop, p.Value)
			}
		}
		if p.Type != "title" {
			kept = append(kept, p)
		}
	}
	whole := source.Join(" ", values(kept)...)
	if whole == "" {
		return named
	}
	prop := n.prop(named)
	lang, _ := ftm.Clean("language", strings.ToLower(n.Lang))
	if lang == "eng" || lang == "" {
		lang = source.ScriptLang(whole) // "eng" names the language of the list, not of the name
	}
	source.PutValue(s, ftm.Value{Prop: prop, Value: source.Unmix(whole), Lang: lang, Original: whole})
	if prop == "name" {
		prop = "alias"
	}
	for _, v := range variants(kept) {
		source.PutValue(s, ftm.Value{Prop: prop, Value: source.Unmix(v.text), Lang: v.lang, Original: v.text, Origin: "spelling-variant"})
	}
	return named || n.prop(false) == "name"
}

// prop returns the property for the name's type and quality.
func (n nameXML) prop(named bool) string {
	switch t := strings.ToLower(n.Type); {
	case strings.Contains(t, "former"):
		return "previousName"
	case n.Quality != "" && n.Quality != "good":
		return "weakAlias"
	case t == "primary-name" && !named, t == "" && !named:
		return "name"
	}
	return "alias"
}

func values(parts []partXML) []string {
	var out []string
	for _, p := range parts {
		out = append(out, p.Value)
	}
	return out
}

type variant struct{ text, lang string }

// variants puts whole names together for each language and script that the
// parts have spellings in. A part without one keeps its value in Latin script;
// in other scripts such a name would be a mixture and is left out.
func variants(parts []partXML) []variant {
	type key struct{ lang, script string }
	var keys []key
	byKey := map[key][][]string{}
	for i, p := range parts {
		for _, v := range p.Variants {
			k := key{strings.ToLower(v.Lang), strings.ToUpper(v.Script)}
			if byKey[k] == nil {
				keys = append(keys, k)
				byKey[k] = make([][]string, len(parts))
			}
			byKey[k][i] = append(byKey[k][i], source.Clean(v.Text))
		}
	}
	var out []variant
	for _, k := range keys {
		rounds := 0
		for _, spellings := range byKey[k] {
			rounds = max(rounds, len(spellings))
		}
		for round := 0; round < rounds && len(out) < maxVariants; round++ {
			words := make([]string, 0, len(parts))
			whole := true
			for i, p := range parts {
				spellings := byKey[k][i]
				switch {
				case len(spellings) > 0:
					words = append(words, spellings[min(round, len(spellings)-1)])
				case k.script == "" || k.script == "LATN":
					words = append(words, p.Value)
				default:
					whole = whole && source.Clean(p.Value) == ""
				}
			}
			if text := source.Join(" ", words...); whole && text != "" {
				lang, _ := ftm.Clean("language", k.lang)
				out = append(out, variant{text, lang})
			}
		}
	}
	return out
}
