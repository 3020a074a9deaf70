package ch

import (
	"slices"
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
	parts := n.ordered()
	if s.Schema == "Person" {
		addParts(s, parts)
	}
	parts = slices.DeleteFunc(parts, func(p partXML) bool { return p.Type == "title" })
	whole := source.Join(" ", values(parts)...)
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
	for _, v := range variants(parts) {
		source.PutValue(s, ftm.Value{Prop: prop, Value: source.Unmix(v.text), Lang: v.lang, Original: v.text, Origin: "spelling-variant"})
	}
	return named || n.prop(false) == "name"
}

// ordered returns a copy of the parts in the order in which they are written.
func (n nameXML) ordered() []partXML {
	parts := slices.Clone(n.Parts)
	sort.SliceStable(parts, func(i, j int) bool { return parts[i].Order < parts[j].Order })
	return parts
}

// addParts adds the parts that are a property of a person.
func addParts(s *ftm.Entity, parts []partXML) {
	for _, p := range parts {
		if prop := partProps[p.Type]; prop != "" {
			source.Put(s, prop, p.Value)
		}
	}
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
// parts have spellings in, in the order in which they first occur.
func variants(parts []partXML) []variant {
	var styles []style
	spelled := map[style][][]string{} // for each part, its spellings
	for i, p := range parts {
		for _, v := range p.Variants {
			st := style{strings.ToLower(v.Lang), strings.ToUpper(v.Script)}
			if spelled[st] == nil {
				styles = append(styles, st)
				spelled[st] = make([][]string, len(parts))
			}
			spelled[st][i] = append(spelled[st][i], source.Clean(v.Text))
		}
	}
	var out []variant
	for _, st := range styles {
		rounds := 0
		for _, spellings := range spelled[st] {
			rounds = max(rounds, len(spellings))
		}
		for round := 0; round < rounds && len(out) < maxVariants; round++ {
			if text := st.compose(parts, spelled[st], round); text != "" {
				lang, _ := ftm.Clean("language", st.lang)
				out = append(out, variant{text, lang})
			}
		}
	}
	return out
}

// style is a language and script that names are spelled in.
type style struct{ lang, script string }

// compose puts one whole name together from the spellings of each part that
// come in the round, or the last there are. A part without one keeps its value
// in Latin script; in other scripts such a name would be a mixture, and is "".
func (st style) compose(parts []partXML, spelled [][]string, round int) string {
	words := make([]string, 0, len(parts))
	for i, p := range parts {
		spellings := spelled[i]
		switch {
		case len(spellings) > 0:
			words = append(words, spellings[min(round, len(spellings)-1)])
		case st.script == "" || st.script == "LATN":
			words = append(words, p.Value)
		case source.Clean(p.Value) != "":
			return ""
		}
	}
	return source.Join(" ", words...)
}
