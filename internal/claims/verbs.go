package claims

import (
	"maps"
	"sort"
	"strings"
	"sync"
)

// verbForm says which forms of a verb a word can be.
type verbForm uint8

const (
	fBase verbForm = 1 << iota // deliver
	fS                         // delivers
	fPast                      // delivered, gave
	fPart                      // delivered, given
	fIng                       // delivering
	fNoun                      // the word is often a noun as well ("report")
)

// verbInfo is what the lexicon knows of one word form.
type verbInfo struct {
	lemma string
	forms verbForm
}

// past reports whether a form is past or participle and not the base form too.
func (f verbForm) past() bool { return f&(fPast|fPart) != 0 && f&fBase == 0 }

// irregular verbs: base past participle.
const irregularVerbs = `be was been;become became become;begin began begun;bring brought brought;build built built;buy bought bought;
catch caught caught;choose chose chosen;come came come;cut cut cut;deal dealt dealt;do did done;draw drew drawn;drive drove driven;fall fell fallen;
feel felt felt;fight fought fought;find found found;fly flew flown;forbid forbade forbidden;forecast forecast forecast;get got got;give gave given;
go went gone;grow grew grown;have had had;hear heard heard;hide hid hidden;hit hit hit;hold held held;keep kept kept;know knew known;lay laid laid;
lead led led;leave left left;lend lent lent;let let let;lie lied lied;lose lost lost;make made made;mean meant meant;meet met met;pay paid paid;
put put put;read read read;run ran run;say said said;see saw seen;seek sought sought;sell sold sold;send sent sent;set set set;show showed shown;
shut shut shut;sink sank sunk;sit sat sat;speak spoke spoken;spend spent spent;split split split;spread spread spread;stand stood stood;
steal stole stolen;strike struck struck;take took taken;teach taught taught;tell told told;think thought thought;undergo underwent undergone;
understand understood understood;undertake undertook undertaken;win won won;withdraw withdrew withdrawn;write wrote written;wind wound wound;bear bore borne;
overthrow overthrew overthrown;oversee oversaw overseen;outsource outsourced outsourced;wear wore worn;throw threw thrown;shoot shot shot;cost cost cost;
re-sell resold resold;grind ground ground;blow blew blown;overrun overran overrun;broadcast broadcast broadcast;sweep swept swept;stick stuck stuck;dig dug dug;tear tore torn;overtake overtook overtaken;cast cast cast;strive strove striven;burst burst burst;spin spun spun;flee fled fled;rebuild rebuilt rebuilt;foresee foresaw foreseen;mislead misled misled;withhold withheld withheld;uphold upheld upheld;
arise arose arisen;break broke broken;feed fed fed;forget forgot forgotten;hang hung hung;hurt hurt hurt;ride rode ridden;ring rang rung;rise rose risen;
resell resold resold;swear swore sworn;fit fitted fitted;flee fled fled;bid bid bid;bind bound bound;`

// regular verbs. A star marks verbs whose base or s-form is often a noun.
const regularVerbs = `destine launder sublet penalise penalize conspire collude sue misstate misdeclare hire lodge regret airlift funnel interdict mount vet pound* dodge skirt tackle thwart stem* affiliate* headquarter* situate specialise promote chair* co-own co-found subordinate* undermine harbour* outfit refuel reload relaunch retrofit upgrade* stash warehouse* conceal abet incite attribute* corroborate authenticate weigh mull contemplate vet audit* petition* summon* table* interrogate disassemble sack deregister deflag float retreat* tail* shadow* disrupt cripple sanction* invoke impound freight* truck* barter* pool* ferry* abandon accept access accompany accuse achieve acknowledge acquire act* add address* admit advance* advise advocate affect affirm agree aid* aim* alert* allege
allocate allow alter amass amend analyse analyze anchor* announce answer* apologise appear apply appoint approach* approve arm* arrange arrest* arrive ask assassinate assemble
assert assess assign assist associate assume assure attach attack* attempt* attend attribute* authorise authorize avoid award* back* ban* bankroll base* believe belong benefit* blacklist*
blame* block* board* boast bomb* bombard book* boost* breach* brief* broker* bypass* calculate call* cancel capture* carry cause* cease certify challenge* change* channel*
charge* charter* check* circulate circumvent cite claim* clarify classify clear clone close coincide collaborate collapse* collect combine command* commence comment* commission* commit
compare compile complain complete comply comprise conceal concede concern* conclude condemn condition* conduct* confirm confiscate confront connect consider consign consist construct consult
contact* contain contend continue contract* contradict contribute control* convene convert convey convict* cooperate coordinate copy* correct counter* cover* create criticise
criticize cross* damage* date* declare decline* decommission decrease* deem defend define defy delay* delegate* delete deliver demand* demonstrate denounce deny depart
depend deploy depose derive describe design* designate despatch destroy detail* detain detect deter determine detonate develop devise differ direct disable disagree disappear discharge* disclose
discover discuss disguise dismantle dismiss dispatch* displace display* dispute* disrupt distribute divert divide dock* document* dominate donate double doubt* down draft* drop* earn echo* educate
elaborate elect eliminate embark emerge emphasise emphasize employ enable encourage end* endorse enforce engage enhance enrich ensure enter entitle equip erect escalate escape* establish estimate* evade
evaluate examine exceed exchange* exclude execute exercise* exhibit* exist expand expect expedite expel expire explain explode exploit export* expose express extend facilitate fail fake falsify fear*
feature* figure* file* finance* fine* finish fire* flee float follow forge form* forward found freeze fuel* fulfil fulfill function* fund* furnish gain* gather
generate govern grant* guarantee* guard* guide* halt* hamper hand* handle happen harm* head* help* highlight* hire* hope* host* house* identify ignore illustrate impede implement
imply import* impose imprison improve include incorporate increase* indicate indict infer influence* inform infringe initiate injure inquire insist inspect install instruct integrate intend
intensify intercept interpret interrogate intervene interview* introduce invade invest investigate invite involve invoice* issue* join judge* jail* justify kidnap kill label* lack* land* launch* learn
lease* leak* license* licence* lift* limit* link* liquidate list* load* locate lock log* look* machine* maintain manage manipulate manufacture* mark* market* match* mention* mediate militarise
mislabel mistake* mix* modernise modernize modify monitor* moor motivate mount move* murder* name* need* negotiate neutralise note* notice* notify number* obey object* oblige observe
obtain occupy occur offer* open operate oppose order* organise organize originate outline* overhaul* own pack* part* participate pass* permit* persuade place* plan* plant* play* plead pledge* plot* point* pose position*
possess postpone praise* precede predict prefer prepare present press* presume pretend prevent procure produce profit* program* prohibit project* proliferate prolong promise* promote
propose prosecute protect protest* prove provide publicise publish purchase* pursue push* qualify question* quote* raid* raise range* rank* ratify reach* react realise receive recognise recognize recommend
reconstruct record* recover recruit* redirect reduce re-export* reexport* refer reflect refurbish refuse refute regard* register* regulate reiterate reject relate relay* release* relocate rely remain remark* remove
rename renew renovate reopen repair* repeat* replace replenish reply* report* represent request* require rescue* research* reserve* resign resist resolve resort* respond restart restate restock restore restrict resume
retain retaliate retire retract retreat* retrieve return* reveal reverse review* revise revoke reward* risk* rocket* rule* sabotage* sail sample* sanction* satisfy save scale* schedule* scrutinise
search* secure seize select separate serve service* settle sever shape* share* shell* shelter shift* ship* sign* signal* simulate smuggle solicit sound* source* specialise specialize specify sponsor* stage* start*
state* station* stay stem* step* stipulate stockpile* stop* store* strengthen stress* structure* study* submit subsidise succeed suffer suggest supervise supply* support* suppose surface* surrender* survey* suspect*
suspend sustain swap* switch* tail* talk* target* task* tax* terminate test* testify thank* threaten tie* tighten time* total* touch* tour* trace* track* trade* train* transfer* transit* translate
transmit transport* transship tranship travel* treat trick* trigger* try turn* uncover undermine underscore underline unload unveil update* upgrade* urge use* utilise utilize value* vanish verify veto* view* violate
visit* volunteer* vote* vow* wage* wait* walk* want warn watch* weaken welcome widen wire* wish* witness* work* worry* wound* yield* reverse-engineer mass-produce re-flag reflag rebrand mirror* front* pilot* probe*`

// verbTable builds the forms of all verbs once.
var verbTable = sync.OnceValue(func() map[string]verbInfo {
	m := make(map[string]verbInfo, 6000)
	put := func(w, lemma string, f verbForm) {
		old := m[w]
		if old.lemma != "" && old.lemma != lemma {
			return
		}
		m[w] = verbInfo{lemma, old.forms | f}
	}
	for _, line := range strings.Split(irregularVerbs, ";") {
		if f := strings.Fields(line); len(f) == 3 {
			put(f[0], f[0], fBase)
			put(f[1], f[0], fPast)
			put(f[2], f[0], fPart)
			put(sForm(f[0]), f[0], fS)
			put(ingForm(f[0]), f[0], fIng)
		}
	}
	for _, w := range append(strings.Fields(regularVerbs), frameVerbs(m)...) {
		noun := verbForm(0)
		if strings.HasSuffix(w, "*") {
			w, noun = w[:len(w)-1], fNoun
		}
		put(w, w, fBase|noun)
		put(sForm(w), w, fS|noun)
		put(edForm(w), w, fPast|fPart)
		put(ingForm(w), w, fIng)
		if shortVowel(w) { // both spellings: funneled, funnelled
			put(w+w[len(w)-1:]+"ed", w, fPast|fPart)
			put(w+w[len(w)-1:]+"ing", w, fIng)
			put(w+"ed", w, fPast|fPart)
			put(w+"ing", w, fIng)
		}
	}
	for w, l := range map[string]string{"freezes": "freeze", "freezing": "freeze", "froze": "freeze", "frozen": "freeze"} {
		m[w] = verbInfo{l, map[string]verbForm{"freezes": fS, "freezing": fIng, "froze": fPast, "frozen": fPart}[w]}
	}
	for _, w := range strings.Fields("means set broadcast cast burst cut put deal cost bid fall run show work visit find drive lead stand hit split spread strike fight build") {
		for _, f := range []string{w, sForm(w)} {
			if v, ok := m[f]; ok {
				v.forms |= fNoun
				m[f] = v
			}
		}
	}
	return m
})

// nounVerbs are verbs of the frames that are nouns as well.
var nounVerbs = words("field pocket process crash estimate paint stock head pitch front flee see sight spot palm traffic swap barter market replicate further fuel hit slap board appeal ambush torch plant photograph spot rent face forfeit haul screen sentence route combat berth flow doctor pound curb fill")

// frameVerbs returns the verbs that the other tables use and the list above
// lacks, sorted, so that no rule is deaf to its own verb.
func frameVerbs(known map[string]verbInfo) []string {
	seen := map[string]bool{}
	for _, w := range strings.Fields(regularVerbs) {
		seen[strings.TrimSuffix(w, "*")] = true
	}
	var out []string
	for w := range ruleVerbs() {
		w, _, _ = strings.Cut(w, "+")
		if _, ok := known[w]; ok || seen[w] || w == "able" || strings.Contains(w, "-") {
			continue
		}
		seen[w] = true
		if nounVerbs[w] {
			w += "*"
		}
		out = append(out, w)
	}
	sort.Strings(out)
	return out
}

// ruleVerbs returns the verbs of the tables that rules look up.
func ruleVerbs() map[string]bool {
	all := map[string]bool{}
	for w := range lexicon() {
		all[w] = true
	}
	for w := range reporting {
		all[w] = true
	}
	for _, set := range []map[string]bool{planVerbs, control, lightVerbs} {
		maps.Copy(all, set)
	}
	return all
}

const vowels = "aeiou"

func sForm(w string) string {
	switch {
	case strings.HasSuffix(w, "y") && !strings.ContainsAny(w[len(w)-2:len(w)-1], vowels):
		return w[:len(w)-1] + "ies"
	case hasEnding(w, hissing) || oVerbs[w]:
		return w + "es"
	}
	return w + "s"
}

// shortVowel reports whether a verb ends with one vowel and one consonant that may be
// doubled.
func shortVowel(w string) bool {
	n := len(w)
	if n < 3 || strings.ContainsAny(w[n-1:], vowels+"wxyhr") {
		return false
	}
	return strings.ContainsAny(w[n-2:n-1], vowels) && !strings.ContainsAny(w[n-3:n-2], vowels)
}

// hissing endings take -es.
var hissing = strings.Fields("s x ch sh z")

// oVerbs are verbs in -o that take -es.
var oVerbs = words("go do veto echo")

// doubled are verbs that double their last letter.
var doubled = words("initial acquit debar bar ban chat commit ship stop plan transfer refer occur admit permit submit transmit transship tranship equip drop log plot swap step scan sub " +
	"program infer deter expel control travel cancel label signal model fuel counsel forget get put cut set hit let run sit begin win shut split fit bid " +
	"compel excel label relabel mislabel patrol rebel pin tip strip ram rob stab transit reflag sublet")

func edForm(w string) string {
	switch {
	case strings.HasSuffix(w, "e"):
		return w + "d"
	case strings.HasSuffix(w, "y") && !strings.ContainsAny(w[len(w)-2:len(w)-1], vowels):
		return w[:len(w)-1] + "ied"
	case doubled[w]:
		return w + w[len(w)-1:] + "ed"
	}
	return w + "ed"
}

func ingForm(w string) string {
	switch {
	case strings.HasSuffix(w, "ie"):
		return w[:len(w)-2] + "ying"
	case strings.HasSuffix(w, "e") && !strings.HasSuffix(w, "ee") && w != "be":
		return w[:len(w)-1] + "ing"
	case doubled[w]:
		return w + w[len(w)-1:] + "ing"
	}
	return w + "ing"
}
