package reasons

import (
	"slices"
	"strings"

	"sanctrace/internal/claims"
	"sanctrace/internal/extract"
	"sanctrace/internal/vocab"
)

// tie is a kind of edge that a claim gives: what the party in one role does to
// the party in the other.
type tie struct {
	event    vocab.EventType
	from, to side
	what     string
}

// side is the roles of one end of a tie. bare tells that in "it supplies X", where
// a claim may have nobody in them, the subject is meant.
type side struct {
	roles []vocab.Role
	bare  bool
}

func as(list ...vocab.Role) side     { return side{list, false} }
func itself(list ...vocab.Role) side { return side{list, true} }

// makers are the roles of who makes something.
var makers = itself(vocab.RoleProducer, vocab.RoleProducerOrHost, vocab.RoleProducerOrLicensor, vocab.RoleManufacturer, vocab.RoleDesigner, vocab.RoleDesignerOrLicensor)

// tiesTold are the edges that claims give, by the event types and roles of the
// closed lists. Ownership there is any share and control too, affiliation any
// belonging.
var tiesTold = []tie{
	{vocab.Transfer, itself(vocab.RoleSupplier), as(vocab.RoleRecipient), "supplies"},
	{vocab.Transfer, as(vocab.RoleSupplier), as(vocab.RoleIntermediary), "supplies through"},
	{vocab.Transfer, as(vocab.RoleIntermediary), as(vocab.RoleRecipient), "passes supplies to"},
	{vocab.Acquire, as(vocab.RoleSupplier), as(vocab.RoleRecipient), "supplies"},
	{vocab.Acquire, as(vocab.RoleProcurer), as(vocab.RoleRecipient), "procures for"},
	{vocab.Ship, itself(vocab.RoleShipper), as(vocab.RoleConsignee), "ships to"},
	{vocab.Contract, itself(vocab.RoleSeller), as(vocab.RoleBuyer, vocab.RoleEndUser), "sells to"},
	{vocab.Produce, makers, as(vocab.RoleBuyer, vocab.RoleEndUser), "produces for"},
	{vocab.Assemble, makers, as(vocab.RoleBuyer, vocab.RoleEndUser), "produces for"},
	{vocab.UseWeapon, as(vocab.RoleManufacturer), as(vocab.RoleUser), "makes what is used by"},
	{vocab.MilitarySupport, itself(vocab.RoleSupporter), as(vocab.RoleBeneficiary), "supports"},
	{vocab.Train, as(vocab.RoleTrainer), as(vocab.RoleTrainee), "trains"},
	{vocab.Finance, itself(vocab.RoleFinancier), as(vocab.RoleBeneficiary), "finances"},
	{vocab.Pay, as(vocab.RolePayer), as(vocab.RolePayee), "pays"},
	{vocab.FrontFor, itself(vocab.RoleFront), as(vocab.RolePrincipal), "is a front for"},
	{vocab.Intermediary, as(vocab.RoleIntermediary), as(vocab.RoleParty), "is go-between for"},
	{vocab.ActsFor, itself(vocab.RoleAgent), as(vocab.RolePrincipal), "acts for"},
	{vocab.Ownership, itself(vocab.RoleOwner), itself(vocab.RoleOwned), "holds or controls"},
	{vocab.Ownership, as(vocab.RoleFormerOwner), as(vocab.RoleOwned), "used to hold or control"},
	{vocab.Affiliation, itself(vocab.RoleMember), as(vocab.RoleBody), "is associated with"},
	{vocab.Operate, as(vocab.RoleOperator), as(vocab.RoleOperated), "operates"},
	{vocab.Establish, as(vocab.RoleFounder), as(vocab.RoleFounded), "founded"},
}

// told draws what the claims of a reason say of two parties: its entry, those
// that it mentions, and leads in the sentences about the matter.
func (c *connection) told(r Reading, read claims.Result) {
	parties := map[string]*claims.Entity{}
	for i := range read.Entities {
		parties[read.Entities[i].ID] = &read.Entities[i]
	}
	for i := range read.Claims {
		if x := &read.Claims[i]; x.Stated() {
			for _, t := range tiesTold {
				if t.event == x.Event.Type {
					c.tied(r, x, t, parties)
				}
			}
		}
	}
	for i := range read.Relations {
		c.related(r, &read.Relations[i], parties)
	}
}

// related draws a relation, from its first party to each other.
func (c *connection) related(r Reading, x *claims.Relation, parties map[string]*claims.Entity) {
	if !x.Stated() {
		return
	}
	var from *Node
	for _, id := range x.Parties {
		switch n := c.meant(r, parties[id], x.Span.Byte); {
		case n == nil:
		case from == nil:
			from = n
		default:
			c.edge(from, n, Edge{What: x.Type.Words()}, r, x.Span.Byte[0])
		}
	}
}

// tied draws one kind of edge of a claim, from each party in the one role to
// each in the other. Where a sentence speaks of "it" or "the company" and the
// claim has nobody in one of the roles, that is the entry.
func (c *connection) tied(r Reading, x *claims.Claim, t tie, parties map[string]*claims.Entity) {
	in := func(s side) (out []*Node) {
		taken := false
		for _, p := range x.Event.Participants {
			if e := parties[p.Entity]; e != nil && slices.Contains(s.roles, p.Role) {
				taken = true
				if n := c.meant(r, e, x.Span.Byte); n != nil {
					out = append(out, n)
				}
			}
		}
		if !taken && s.bare && ofEntry(r.Reason, x.Span.Byte[0]) {
			out = append(out, c.node(r))
		}
		return out
	}
	for _, from := range in(t.from) {
		for _, to := range in(t.to) {
			c.edge(from, to, Edge{What: t.what, Event: t.event}, r, x.Span.Byte[0])
		}
	}
}

// ofEntry reports whether the sentence at a byte of a reason has the entry for
// its subject without naming it.
func ofEntry(reason string, at int) bool {
	for _, s := range sentencesOf(reason) {
		if s[0] <= at && at < s[1] {
			w := append(wordsOf(foldWord(reason[s[0]:s[1]])), "", "")
			return subjects[w[0]] || w[0] == "the" && entryWords[w[1]]
		}
	}
	return false
}

var (
	subjects   = set(`it he she they`)
	entryWords = set(`company entity firm organisation organization enterprise group institute corporation plant factory bureau bank agency`)
)

// meant returns the node of a party of a claim: the entry, a mention, or a
// lead; nil when the words name none of them.
func (c *connection) meant(r Reading, e *claims.Entity, span [2]int) *Node {
	if e == nil {
		return nil
	}
	words := wordsOf(foldName(plainName(e.Name)))
	if e.Protect || !slices.ContainsFunc(words, func(w string) bool { return !generic[w] }) {
		return nil
	}
	for _, own := range r.Names {
		if allIn(words, wordsOf(foldName(own))) {
			return c.node(r)
		}
	}
	for _, m := range r.Mentions {
		name := wordsOf(foldName(m.Text))
		here := m.Start < span[1] && span[0] < m.End
		if !anyLand(m.Text) && allIn(words, name) && (here || allIn(name, words)) && nearby(r.Reason, e.Name, m) {
			return c.mentioned(m)
		}
	}
	at := strings.Index(r.Reason[span[0]:span[1]], e.Name)
	if at < 0 || !leadKinds[e.Schema] || !c.topic.MatchString(r.Reason[span[0]:span[1]]) || !c.isNew(r, e.Name, span[0]+at) {
		return nil
	}
	return c.unknown(e.Name, e.Schema)
}

// nearby reports whether a name, as far as the text has it, stands in a mention.
func nearby(text, name string, m Mention) bool {
	at := max(0, m.Start-len(name))
	return !strings.Contains(text, name) || strings.Contains(text[at:min(len(text), m.End+len(name))], name)
}

// allIn reports whether all words are words of a name.
func allIn(words, name []string) bool {
	return len(words) > 0 && !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(name, w) })
}

// claimsOf reads the claims of a reason; their places are bytes of it.
func claimsOf(reason string) claims.Result {
	doc, err := extract.Read("reason.txt", []byte(reason))
	if err != nil {
		return claims.Result{}
	}
	return *claims.Read(doc, claims.Options{Genre: "listing"})
}
