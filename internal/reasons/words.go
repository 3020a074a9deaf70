package reasons

import (
	"maps"
	"strings"
)

func set(words string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		out[w] = true
	}
	return out
}

func union(sets ...map[string]bool) map[string]bool {
	out := map[string]bool{}
	for _, s := range sets {
		maps.Copy(out, s)
	}
	return out
}

// The tables of English. Each word stands folded.
var (
	// posts are nouns for what a person is in a body.
	posts = set(`head member judge director director-general commander commander-in-chief chairman chairwoman chairperson chair chief minister ceo president vice-president
		governor captain founder co-founder prosecutor businessman businesswoman businessperson leader co-leader owner co-owner part-owner commissioner representative secretary
		secretary-general rector dean advisor adviser aide assistant investigator journalist editor editor-in-chief shareholder spokesperson spokesman spokeswoman inspector manager
		professor senator officer ambassador coordinator warden mayor speaker partner beneficiary politician propagandist entrepreneur employee blogger host presenter author designer
		engineer quartermaster prime-minister premier envoy delegate deputy attorney lawyer prosecutor-general ombudsman ombudswoman ombudsperson chancellor sheriff serviceman
		servicewoman soldier pilot operative agent oligarch financier banker industrialist trader broker superintendent superior treasurer trustee supervisor controller comptroller
		auditor accountant analyst scientist researcher scholar cleric imam chieftain warlord militant activist influencer correspondent columnist commentator anchor anchorman
		anchorwoman producer filmmaker actor singer musician artist athlete priest bishop emir sheikh creator curator administrator chief-of-staff viceminister vice-minister
		vice-chairman vice-chairperson vice-chair vice-rector vice-governor undersecretary under-secretary registrar notary magistrate bailiff jailer doctor physician nurse spy hacker
		instructor teacher lecturer academic parliamentarian lawmaker legislator candidate councillor counsellor consul attache plenipotentiary organiser organizer initiator
		administrator overseer stakeholder subcontractor contractor supplier operator liaison mediator facilitator recruiter fundraiser ideologue strategist lieutenant technician
		programmer developer specialist expert consultant figure co-chair co-chairman co-chairperson bashkan guard interrogator bureaucrat official militiaman fighter justice personality media-personality writer singer commentator presenter actress reporter dancer boxer hardliner blogger dealer diplomat publicist face columnist mercenary strategist commissar middleman intermediary ringleader kingpin smuggler trafficker hitman bodyguard stakeholder choreographer conductor composer director-designer screenwriter filmmaker broadcaster economist historian philosopher sociologist columnist`)

	// ranks are posts too; they take no "of" that names a body.
	ranks = set(`brigadier-general major-general lieutenant-general lieutenant-colonel colonel-general vice-admiral rear-admiral general colonel major lieutenant admiral marshal brigadier captain commodore sergeant`)

	// generals are posts that "general" may follow.
	generals = set(`director secretary prosecutor inspector consul attorney auditor governor commissioner`)

	// modifiers stand before a post and belong to it.
	modifiers = set(`first second third deputy vice senior acting interim executive managing general commercial technical financial press prime chief current major lieutenant brigadier
		presiding permanent special main principal honorary non-executive independent regional federal national political military state public supreme high highest top leading
		sole majority minority beneficial ultimate board founding joint adjunct associate assistant junior chief-of operational security intelligence controlling foreign defence defense
		assigned ordinary elected appointed self-proclaimed so-called de-facto facto de civil criminal human personal private scientific academic colonel rear full
		investigative legal administrative editorial creative artistic sports religious spiritual ideological tribal field sector subsector overall supervisory provincial district
		municipal city local central revolutionary film song war media tv news television radio propaganda strategic cyber digital high-ranking high-level well-known prominent influential wealthy long-standing longtime former ex`)

	// bodied are posts that are always of a body.
	bodied = set(`head member director director-general chairman chairwoman chairperson chair chief ceo president vice-president founder co-founder owner co-owner part-owner shareholder
		stakeholder secretary secretary-general rector dean manager officer partner beneficiary editor-in-chief spokesperson spokesman spokeswoman co-chair scientist commander deputy`)

	// vague are posts that restate another of the same body.
	vague = set(`head leader member official officer manager person employee representative figure commander chief director`)

	// kin are words for relatives; kinship is no post.
	kin = set(`brother sister son daughter father mother wife husband cousin nephew niece uncle aunt grandson granddaughter son-in-law brother-in-law friend`)

	// places are nouns that end the name of a district or of a larger office.
	places = set(`region province district oblast republic state county governorate prefecture department directorate ministry committee office division krai okrug`)

	// firms are nouns that a name may follow after a comma.
	firms = set(`agency station stations channel company companies firm group party bank newspaper organisation broadcaster enterprise`)

	// organs are boards whose company may be named with the next post.
	organs = map[string]bool{"board": true, "board of directors": true, "management board": true, "supervisory board": true, "executive board": true, "advisory board": true}

	// steps are modifiers that make another post of one.
	steps = set(`first second third deputy vice assistant acting`)

	// weighing are posts that say how much somebody matters, not what he does.
	weighing = set(`figure businessperson businessman businesswoman oligarch official politician personality person entrepreneur player propagandist hardliner`)

	degrees = set(`key prominent leading senior high-ranking high-level influential central pivotal important top famous well-known`)

	// heads are posts at the head of a body.
	heads = set(`head chairman chairwoman chairperson chair director director-general minister governor rector ceo`)

	// holdings are shares in a body and work for it, of no rank.
	holdings = set(`shareholder stakeholder founder co-founder owner co-owner part-owner partner employee beneficiary creator`)

	// benches are posts of the law.
	benches = set(`judge prosecutor investigator inspector assistant`)

	// titled are the words that a person is called by.
	called = union(posts, ranks)

	// leading words can stand before a post and belong to it.
	belongs = union(called, modifiers, past)

	articles = set(`the a an this that his her its their one`)

	// past tells that a post is no longer held.
	past = set(`former formerly ex previously once retired late`)

	// glue joins a post to its body and the parts of a name.
	glue = set(`of for at in within to from on under with and`)

	// fills are words within a name that end none.
	fills = union(glue, articles)

	// pasts are verbs that put a post into the past.
	pasts = set(`was served held worked acted`)

	// ends stop the name of a body.
	ends = set(`who which that where whose when since until after before during while as by because although whereas therefore thus hence also currently previously formerly
		is are was were has have had be been being will would can could may might must shall should do does did he she it they his her their its this these those not no nor but or
		if because through throughout following including involving involved responsible based located operating known called named considered established created founded owned controlled
		supporting providing producing manufacturing developing making organising conducting participating appointed elected designated listed contributes spreading reporting supervising sanctioned subject linked close associated
		affiliated allied deployed fighting engaged between over against despite via due according pursuant per together along alongside being having using and/or so`)

	// whens are prepositions before a date.
	whens = set(`since from until till in on for at between to early late mid`)

	// about are words before a date or a length of time.
	about = set(`early late mid several many over more than`)

	// unlike are words that "in", "at" and "for" make an adverb of.
	unlike = set(`years addition particular post time which order turn`)

	months = set(`january february march april may june july august september october november december`)

	pronouns = set(`he she`)

	abbreviations = set(`mr mrs ms dr no st gen col lt maj capt inc ltd co corp jr sr prof brig adm art para a.k.a e.g i.e vs fig`)

	// titles are abbreviations before a name.
	titles = set(`mr mrs ms dr no st gen col lt maj capt prof brig adm`)

	// gives are verbs and words after which a post is the subject's.
	gives = set(`is was as became become becomes remains remained remain being be been named elected nominated designated made proclaimed currently also now still previously
		formerly formally officially simultaneously concurrently later then subsequently both`)

	// nouns are words for a post whose "of" or "as" names it.
	holders = set(`position positions post posts role roles capacity capacities function functions functioning office duties job jobs title titles rank ranks tenure term mandate status work`)

	// does are verbs that stand for a post: "X heads Y". Verbs that tell an act
	// as often ("led an attack", "created a company") are none of them.
	does = map[string]string{"heads": "Head", "chairs": "Chairman", "co-heads": "Co-head", "co-owns": "Co-owner", "leads": "Leader"}
)
