package claims

import (
	"slices"
	"strings"
	"testing"
)

// TestOfficialTexts reads made-up sentences in the manner of notices, rules, releases and
// research reports and expects claims of just the types in front of each, and in one of
// them what stands behind it. "-" wants no claim.
func TestOfficialTexts(t *testing.T) {
	genre := ""
	for line := range strings.SplitSeq(strings.TrimSpace(officialTexts), "\n") {
		if g, ok := strings.CutPrefix(line, "# "); ok {
			genre = g
			continue
		}
		f := strings.Split(line, "|")
		text := strings.TrimSpace(f[1])
		r := tell(t, "A note\n\nThe weather was fine in the south.\n\n"+text+"\n", genre)
		checkTypes(t, text, f[0], r)
		var shown []string
		for i := range r.Claims {
			shown = append(shown, show(r, &r.Claims[i]))
		}
		for _, w := range f[2:] {
			if w = strings.TrimSpace(w); !slices.ContainsFunc(shown, func(g string) bool { return strings.Contains(g, w) }) {
				t.Errorf("%s\n  want %s\n  got  %v", text, w, shown)
			}
		}
	}
}

// officialTexts are genres and lines of types, sentence and what a claim shows.
const officialTexts = `
# official notice
SANCTION | The remaining four are added under the destination of Turkey. | SANCTION asserted_fact positive
SANCTION | These entries are listed on the Entity List under the destination of China.
SANCTION | This rule modifies three existing entries to add aliases and addresses. | q=3..3/entity/listed
SANCTION | The Directorate of Defense Trade Controls has imposed a statutory debarment on two persons.
SANCTION | The measures took effect on 3 May 2023. | d=2023-05-03
SANCTION | In accordance with Executive Order 13382, both are being designated. | [In accordance with
SANCTION | The restrictive measures against Belarus entered into force on 3 May 2023.
SANCTION | The Secretary of State waived the application of the sanctions required under the Act. | authority=Secretary of State
SANCTION | The Secretary terminated the waiver of sanctions on certain persons.
EXPORT_CONTROL | The Department is amending the regulations to include Nicaragua in the list of countries subject to a policy of denial. | asserted_fact
EXPORT_CONTROL | No license exceptions are available for exports to the listed entities. | EXPORT_CONTROL asserted_fact negative
EXPORT_CONTROL | Applications are subject to a policy of case-by-case review.
EXPORT_CONTROL | The order denies the export privileges of Lars Feldt for ten years.
EXPORT_CONTROL | The Assistant Secretary renewed the temporary denial order against Arvan Airways.
EXPORT_CONTROL | The rule removes license exception eligibility for aircraft registered in Belarus.
EXPORT_CONTROL | All valves of this kind come under export controls.
AVOID_SANCTIONS | The vessel disabled its automatic identification system off Malaysia.
AVOID_SANCTIONS | The vessel manipulated its AIS signals to hide its position.
ACCUSE | The entity engaged in activities contrary to the national security interests of the United States.
ACCUSE | These entities were determined to be acting contrary to the foreign policy interests of the United States.
PROLIFERATE | The firms engaged in activities that materially contributed to the proliferation of missiles.
CHECK | BIS could not complete end-use checks because the host government did not cooperate.
CHECK | BIS verified the end use of the items. | CHECK asserted_fact positive
MILITARY_SUPPORT | It is therefore supporting actions which undermine the territorial integrity of Ukraine.
OWNERSHIP,OPERATE | Vostok Marine, a subsidiary of OOO Vostok Line, operates the ship LADOGA. | owned=Vostok Marine
CHARGE | Criminal proceedings against him are pending.
OFFICE | Lars Teller, formerly vice president of Bexley Ordnance Ltd, was absent. | holder=Lars Teller
LEGAL_ACTION | The appeal is pending before the court.
NOT_STATED | The identity of the buyer has not been established.
- | The controls that apply to the entities are described below.
- | Debarred persons are named in the annex below.
- | The exporter may participate in exports of furniture.
SANCTION | Restrictive measures now apply to 150 entities.
SANCTION | The new package targets the shadow fleet.
SANCTION | Australia imposes targeted financial sanctions on five persons. | authority=Australia
INVESTIGATE | The incident is under investigation.
# press release
ATTACK | Near the town, 12 strikes engaged six militia tactical units. | q=12..12/event
LOSS | Near the town, one strike destroyed an oil pump jack.
LOSS | The raid destroyed a drone workshop and 14 launch vehicles.
ATTACK | Partner forces liberated the town of Qayyarah last week. | attacker=Partner forces
ATTACK | The task force launched a precision strike targeting an al-Shabaab commander.
ATTACK | U.S. forces destroyed three anti-ship missiles. | attacker=U.S. forces
CASUALTIES | Gunmen slaughtered 30 villagers near the border. | q=30..30
MILITARY_SUPPORT | The squadron flew the sorties in support of the government of Iraq. | beneficiary=
MILITARY_SUPPORT | The trainers assisted the Peshmerga brigades.
USE_WEAPON | The missile was tested on 13 April 2023. | d=2023-04-13
DEPLOY | The battalion deployed to the Gulf in December.
WITHDRAW | About 200 troops were flown home in April.
ACCUSE | The regime has violated the ceasefire. | accused=
AGREE | The truce was extended by five days.
AGREE | The ceasefire took effect on 22 May.
AGREE | The declaration committed the parties to protect civilians.
COUNTERMEASURE | We will continue to disrupt these networks wherever they operate.
COUNTERMEASURE | The government is reviewing all available options to hold the perpetrators responsible. | [The government is reviewing
COUNTERMEASURE | The strikes have cut off the group's sources of revenue.
INSPECT | Three devices were recovered from the wreckage of the drone.
LEGAL_ACTION | The government is seeking the extradition of Ostrander.
DISCLOSE,TRANSFER | The State Department notified Congress of a possible sale of radars to Kuwait.
- | The general destroyed the argument in a speech.
- | The mission is to conduct maritime security operations.
- | The UK pledged 10 million pounds and thanked its hosts.
# research report
TERMINATE | Libya gave up its chemical weapons programme in 2004. | actor=Libya
TERMINATE | Pyongyang froze its plutonium programme in 1994.
ESTABLISH | Iran has not mastered all of the technologies for building a nuclear weapon. | ESTABLISH reported_fact negative
PRODUCE | Iran is not undertaking the activities necessary to produce a nuclear device. | PRODUCE reported_fact negative
PRODUCE | Iran is conducting work on a nuclear warhead. | producer=Iran
PRODUCE | Iran is not building a nuclear weapon. | PRODUCE reported_fact negative
STOCKPILE | Tehran's enriched uranium stockpile remains in the country. | holder=
STOCKPILE | The country's stock of highly enriched uranium exceeded the limit of 300 kg.
STOCKPILE_INCREASE | Iran's stockpile of highly enriched uranium rose by 90 kg.
PROPOSE | Members have introduced measures under the War Powers Resolution.
PROPOSE | Iran submitted a ten-point proposal to the United States.
PROPOSE | H.R. 2570 was introduced in March.
REJECT | Four similar measures were rejected by the House and Senate in March 2026.
COUNTERMEASURE | Congress could block sanctions relief. | COUNTERMEASURE possible positive
NEGOTIATE | The two governments are discussing sanctions relief.
ASSESS | The latter categories are of particular concern. | ASSESS opinion
NOT_STATED | This phrase is absent from the 2025 assessment.
- | Little effort is necessary to produce such material.
NEGOTIATE | A partial halt was under discussion.
REQUEST | The panel has asked the firm for its records. | addressee=
DEMAND | Washington had set new conditions on the use of its weapons. | actor=
MONITOR | The panel is also tracing servo motors.
EMPLOY | The firm has expanded its workforce to over 2,000 employees. | employer=
BUILD | The Kangson site was being enlarged.
STOCKPILE | North Korea has enough fissile material for up to 40 more warheads. | holder=North Korea
LEGAL_ACTION | The ministry has appealed. | actor=
- | Any decision takes time.
- | The delegates indicated their support.
- | The committee asked the firm for its patience.
`
