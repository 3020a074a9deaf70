package claims

import (
	"strings"

	"sanctrace/internal/vocab"
)

// reading is a frame tried on a verb group, with its logical object and
// subject (noun phrases, or -1).
type reading struct {
	*draft
	g         *group
	obj, subj int
}

// lemma reports whether the verb is one of ws.
func (x *reading) lemma(ws ...string) bool {
	for _, w := range ws {
		if x.g.lemma == w {
			return true
		}
	}
	return false
}

// tests rule out, by event type, what the classes of subject and object allow
// but the rest of the clause does not.
var tests = map[vocab.EventType]func(*reader, *reading) bool{
	vocab.UseWeapon: func(_ *reader, x *reading) bool { return !x.lemma("launch") || x.obj >= 0 },
	vocab.Negotiate: func(r *reader, x *reading) bool { return x.obj >= 0 || r.hasPrep(x.draft, "with", "on", "over", "for") },
	vocab.Ship:      (*reader).shipTest,
	vocab.PortCall: func(r *reader, x *reading) bool {
		return x.obj >= 0 || len(r.sents[x.si].clauses[x.vg].preps) > 0 && (!x.lemma("call") || r.hasPrep(x.draft, "at"))
	},
	vocab.Pay: func(r *reader, x *reading) bool {
		return x.obj >= 0 || r.hasPrep(x.draft, "for", "to")
	},
	vocab.Monitor:     (*reader).actingTest,
	vocab.Investigate: (*reader).actingTest,
	vocab.Check:       (*reader).actingTest,
	vocab.Transship: func(r *reader, x *reading) bool {
		return strings.HasPrefix(x.g.lemma, "tran") && !x.lemma("transfer") || r.toVessel(x.draft)
	},
	vocab.Sanction: (*reader).sanctionTest,
	vocab.ExportControl: func(r *reader, x *reading) bool {
		return x.g.kind != participle || x.g.b-x.g.a > 1 || r.sents[x.si].phraseAt(x.g.b) < 0 // controlled goods
	},
	vocab.Ownership: func(r *reader, x *reading) bool {
		return !x.lemma("control") || !x.g.passive || r.hasPrep(x.draft, "by")
	},
	vocab.ActsFor: func(r *reader, x *reading) bool {
		return r.hasPhrase(x.draft, "behalf") && (x.lemma("act") || !r.sents[x.si].sharesPrep(x.g.a)) || x.lemma("act") && r.hasPrep(x.draft, "for")
	},
	vocab.Charge: func(r *reader, x *reading) bool {
		return (!x.lemma("take") || r.hasPhrase(x.draft, "custody")) && (!x.lemma("charge") || x.g.passive || x.obj >= 0)
	},
	vocab.Sentence: (*reader).sentenceTest,
	vocab.Office: func(r *reader, x *reading) bool {
		if x.lemma("name") && x.g.kind == participle {
			return false
		}
		if x.lemma("employ", "hire") {
			return x.g.passive
		}
		return !x.lemma("work") || r.hasPrep(x.draft, "for")
	},
	vocab.Affiliation: func(r *reader, x *reading) bool {
		w := r.sents[x.si].lowAt(x.g.b)
		return r.hasPrep(x.draft, "to", "with") && (x.g.kind != participle || w == "to" || w == "with")
	},
	vocab.Rename: func(r *reader, x *reading) bool {
		return x.g.kind != participle || tagAt(r.sents[x.si].ts, x.g.b) != tName
	},
	vocab.Contract: func(r *reader, x *reading) bool {
		if x.lemma("order") && x.obj >= 0 {
			if _, event := r.sents[x.si].eventNoun(x.obj); event {
				return false
			}
		}
		return x.subj < 0 || !courtWords[singular(r.headWord(x.si, x.subj))]
	},
	vocab.Propose: func(r *reader, x *reading) bool {
		return x.g.kind != participle || !nominal(tagAt(r.sents[x.si].ts, x.g.b))
	},
	vocab.LocatedIn: func(r *reader, x *reading) bool {
		return x.g.kind == finite && r.hasPrep(x.draft, "in", "at", "from", "on") && !r.hasPhrase(x.draft, "violation") && !r.hasPhrase(x.draft, "breach") && (!x.lemma("base") || x.g.passive && r.hasPrep(x.draft, "in", "at"))
	},
	vocab.Meet: func(r *reader, x *reading) bool {
		return !x.lemma("travel", "fly") || r.hasPrep(x.draft, "to") && r.hasPrep(x.draft, "for", "with")
	},
	vocab.Terminate: func(r *reader, x *reading) bool {
		if x.lemma("remove", "delete", "delist", "strike", "drop") {
			return r.fromList(x)
		}
		return !x.lemma("withdraw") || r.hasPrep(x.draft, "from")
	},
	vocab.Demand: func(r *reader, x *reading) bool {
		if x.lemma("ask", "order", "press", "instruct", "warn") {
			return r.sents[x.si].infinitiveOf(x.vg)
		}
		return !x.lemma("call") || r.hasPrep(x.draft, "on", "for")
	},
	vocab.MilitarySupport: func(r *reader, x *reading) bool { return !x.lemma("contribute") || r.toEffort(x) },
	vocab.Transfer:        (*reader).transferTest,
	vocab.Produce: func(r *reader, x *reading) bool {
		s := &r.sents[x.si]
		return !x.lemma("make", "develop") || x.obj < 0 || !s.ts[s.nps[x.obj].h].cap || r.goods(x.si, x.obj)
	},
	vocab.Assess: func(_ *reader, x *reading) bool { return x.g.kind == finite },
}

// actingTest wants somebody who acts: "monitoring requirements" are no event.
func (r *reader) actingTest(x *reading) bool {
	return x.g.kind == finite || x.g.kind == infinitive || x.g.kind == participle && x.subj >= 0
}

// transferTest wants goods where the object is the recipient ("provided X with
// drones").
func (r *reader) transferTest(x *reading) bool {
	if x.fr.roles["o"] != vocab.RoleRecipient {
		return true
	}
	s := &r.sents[x.si]
	for _, pp := range s.clauses[x.vg].preps {
		if s.ts[pp.at].low == "with" && r.goods(x.si, pp.np) {
			return true
		}
	}
	return x.lemma("reach", "enter")
}

// sanctionTest wants a list or a measure behind "to" and "on" where the verb
// itself names none ("added to the list").
func (r *reader) sanctionTest(x *reading) bool {
	if x.lemma("target", "hit", "slap") && x.fr.need[0] == "*" && x.fr.subject == nil {
		return r.underMeasures(x)
	}
	switch {
	case x.lemma("remain", "stay"):
		return r.hasPhrase(x.draft, "place") || r.hasPhrase(x.draft, "force") || r.hasPhrase(x.draft, "effect")
	case x.lemma("take"):
		return r.hasPrep(x.draft, "against", "on") && classOf(r.headWord(x.si, x.obj))&cMeasure != 0
	case x.lemma("prohibit", "bar", "ban", "forbid"):
		return r.sents[x.si].gerundObject(x.vg)
	case !x.lemma("list", "add", "place", "include", "put"):
		return true
	}
	s := &r.sents[x.si]
	for _, pp := range s.clauses[x.vg].preps {
		switch w := s.ts[pp.at].low; w {
		case "to", "on", "in", "under":
			if r.listAt(x.si, pp.np) {
				return true
			}
			if w == "to" {
				return false
			}
		}
	}
	if x.lemma("place", "include", "put") {
		return false
	}
	return x.g.passive || x.lemma("list") && x.obj >= 0 && !r.goods(x.si, x.obj)
}

// underMeasures reports whether a measure, or a list of those under one, stands
// under a preposition ("targeted for sanctions").
func (r *reader) underMeasures(x *reading) bool {
	for _, pp := range r.sents[x.si].clauses[x.vg].preps {
		if w := r.sents[x.si].ts[pp.at].low; (w == "for" || w == "with" || w == "in" || w == "under") && r.listAt(x.si, pp.np) {
			return true
		}
	}
	return false
}

// courtWords are those who order and buy nothing.
var courtWords = words("court judge tribunal jury magistrate")

// sharesPrep reports whether "or" ties what begins at token a to a preposition
// without an object ("is part of, or operates for, X").
func (s *sentence) sharesPrep(a int) bool {
	return s.lowAt(a-1) == "or" && s.lowAt(a-2) == "," && s.tagIs(a-3, tPrep)
}

// sentenceTest wants a prison or a sentence where the verb itself names no
// penalty ("faces 20 years in prison").
func (r *reader) sentenceTest(x *reading) bool {
	if x.lemma("find") {
		return r.sents[x.si].lowAt(x.g.b) == "guilty"
	}
	if !x.lemma("face", "serve", "receive", "get") {
		return true
	}
	w := ""
	if x.obj >= 0 {
		w = singular(r.headWord(x.si, x.obj))
	}
	return w == "sentence" || w == "term" || r.hasPhrase(x.draft, "prison") || r.hasPhrase(x.draft, "jail")
}

// toEffort reports whether what stands behind "to" is a war, a force or a weapons
// programme.
func (r *reader) toEffort(x *reading) bool {
	s := &r.sents[x.si]
	for _, pp := range s.clauses[x.vg].preps {
		if s.ts[pp.at].low == "to" && (r.isClass(x.si, pp.np, "force") || r.isClass(x.si, pp.np, "support")) {
			return true
		}
	}
	return false
}

// listAt reports whether a phrase means a list of those under measures, or the
// measures.
func (r *reader) listAt(si, p int) bool {
	w := singular(r.headWord(si, p))
	if m := r.mentionOver(si, r.sents[si].nps[p].h); m != nil && m.ent != nil && strings.HasSuffix(strings.ToLower(m.ent.name), "list") {
		return true
	}
	if s := &r.sents[si]; s.headTok(p).tag == tName {
		for i := s.nps[p].b; i < len(s.ts) && (s.ts[i].tag == tName || s.ts[i].tag == tConj || s.ts[i].low == "of"); i++ {
			if s.ts[i].low == "list" {
				return true
			}
		}
	}
	return w == "list" || w == "annex" || w == "blacklist" || w == "register" || classOf(w)&cMeasure != 0
}

// fromList reports whether somebody is taken off a list.
func (r *reader) fromList(x *reading) bool {
	s := &r.sents[x.si]
	for _, pp := range s.clauses[x.vg].preps {
		if w := s.ts[pp.at].low; (w == "from" || w == "off") && r.listAt(x.si, pp.np) {
			return true
		}
	}
	return x.lemma("delist")
}

// shipTest rules out that a missile "carries" its warhead, that a paper covers
// what a participle already declares, and movements without a way.
func (r *reader) shipTest(x *reading) bool {
	s := &r.sents[x.si]
	switch {
	case r.carriesOwnLoad(x), s.coversDeclared(x), r.wayless(x):
		return false
	case x.fr.roles["s"] == "item" && x.subj >= 0:
		return r.goods(x.si, x.subj)
	case x.lemma("leave", "go", "come", "move", "pass"):
		return len(s.clauses[x.vg].preps) > 0 || x.obj >= 0
	}
	return true
}

// carriesOwnLoad reports whether goods that are no vessel carry something: a
// missile its warhead.
func (r *reader) carriesOwnLoad(x *reading) bool {
	return x.lemma("carry") && x.subj >= 0 && r.goods(x.si, x.subj) && !r.isClass(x.si, x.subj, "vessel")
}

// coversDeclared reports whether a paper "covers" goods that a participle
// behind it declares ("covers goods declared as").
func (s *sentence) coversDeclared(x *reading) bool {
	next := x.vg + 1
	return x.lemma("cover") && next < len(s.vgs) && s.vgs[next].kind == participle && s.vgs[next].a < s.clauses[x.vg].end
}

// wayless reports whether a participle of movement names no way.
func (r *reader) wayless(x *reading) bool {
	return x.g.kind == participle && x.lemma("fly", "move", "handle") && !r.hasPrep(x.draft, "to", "from", "via")
}
