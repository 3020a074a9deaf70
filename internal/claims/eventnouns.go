package claims

import (
	"strings"

	"sanctrace/internal/vocab"
)

// eventNouns are nouns that state an event by themselves. With a verb that
// adds nothing ("hold a meeting") the event is that of the clause.
var eventNouns = map[string]frame{
	"delivery":      nounFrame(vocab.Transfer, "delivered", "by=supplier from=supplier to=recipient of=item"),
	"transfer":      nounFrame(vocab.Transfer, "delivered", "by=supplier from=supplier to=recipient of=item"),
	"export":        nounFrame(vocab.Transfer, "delivered", "by=supplier from=supplier to=recipient of=item"),
	"supply":        nounFrame(vocab.Transfer, "delivered", "by=supplier from=supplier to=recipient of=item"),
	"sale":          nounFrame(vocab.Transfer, "delivered", "by=supplier to=recipient of=item"),
	"provision":     nounFrame(vocab.Transfer, "delivered", "by=supplier to=recipient of=item"),
	"handover":      nounFrame(vocab.Transfer, "delivered", "by=supplier to=recipient of=item"),
	"donation":      nounFrame(vocab.Transfer, "delivered", "by=supplier to=recipient of=item"),
	"resale":        nounFrame(vocab.Transfer, "delivered", "by=supplier to=recipient of=item"),
	"bid":           nounFrame(vocab.Offer, "offered", "by=seller from=seller to=buyer for=item of=item"),
	"war":           nounFrame(vocab.Attack, "", "by=attacker against=victim"),
	"destruction":   nounFrame(vocab.Loss, "lost", "by=attacker of=item"),
	"loss":          nounFrame(vocab.Loss, "lost", "by=holder of=item"),
	"death":         nounFrame(vocab.Casualties, "killed", "of=victim"),
	"flow":          nounFrame(vocab.Transfer, "delivered", "from=supplier to=recipient of=item"),
	"consignment":   nounFrame(vocab.Ship, "shipped", "by=shipper from=shipper to=consignee of=item"),
	"cargo":         nounFrame(vocab.Ship, "shipped", "from=shipper to=consignee of=item"),
	"diversion":     nounFrame(vocab.Divert, "", "by=actor to=recipient of=item"),
	"order":         nounFrame(vocab.Contract, "ordered", "by=buyer from=buyer for=item of=item"),
	"contract":      nounFrame(vocab.Contract, "ordered", "by=buyer with=seller for=item"),
	"offer":         nounFrame(vocab.Offer, "offered", "by=seller to=buyer of=item"),
	"coup":          nounFrame(vocab.Attack, "", "by=attacker against=victim"),
	"bombing":       nounFrame(vocab.Attack, "", "by=attacker of=victim on=victim against=victim"),
	"shelling":      nounFrame(vocab.Attack, "", "by=attacker of=victim"),
	"raid":          nounFrame(vocab.Attack, "", "by=attacker on=victim against=victim"),
	"ambush":        nounFrame(vocab.Attack, "", "by=attacker of=victim on=victim"),
	"kidnapping":    nounFrame(vocab.Attack, "", "by=attacker of=victim"),
	"bombardment":   nounFrame(vocab.Attack, "", "by=attacker of=victim on=victim"),
	"invasion":      nounFrame(vocab.Attack, "", "by=attacker of=victim"),
	"assault":       nounFrame(vocab.Attack, "", "by=attacker on=victim"),
	"deployment":    nounFrame(vocab.Deploy, "deployed", "by=actor of=item"),
	"proliferation": nounFrame(vocab.Proliferate, "", "by=actor of=item"),
	"talk":          nounFrame(vocab.Meet, "", "between=party with=party"),
	"summit":        nounFrame(vocab.Meet, "", "between=party with=party"),
	"negotiation":   nounFrame(vocab.Negotiate, "", "between=party with=party"),
	"withdrawal":    nounFrame(vocab.Withdraw, "", "by=actor of=actor"),
	"inspection":    nounFrame(vocab.Inspect, "", "by=examiner of=item"),
	"treaty":        nounFrame(vocab.Agree, "", "between=party with=party"),
	"funding":       nounFrame(vocab.Finance, "", "of=beneficiary by=financier from=financier"),
	"shipment":      nounFrame(vocab.Ship, "shipped", "by=shipper from=shipper to=consignee of=item"),
	"procurement":   nounFrame(vocab.Acquire, "", "by=procurer from=supplier for=recipient of=item"),
	"purchase":      nounFrame(vocab.Acquire, "", "by=recipient from=supplier for=recipient of=item"),
	"acquisition":   nounFrame(vocab.Acquire, "", "by=recipient from=supplier for=recipient of=item"),
	"import":        nounFrame(vocab.Acquire, "", "by=procurer from=supplier of=item"),
	"evasion":       nounFrame(vocab.AvoidSanctions, "", "by=avoider"),
	"circumvention": nounFrame(vocab.AvoidSanctions, "", "by=avoider"),
	"output":        nounFrame(vocab.Produce, "produced", "by=producer of=item"),
	"listing":       nounFrame(vocab.Sanction, "listed", "by=authority of=target"),
	"designation":   nounFrame(vocab.Sanction, "listed", "by=authority of=target"),
	"development":   nounFrame(vocab.Produce, "", "by=producer of=item"),
	"production":    nounFrame(vocab.Produce, "produced", "by=producer of=item"),
	"manufacture":   nounFrame(vocab.Produce, "produced", "by=manufacturer of=item"),
	"assembly":      nounFrame(vocab.Assemble, "produced", "by=producer of=item"),
	"construction":  nounFrame(vocab.Build, "", "by=actor of=item"),
	"use":           nounFrame(vocab.UseWeapon, "used", "by=user of=item against=victim"),
	"strike":        nounFrame(vocab.Attack, "", "by=attacker on=victim against=victim with=item"),
	"attack":        nounFrame(vocab.Attack, "", "by=attacker on=victim against=victim with=item"),
	"airstrike":     nounFrame(vocab.Attack, "", "by=attacker on=victim against=victim"),
	"meeting":       nounFrame(vocab.Meet, "", "between=party with=party of=party"),
	"visit":         nounFrame(vocab.Meet, "", "by=party to=party"),
	"investigation": nounFrame(vocab.Investigate, "", "by=authority into=subject of=subject"),
	"inquiry":       nounFrame(vocab.Investigate, "", "by=authority into=subject of=subject"),
	"probe":         nounFrame(vocab.Investigate, "", "by=authority into=subject of=subject"),
	"agreement":     nounFrame(vocab.Agree, "", "between=party with=party"),
	"ceasefire":     nounFrame(vocab.Agree, "", "between=party with=party"),
	"deal":          nounFrame(vocab.Agree, "", "between=party with=party"),
	"financing":     nounFrame(vocab.Finance, "", "of=financier by=financier"),
	"demand":        nounFrame(vocab.Demand, "", "by=actor on=addressee"),
	"stop":          nounFrame(vocab.PortCall, "", ""),
	"charge":        nounFrame(vocab.Charge, "", "against=accused by=authority"),
	"indictment":    nounFrame(vocab.Charge, "", "against=accused of=accused by=authority"),
	"arrest":        nounFrame(vocab.Charge, "", "of=accused by=authority"),
	"conviction":    nounFrame(vocab.Sentence, "", "of=accused by=authority"),
	"establishment": nounFrame(vocab.Establish, "", "by=founder of=founded"),
	"violation":     nounFrame(vocab.AvoidSanctions, "", "by=avoider"),
	"breach":        nounFrame(vocab.AvoidSanctions, "", "by=avoider"),
	"smuggling":     nounFrame(vocab.Ship, "shipped", "by=shipper from=shipper to=consignee of=item"),
	"trafficking":   nounFrame(vocab.Transfer, "delivered", "by=supplier to=recipient of=item in=item"),
	"detention":     nounFrame(vocab.Charge, "", "of=accused by=authority"),
	"forfeiture":    nounFrame(vocab.Seize, "seized", "by=authority of=item from=holder"),
	"confiscation":  nounFrame(vocab.Seize, "seized", "by=authority of=item from=holder"),
	"removal":       nounFrame(vocab.Terminate, "", "by=actor"),
	"transaction":   nounFrame(vocab.Transaction, "", "with=party"),
	"training":      nounFrame(vocab.Train, "", "by=trainer of=trainee"),
	"seizure":       nounFrame(vocab.Seize, "seized", "by=authority of=item"),
	"interdiction":  nounFrame(vocab.Seize, "seized", "by=authority of=item"),
	"stockpile":     nounFrame(vocab.Stockpile, "held", "of=item"),
	"reexport":      nounFrame(vocab.Ship, "shipped", "to=consignee of=item"),
	"transport":     nounFrame(vocab.Ship, "shipped", "by=carrier from=shipper to=consignee of=item"),
	"carriage":      nounFrame(vocab.Ship, "shipped", "by=carrier to=consignee of=item"),
	"dispatch":      nounFrame(vocab.Ship, "shipped", "by=shipper to=consignee of=item"),
	"transshipment": nounFrame(vocab.Transship, "shipped", "by=actor of=item"),
	"gift":          nounFrame(vocab.Transfer, "delivered", "by=supplier from=supplier to=recipient of=item"),
	"lawsuit":       nounFrame(vocab.LegalAction, "", "by=actor against=target"),
	"trial":         nounFrame(vocab.Charge, "", "of=accused"),
	"prosecution":   nounFrame(vocab.Charge, "", "of=accused by=authority"),
	"suspension":    nounFrame(vocab.Terminate, "", "by=actor"),
	"termination":   nounFrame(vocab.Terminate, "", "by=actor"),
	"cancellation":  nounFrame(vocab.Terminate, "", "by=actor"),
	"re-export":     nounFrame(vocab.Ship, "shipped", "to=consignee of=item"),
}

func nounFrame(t vocab.EventType, c vocab.CountedAs, roles string) frame {
	f := frame{typ: t, counted: c, roles: map[string]vocab.Role{}}
	for r := range strings.FieldsSeq(roles) {
		k, v, _ := strings.Cut(r, "=")
		f.roles[k] = vocab.Role(v)
	}
	return f
}

// lightVerbs add nothing to the event noun that is their object or subject.
var lightVerbs = words("orchestrate coordinate provide plan specialise specialize begin start resume continue occur happen expand hold make conduct do give take have reach play carry perform undertake involve facilitate oversee arrange organise organize engage undergo receive complete restate reiterate repeat issue reissue deny reject involve know see describe detail confirm delay postpone schedule expect total exceed rise fall grow increase decline drop double triple bring file unseal announce secure return complete finalise finalize claim accept admit")
