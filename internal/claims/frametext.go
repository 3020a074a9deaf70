package claims

// frameText is the lexicon of verbs: verbs | object | subject | event | roles.
// Verbs with a particle are written with "+". Roles: s subject, o object, by,
// to, from, with, for, of, in (prepositions). "item" marks the goods. c= names
// what a quantity counts, ph= the phase.
const frameText = `
lend give extend render | aid | * | MILITARY_SUPPORT | s=supporter by=supporter to=beneficiary
enjoy | aid | org,gpe,force,name,troops | MILITARY_SUPPORT | s=beneficiary from=supporter of=supporter
receive get obtain secure win | loan | * | FINANCE | s=beneficiary from=financier
give grant extend award provide approve | loan | * | FINANCE | s=financier by=financier to=beneficiary for=beneficiary
switch+off turn+off shut+off disable deactivate manipulate spoof falsify tamper+with jam | transponder | * | AVOID_SANCTIONS | s=avoider by=avoider
provide supply equip furnish present arm outfit resupply re-equip ply issue rearm re-arm kit+out | gpe,org,name,force,person,site,troops | * | TRANSFER | s=supplier o=recipient by=supplier with=item c=delivered
supply | ware | * | TRANSFER | s=supplier o=item by=supplier to=recipient for=recipient from=supplier c=delivered ph=delivered
deny refuse revoke grant issue suspend approve award give process review reject turn+down withdraw cancel rescind renew consider weigh examine rule+on decide+on | licence | * | EXPORT_CONTROL | s=authority by=authority for=target to=target
have hold need lack obtain get receive secure seek request | licence | * | EXPORT_CONTROL | s=target
apply wait | - | * | EXPORT_CONTROL | s=target for=item
require need | =approval,=consent,=clearance,=permission,=authorisation,=authorization | transfer,goods | EXPORT_CONTROL | from=authority
give grant deny refuse | =permission,=approval,=clearance,=consent,=go-ahead | agency,org,gpe | EXPORT_CONTROL | s=authority by=authority to=target
receive get obtain seek have | =permission,=approval,=clearance,=consent,=go-ahead | * | EXPORT_CONTROL | s=target from=authority
put place add include | goods | agency,gpe | EXPORT_CONTROL | s=authority by=authority
block veto bar | transfer | gpe,agency,org | EXPORT_CONTROL | s=authority by=authority to=target
halt suspend stop block | =export,=re-export,=reexport,=transit | gpe,agency | EXPORT_CONTROL | s=authority by=authority to=target
order open lead head run conduct carry+out oversee drop close shelve complete reopen widen launch demand | =inquiry,=enquiry,=investigation,=probe,=review,=audit | * | INVESTIGATE | s=authority by=authority into=subject
dismiss throw+out reject drop withdraw settle win lose | suit,=action | * | LEGAL_ACTION | against=target
drop dismiss throw+out withdraw quash | =charge,=indictment | * | CHARGE | s=authority by=authority against=accused
open begin start resume continue | - | =trial | CHARGE | of=accused
open launch start | =file,=case,=dossier,=proceeding | * | INVESTIGATE | s=authority by=authority on=subject against=subject into=subject
look+for search+for hunt | person,name | police | INVESTIGATE | s=authority o=subject
issue execute | =warrant | * | CHARGE | s=authority by=authority
refer pass hand forward | =case,=matter,=file | * | INVESTIGATE | s=informant by=informant
name accuse charge | org,person,name | =indictment,=complaint | CHARGE | o=accused
impose levy issue | =fine,=penalty,=sentence | court,agency,gpe,org | SENTENCE | s=authority by=authority on=accused
settle | - | org,name,person | SENTENCE | s=accused with=authority
uphold overturn quash reduce confirm | =sentence,=penalty,=fine,=conviction,=verdict | * | SENTENCE | s=authority by=authority of=accused
publish release disclose declassify unseal hand+over hand turn+over submit share send provide leak show forward pass circulate supply post | papers | * | DISCLOSE | s=actor by=actor to=addressee with=addressee
provide supply furnish | org,person,gpe,name | * | DISCLOSE | s=actor o=addressee by=actor
hand | goods | * | TRANSFER | s=supplier o=item by=supplier to=recipient c=delivered ph=delivered
hand+over turn+over pass+on sign+over make+over peddle hawk flog deliver supply provide furnish donate | goods | * | TRANSFER | s=supplier o=item by=supplier to=recipient for=recipient from=supplier with=item c=delivered ph=delivered
sell sell+on resell re-sell | goods,ware | * | TRANSFER | s=supplier o=item by=supplier to=recipient from=supplier c=delivered
move transfer shift reload transship tranship | goods | * | TRANSSHIP | s=actor o=item by=actor to=vessel onto=vessel
export | goods,ware | * | TRANSFER | s=supplier o=item by=supplier to=recipient from=supplier c=delivered
transfer | goods | * | TRANSFER | s=supplier o=item by=supplier to=recipient from=supplier c=delivered
share | goods | * | TRANSFER | s=supplier o=item by=supplier with=recipient c=delivered ph=delivered
release give pass grant lend leak gift loan cede rent sublease sublet | goods | * | TRANSFER | s=supplier o=item by=supplier to=recipient from=supplier c=delivered
get+into | * | goods | TRANSFER | s=item c=delivered ph=delivered
make find | way | goods,pron | TRANSFER | s=item to=recipient into=recipient c=delivered ph=delivered
fall | - | goods | TRANSFER | s=item into=recipient c=delivered ph=delivered
enter | service | goods,vessel | DEPLOY | s=item c=deployed
feed | org,site,gpe | org,site,gpe,name | TRANSFER | s=supplier o=recipient by=supplier with=item c=delivered
feed | goods | * | TRANSFER | s=supplier o=item by=supplier to=recipient c=delivered
pass+off palm+off | goods | * | ALTER_DOCUMENTS | s=actor o=item by=actor
hand+over pass+on pass | goods | * | TRANSSHIP | s=actor o=item by=actor to=vessel onto=vessel
reach enter | org,site,place,unknown,gpe,name | goods | TRANSFER | s=item o=recipient c=delivered ph=delivered
arrive end+up land wind+up turn+up surface resurface show+up touch+down | - | goods | TRANSFER | s=item c=delivered ph=delivered
have | customer | * | TRANSFER | s=supplier
change | hands,=owner | goods | TRANSFER | s=item c=delivered ph=delivered
take | possession | * | ACQUIRE | s=recipient of=item from=supplier c=delivered
get lay take | hands,=hold | * | ACQUIRE | s=recipient on=item of=item c=delivered
take | goods | * | SHIP | s=carrier o=item by=carrier to=consignee aboard=vessel on=vessel c=shipped ph=shipped
rely depend | - | gpe,org,name,force | ACQUIRE | s=recipient on=supplier for=item
stock+up | *,- | * | ACQUIRE | s=recipient on=item c=delivered
siphon siphon+off spirit+away steer misdirect | goods | * | DIVERT | s=actor o=item by=actor to=recipient into=recipient
come | - | goods | INSPECT | s=item c=observed
come | - | goods | TRANSFER | s=item from=supplier
have | goods | * | OFFER | s=seller o=item by=seller c=offered
exercise | =option | * | CONTRACT | s=buyer by=buyer for=item with=seller c=ordered
have hold | contract,=framework | org,gpe,name,force | CONTRACT | s=buyer with=seller for=item c=ordered
quote ask+for | =price | org,name,person | OFFER | s=seller for=item to=buyer c=offered
list feature include offer | goods | =catalogue,=catalog,=brochure,=website,=flyer | OFFER | o=item c=offered
funnel channel | goods | * | TRANSFER | s=supplier o=item by=supplier to=recipient c=delivered
traffic+in traffic deal+in | goods | * | TRANSFER | s=party by=party
barter swap exchange | goods | * | TRANSFER | s=party with=party by=party c=delivered
receive get | letters | * | DISCLOSE | s=addressee from=actor
inform notify brief alert tip+off tip | person,org,gpe,name,pronoun | * | DISCLOSE | s=actor o=addressee by=actor
deal trade | goods,unknown | * | TRANSFER | s=party with=party in=item by=party
deal trade | - | * | TRANSFER | s=party with=party in=item by=party
deal trade | - | * | TRANSACTION | s=party with=party by=party
process handle clear execute carry+out settle | transaction | * | TRANSACTION | s=party with=party by=party
do conduct transact | doings | * | TRANSACTION | s=party with=party by=party
have | dealings,doings | * | TRANSACTION | s=party with=party
earn take collect charge pocket get receive | fee | * | PAY | s=payee from=payer c=paid
receive get | money | * | PAY | s=payee from=payer c=paid
reach | org,person,name,unknown | payment,fee | PAY | o=payee c=paid
go pass flow move arrive run | - | payment,fee | PAY | to=payee from=payer c=paid
remit disburse | payment,fee,money | * | PAY | s=payer by=payer to=payee c=paid
compensate reimburse remunerate | person,org,name | * | PAY | s=payer o=payee by=payer c=paid
acquire buy purchase | stake | * | OWNERSHIP | s=owner by=owner in=owned of=owned c=owned
hold own have retain | stake | * | OWNERSHIP | s=owner by=owner in=owned of=owned c=owned
transfer sell divest | stake | * | OWNERSHIP | s=former_owner in=owned of=owned to=owner c=owned
sell divest | org | * | OWNERSHIP | o=owned s=former_owner by=former_owner to=owner c=owned
buy purchase acquire take+over | org | * | OWNERSHIP | s=owner o=owned by=owner from=former_owner c=owned
pass | - | stake | OWNERSHIP | in=owned to=owner c=owned
buy purchase acquire | ware | * | ACQUIRE | s=recipient o=item by=recipient from=supplier for=recipient c=delivered
pick+up snap+up buy+up scoop+up collect steal loot plunder | goods | * | ACQUIRE | s=recipient o=item by=recipient from=supplier c=delivered ph=delivered
buy purchase acquire obtain receive get take secure | goods | * | ACQUIRE | s=recipient o=item by=recipient from=supplier for=recipient c=delivered
procure | - | * | ACQUIRE | s=procurer for=recipient from=supplier
procure import | ware | * | ACQUIRE | s=procurer o=item by=procurer from=supplier for=recipient c=delivered
procure import source | goods | * | ACQUIRE | s=procurer o=item by=procurer from=supplier for=recipient c=delivered
occupy | site | warriors,troops,force | DEPLOY | s=actor
liberate recapture retake reclaim | area,place,settlement,gpe,name | warriors,org,name,gpe,pronoun1 | ATTACK | s=attacker o=victim by=attacker
clear capture recapture retake overrun occupy seize storm | place,settlement,site | warriors | ATTACK | s=attacker o=victim by=attacker
set+up take+up hold | positions | troops,force,warriors | DEPLOY | s=actor
base | troops,weapon,warriors | * | DEPLOY | s=actor o=item by=actor c=deployed
occupy | site | site,org,name,- | LOCATED_IN | s=located
take seize gain | grip | warriors | ATTACK | s=attacker of=victim by=attacker
request | goods | gpe,org,name,force | ACQUIRE | s=recipient o=item by=recipient from=supplier c=planned
seek pursue | goods | * | ACQUIRE | s=recipient o=item by=recipient from=supplier for=recipient c=planned
pay transfer wire route channel funnel send make move launder | payment | * | PAY | s=payer by=payer to=payee c=paid
ship smuggle re-export reexport | ware | * | SHIP | s=shipper o=item by=shipper to=consignee c=shipped ph=shipped
bring bring+in ship send dispatch despatch smuggle re-export reexport route airlift ferry truck post mail courier | goods | * | SHIP | s=shipper o=item by=shipper to=consignee aboard=vessel on=vessel c=shipped ph=shipped
carry transport haul | goods | vessel | SHIP | s=vessel o=item by=vessel c=shipped ph=shipped
carry transport fly move haul handle forward load load+up unload discharge offload | goods | * | SHIP | s=carrier o=item by=carrier aboard=vessel on=vessel c=shipped ph=shipped
go come travel sail cross pass move fly flow spill seep leak trickle transit leave depart | - | goods | SHIP | s=item to=consignee c=shipped ph=shipped
cross go travel leave transit | * | goods | SHIP | s=item c=shipped ph=shipped
leave depart sail cross transit | *,- | vessel,pronvessel | SHIP | s=vessel ph=shipped
head steam set+out set+off | - | vessel,pronvessel | SHIP | s=vessel ph=shipped
roll trundle | - | goods,vessel | SHIP | s=vessel to=consignee
change | =ship,=vessel | goods | TRANSSHIP | s=item
pump switch lighter | *,goods | * | TRANSSHIP | s=actor o=item by=actor to=vessel onto=vessel into=vessel
place put show locate capture | vessel,pronvessel | doc | PORT_CALL | o=vessel
tie+up | vessel | * | PORT_CALL | o=vessel
drop cast | =anchor | vessel,pronvessel,name | PORT_CALL | s=vessel
pay make | =visit,=call,=stop | vessel,pronvessel | PORT_CALL | s=vessel
spend | - | vessel,pronvessel | PORT_CALL | s=vessel
lie lay sit wait linger idle drift stay remain | - | vessel,pronvessel | PORT_CALL | s=vessel
set | sail | vessel,pronvessel | SHIP | s=vessel ph=shipped
signal broadcast declare list show | place | vessel,pronvessel | SHIP | s=vessel ph=shipped
make complete | voyages | vessel,pronvessel,goods | SHIP | s=vessel ph=shipped
have | goods | vessel,pronvessel | SHIP | s=vessel o=item c=shipped
take+on | goods | vessel,pronvessel | TRANSSHIP | s=vessel o=item from=vessel c=shipped
list declare describe show | goods | doc | SHIP | o=item aboard=vessel c=declared
cover | goods | doc | SHIP | o=item c=declared
declare | goods | * | SHIP | o=item by=shipper c=declared
label mark invoice | goods | * | SHIP | o=item by=shipper c=declared
call dock tie+up moor berth anchor stop arrive land put+in | -,place,unknown | vessel,pron | PORT_CALL | s=vessel
reappear resurface load unload discharge | - | vessel,pronvessel | PORT_CALL | s=vessel
see spot sight | vessel,pronvessel | * | PORT_CALL | o=vessel
dock moor berth | -,place | name | PORT_CALL | s=vessel
visit reach enter | place | vessel | PORT_CALL | s=vessel
divert redirect reroute | goods | * | DIVERT | s=actor o=item by=actor to=recipient
make place | portcall | * | PORT_CALL | s=vessel
make | calls | vessel,pronvessel | PORT_CALL | s=vessel
sign conclude reach strike finalise finalize ink seal clinch close agree announce approve | tradedeal | * | CONTRACT | s=buyer with=seller by=buyer for=item from=seller c=ordered
sign+up contract | - | * | CONTRACT | s=buyer with=seller for=item c=ordered
include contain | goods,contract | book | CONTRACT | o=item for=buyer c=ordered
order | goods,unknown | * | CONTRACT | s=buyer o=item by=buyer from=seller for=end_user c=ordered ph=ordered
receive win secure get | order | * | CONTRACT | s=seller from=buyer for=item c=ordered ph=ordered
place submit | order | * | CONTRACT | s=buyer by=buyer with=seller for=item c=ordered ph=ordered
book reserve | =space,=slot,=freight | * | CONTRACT | s=buyer by=buyer with=seller
charter lease | vessel | * | CONTRACT | s=buyer o=vessel by=buyer
lease | goods,ware | * | TRANSFER | s=supplier o=item by=supplier to=recipient from=supplier c=delivered
win secure land clinch bag | tradedeal | * | CONTRACT | s=seller with=buyer from=buyer for=item c=ordered
win | contract,=tender,=bid,=auction,=competition | * | CONTRACT | s=seller with=buyer from=buyer for=item c=ordered
award | contract | * | CONTRACT | s=buyer with=seller to=seller by=buyer for=item c=ordered
sign conclude sign+off ink | contract | * | CONTRACT | s=buyer with=seller by=buyer for=item c=ordered
contract commission | org,name,firm | * | CONTRACT | s=buyer o=seller by=buyer
commission contract | goods | * | CONTRACT | s=buyer o=item by=buyer c=ordered
offer advertise market tout pitch put+up | goods | * | OFFER | s=seller o=item by=seller to=buyer c=offered
conduct engage+in | transaction | * | TRANSACTION | s=party with=party by=party
roll+off come+off leave | line | goods | PRODUCE | s=item c=produced
build | goods | * | ASSEMBLE | s=producer o=item by=producer
step+up ramp+up scale+up speed+up boost increase raise double triple start begin launch | output | * | PRODUCE | s=producer of=item by=producer c=produced
produce manufacture make build construct develop mass-produce fabricate turn+out churn+out pump+out roll+out clone copy replicate reverse-engineer | goods | * | PRODUCE | s=producer o=item by=manufacturer for=buyer c=produced
enrich | nuclear | * | PRODUCE | s=producer o=item by=producer c=produced
work+on | goods | gpe,org,force,name,person | PRODUCE | s=producer o=item by=producer
design | goods | * | PRODUCE | s=designer o=item by=designer
assemble integrate put+together retrofit solder weld incorporate embed | goods | * | ASSEMBLE | s=producer o=item by=producer c=produced
fit install mount | goods | * | ASSEMBLE | s=producer o=item by=producer
float moot suggest raise | =idea,=possibility | * | PROPOSE | s=proposer by=proposer to=addressee
introduce table unveil float put+forward file sponsor co-sponsor cosponsor | bill,law | * | PROPOSE | s=proposer by=proposer to=addressee
introduce table file propose sponsor co-sponsor cosponsor | measure | chamber | PROPOSE | s=proposer by=proposer to=addressee
reject defeat vote+down vote+against | measure,bill | * | REJECT | s=actor by=actor
block oppose limit restrict delay constrain condition | relief | * | COUNTERMEASURE | s=actor by=actor
waive | measure,control | * | SANCTION | s=authority by=authority on=target
provide grant offer extend issue renew sign terminate revoke rescind end | relief | * | SANCTION | s=authority by=authority to=target on=target
discuss negotiate talk | relief | * | NEGOTIATE | s=party with=party by=party
request seek | money | measurer,chamber | PROPOSE | s=proposer from=addressee by=proposer
open | works | * | BUILD | s=actor o=item by=actor
build construct renovate erect expand complete rebuild refurbish modernise modernize upgrade enlarge extend reopen widen | site | * | BUILD | s=actor o=item by=actor
break | ground | * | BUILD | s=actor on=item
open | - | works | BUILD | s=item
go+up | - | works | BUILD | s=item
put+up | site | * | BUILD | s=actor o=item by=actor
register | org | * | ESTABLISH | s=founder o=founded by=founder
establish set+up found co-found incorporate create launch form | org,site,*group | * | ESTABLISH | s=founder o=founded by=founder from=supporter
use employ fire launch operate unleash | weapon | * | USE_WEAPON | s=user o=item by=user against=victim c=used ph=used
test test-fire test-launch | weapon | gpe,force,troops | USE_WEAPON | s=user o=item by=user c=used
see | actions | weapon,goods | USE_WEAPON | s=item c=used
drop | weapon | * | USE_WEAPON | s=user o=item by=user on=victim c=used ph=used
paint+over remove erase obliterate scratch deface file+off grind+off | label | * | ALTER_DOCUMENTS | s=actor by=actor
destroy demolish eliminate neutralise neutralize wreck | * | force | LOSS | by=attacker c=lost
destroy | goods,vessel | warriors | ATTACK | s=attacker by=attacker
destroy sink | vessel | * | LOSS | o=item by=attacker c=lost
engage suppress degrade hit strike target pound | * | force | ATTACK | o=victim
destroy | site,place | * | ATTACK | s=attacker o=victim by=attacker with=item
damage level knock+out burn burn+down torch blow+up dynamite | site,place,vessel | * | ATTACK | s=attacker o=victim by=attacker with=item
fire shoot launch | - | * | ATTACK | s=attacker at=victim on=victim
open | fire | * | ATTACK | s=attacker on=victim at=victim
come | - | site,place,settlement,force,vessel,org,gpe | ATTACK | s=victim from=attacker
target | * | * | SANCTION | s=authority o=target by=authority
target hit name cover | * | measure,control,actions,bill | SANCTION | o=target
take | =aim | measurer,agency,gpe | SANCTION | s=authority at=target
come enter go take | -,=effect,=force | measure | SANCTION | against=target on=target
come enter go take | -,=effect,=force | control | EXPORT_CONTROL |
target | org,person,name,vessel | measurer | SANCTION | s=authority o=target by=authority
target | listed | agency,gpe | SANCTION | s=authority o=target by=authority
search raid | site,place,org | police | INVESTIGATE | s=authority o=subject by=authority
reach conclude sign strike finalise finalize ink seal ratify close initial | deal,=understanding | * | AGREE | s=party by=party with=party between=party
slam smash crash plough plow | - | weapon,flying | ATTACK | into=victim
attack strike hit bomb shell bombard raid ambush storm target pound invade | * | * | ATTACK | s=attacker o=victim by=attacker with=item
kidnap abduct | person,name,org,unknown | * | ATTACK | s=attacker o=victim by=attacker
set+off plant detonate | weapon | * | ATTACK | s=attacker o=item by=attacker
launch carry+out conduct begin start resume wage stage mount perpetrate orchestrate | force | * | ATTACK | s=attacker by=attacker against=victim on=victim
continue resume begin intensify escalate | -,* | force | ATTACK | of=attacker
field | weapon | gpe,org,force,name,troops | DEPLOY | s=actor o=item by=actor c=deployed
deploy station | goods,force,person,troops | * | DEPLOY | s=actor o=item by=actor c=deployed
position | weapon | * | DEPLOY | s=actor o=item by=actor c=deployed
position mass rotate relocate move | troops | * | DEPLOY | s=actor o=item by=actor c=deployed
send dispatch | troops | * | DEPLOY | s=actor by=actor c=deployed
lose | lives | person,pron | CASUALTIES | c=killed
flee | *,- | person | CASUALTIES | c=displaced
suffer | casualties | * | CASUALTIES | s=victim c=killed
rise climb reach stand pass exceed | *,- | toll | CASUALTIES | c=killed
claim cost | lives | * | CASUALTIES | s=attacker by=attacker c=killed
leave | dead | * | CASUALTIES | o=victim c=killed
die perish | - | person | CASUALTIES | s=victim c=killed
slaughter massacre behead execute maim | person | * | CASUALTIES | s=attacker o=victim by=attacker c=killed
kill wound injure hurt displace murder assassinate | person,unknown | * | CASUALTIES | s=attacker o=victim by=attacker c=killed
bear carry have display show | =logo,=marking,=stamp,=inscription,=plate,=serial | * | INSPECT | s=item c=observed
hold carry include have comprise yield contain | goods | wreck | INSPECT | o=item c=observed
house | goods | site | STOCKPILE | o=item c=held
contain | goods | site | STOCKPILE | o=item c=held
stand amount+to total | *,- | stock | STOCKPILE | c=held
sit | - | * | STOCKPILE | s=holder on=item c=held
add | goods | * | STOCKPILE_INCREASE | s=beneficiary o=item by=beneficiary
include contain comprise number | goods | stock | STOCKPILE | o=item c=held
remain stay | -,* | stock | STOCKPILE | c=held
exceed reach number | -,* | stock | STOCKPILE | c=held
remain stay sit lie | - | nuclear | STOCKPILE | s=item c=held
include contain comprise | goods | cargo | SHIP | o=item c=declared
store stockpile | ware | * | STOCKPILE | s=holder o=item by=holder c=held
hold keep store stockpile possess retain maintain | goods | * | STOCKPILE | s=holder o=item by=holder c=held
lie | - | countedgoods | STOCKPILE | s=item c=held
have own possess | countedgoods | gpe,org,force,name,place | STOCKPILE | s=holder o=item c=held
keep store hold | stock | * | STOCKPILE | s=holder of=item by=holder c=held
estimate put assess | stock | * | STOCKPILE | of=item c=held
have maintain keep hold build possess retain own amass | stock | gpe,org,force,name | STOCKPILE | s=holder of=item c=held
remain stay | - | measure | SANCTION |
grow rise increase expand swell | -,* | stock | STOCKPILE_INCREASE | s=item
increase boost expand double triple quadruple replenish enlarge rebuild | stock | * | STOCKPILE_INCREASE | s=beneficiary by=beneficiary
meet satisfy fill cover address | need | * | MEET_NEED | s=beneficiary by=beneficiary
shoot+down bring+down down knock+out take+out disable | flying | * | LOSS | o=item by=attacker c=lost
lose | goods | * | LOSS | s=holder o=item by=attacker c=lost
destroy down wreck knock+out take+out disable blow+up neutralise neutralize eliminate | goods | * | LOSS | o=item by=attacker c=lost
sink | - | vessel | LOSS | s=item c=lost
crash | - | goods | LOSS | s=item c=lost
shoot+down | goods | * | LOSS | o=item by=attacker c=lost
assist aid help | support,gpe,force | * | MILITARY_SUPPORT | s=supporter o=beneficiary by=supporter
enable underpin strengthen bolster sustain advance further facilitate fuel prop+up | effort | * | MILITARY_SUPPORT | s=supporter o=beneficiary by=supporter
support back | support,org,gpe,force,effort,troops,warriors | * | MILITARY_SUPPORT | s=supporter o=beneficiary by=supporter
provide give offer lend extend | support | * | MILITARY_SUPPORT | s=supporter by=supporter to=beneficiary
contribute | - | * | PROLIFERATE | s=actor
fight | - | org,force,gpe,troops,person,name,warriors | MILITARY_SUPPORT | s=supporter alongside=beneficiary
contribute | - | * | MILITARY_SUPPORT | s=supporter to=beneficiary
arm equip | gpe,org,force,person,troops | * | MILITARY_SUPPORT | s=supporter o=beneficiary by=supporter
complete attend finish undergo take follow pass receive get | course | person,warriors,troops,force,name | TRAIN | s=trainee from=trainer under=trainer
offer give run hold provide conduct organise organize | course | org,name,site,gpe | TRAIN | s=trainer for=trainee to=trainee by=trainer
coach mentor | person,warriors,troops,force | * | TRAIN | s=trainer o=trainee by=trainer
teach | person,warriors,troops | * | TRAIN | s=trainer o=trainee by=trainer
train instruct | person,unknown,force,troops | * | TRAIN | s=trainer o=trainee by=trainer
generate raise earn | money | * | FINANCE | s=financier by=financier for=beneficiary
allocate earmark | money | * | FINANCE | s=financier by=financier to=beneficiary for=beneficiary
lend invest inject | money | * | FINANCE | s=financier by=financier to=beneficiary into=beneficiary in=beneficiary
finance fund bankroll subsidise subsidize underwrite sponsor | * | * | FINANCE | s=financier o=beneficiary by=financier
pay | - | * | PAY | s=payer by=payer to=payee c=paid
pay accept | penalty | * | SENTENCE | s=accused to=authority
pocket | money | * | PAY | s=payee from=payer c=paid
come | - | payment | PAY | from=payer c=paid
handle process | payment | * | PAY | for=payer c=paid
settle | payable | * | PAY | s=payer by=payer c=paid
forfeit | money | * | PAY | s=payer by=payer to=payee c=paid
pay transfer wire | money,person,org,unknown | * | PAY | s=payer o=payee by=payer to=payee c=paid
switch+off turn+off shut+off shut+down disable deactivate manipulate spoof falsify jam tamper+with fake | ais | * | AVOID_SANCTIONS | s=avoider by=avoider
exploit use find abuse | loophole | * | AVOID_SANCTIONS | s=avoider by=avoider
evade avoid circumvent bypass dodge escape skirt sidestep flout violate breach contravene defy break bust get+around get+round | measure,control | * | AVOID_SANCTIONS | s=avoider by=avoider
identify | goods | doc | ALTER_DOCUMENTS | o=item
find | way | *,- | AVOID_SANCTIONS | s=avoider
conceal hide mask obscure disguise misrepresent | secrecy | * | ALTER_DOCUMENTS | s=actor by=actor
submit supply show issue provide produce furnish file attach create prepare give | forged,falsehood | * | ALTER_DOCUMENTS | s=actor by=actor
use present | forged | * | ALTER_DOCUMENTS | s=actor by=actor
fabricate invent retype reissue rewrite redo concoct tamper+with manipulate counterfeit backdate antedate forge falsify doctor alter | papers,doc,label,contract | * | ALTER_DOCUMENTS | s=actor by=actor
undervalue misvalue undeclare misclassify | goods | * | ALTER_DOCUMENTS | s=actor o=item by=actor
exchange swap replace mislabel fake | doc,label | * | ALTER_DOCUMENTS | s=actor by=actor
mislabel disguise misdeclare mischaracterise mischaracterize misstate relabel repackage repaint misdescribe | goods | * | ALTER_DOCUMENTS | s=actor o=item by=actor
act | - | * | ACTS_FOR | s=agent of=principal for=principal
take | order | * | ACTS_FOR | s=agent from=principal
hire recruit engage | person | * | ACTS_FOR | o=agent by=principal
front stand+in | - | org,name | FRONT_FOR | s=front for=principal
hide shelter | - | org,name,gpe,person | FRONT_FOR | s=principal behind=front
operate work | - | * | ACTS_FOR | s=agent of=principal
run operate manage | * | * | ACTS_FOR | o=agent of=principal
own co-own | * | * | OWNERSHIP | s=owner o=owned by=owner c=owned
control | org,name | * | OWNERSHIP | s=owner o=owned by=owner
number total exceed top reach stand grow rise swell shrink fall drop | *,- | workforce | EMPLOY | c=employed
expand increase enlarge double triple cut reduce shrink trim halve grow | workforce | org,name,site,pron | EMPLOY | s=employer by=employer c=employed
hire recruit take+on lay+off | countedstaff | org,name,site,pron | EMPLOY | s=employer by=employer c=employed
employ | person | * | OFFICE | o=holder by=body
employ | person | * | EMPLOY | s=employer by=employer c=employed
have count | countedstaff | org,name,site | EMPLOY | s=employer c=employed
work | - | countedstaff | EMPLOY | at=employer for=employer c=employed
head lead run oversee direct | section | person,name | OFFICE | s=holder at=body in=body of=body
resign step+down stand+down | - | person | OFFICE | s=holder from=body
hold occupy | post | person,name | OFFICE | s=holder at=body in=body of=body
appoint promote name elect nominate | person,name | * | OFFICE | o=holder at=body in=body of=body
join | org | person | OFFICE | s=holder o=body
succeed replace | person | person | OFFICE | s=holder at=body of=body
work | - | * | OFFICE | s=holder for=body at=body
serve fight enlist | - | person | AFFILIATION | s=member in=body with=body for=body
lead head join | delegation | * | MEET | s=party o=party with=party
head lead run chair command direct co-chair helm manage captain | org | person | OFFICE | s=holder o=body
preside+over | * | person | OFFICE | s=holder o=body
take assume | helm | person | OFFICE | s=holder of=body at=body
command | force,troops,name | person | OFFICE | s=holder o=body
sit+on serve+on | board | person,org,name | OFFICE | s=holder of=body
belong | - | vessel,pronvessel,firm,stake,pron,site | OWNERSHIP | s=owned to=owner
register | org,name,vessel,unknown | * | OWNERSHIP | o=owned to=owner
fall come | - | org,name,site | AFFILIATION | s=member under=body
have share maintain keep open move relocate transfer use give list | seat | org,name,pron | LOCATED_IN | s=located
stand lie | - | site | LOCATED_IN | s=located
report belong answer | - | org,person,force,troops,site,name | AFFILIATION | s=member to=body
form | part | * | AFFILIATION | s=member of=body
supervise oversee | org,site,force,troops | org,gpe | AFFILIATION | o=member s=body by=body
have maintain | ties | person,org,name,vessel | AFFILIATION | s=member to=body with=body
link tie | person,org,name,vessel | * | AFFILIATION | o=member with=body to=body
affiliate associate connect subordinate | * | * | AFFILIATION | o=member with=body to=body
operate locate headquarter sit situate register | -,unknown,org,name | org,site,name | LOCATED_IN | s=located
locate base headquarter situate register domicile | org,site,name,vessel | * | LOCATED_IN | o=located
run operate manage administer | site,vessel,list | * | OPERATE | s=operator o=operated by=operator
take+over assume hand+over transfer | running | org,name,person | OPERATE | s=operator of=operated to=operator
pass | - | running | OPERATE | of=operated to=operator
have | fleet | org,name | OPERATE | s=operator
run operate manage oversee | fleet | * | OPERATE | s=operator by=operator
operate manage | name | * | OPERATE | s=operator o=operated by=operator
oversee supervise | business | * | OPERATE | s=operator by=operator of=operated
list add place include put | entries,count | * | SANCTION | s=authority by=authority
deny revoke restore | control | * | EXPORT_CONTROL | s=authority by=authority of=target to=target
take | effect | measure | SANCTION |
take | effect | control,rule | EXPORT_CONTROL |
take | effect | deal | AGREE |
enter+into come+into go+into | inforce | measure | SANCTION |
enter+into come+into go+into | inforce | control,rule | EXPORT_CONTROL |
enter+into come+into go+into | inforce | deal | AGREE |
extend prolong renew | truce | * | AGREE | s=party by=party with=party
commit bind | person,org,gpe,name | declaration | AGREE | o=party
verify confirm | enduse | * | CHECK | s=actor by=actor
complete finish | checks | * | CHECK | s=actor by=actor
support back | policies | * | MILITARY_SUPPORT | s=supporter by=supporter
go+after crack+down+on | * | gpe,org,name,pronoun1 | COUNTERMEASURE | s=actor
hold | * | * | COUNTERMEASURE | s=actor
expel | posted | * | WITHDRAW | s=actor by=actor
bring+home fly+home send+home | troops,force | * | WITHDRAW | s=actor by=actor
seek request | extradition | * | LEGAL_ACTION | s=actor of=target by=actor
test test-fire test-launch flight-test | missiles | * | USE_WEAPON | s=user o=item by=user
find recover retrieve | unknown,count | * | INSPECT | s=examiner by=examiner
disrupt dismantle expose degrade cripple target | illicit | person,org,name,gpe,pronoun1,actions,measure,force | COUNTERMEASURE | s=actor by=actor
violate breach break flout ignore disregard | norm | gpe,org,name,force | ACCUSE | s=accused by=accused
assist reinforce | warriors | * | MILITARY_SUPPORT | s=supporter o=beneficiary by=supporter
deploy | - | troops,vessel,warriors | DEPLOY | s=actor
expand increase grow cut reduce shrink | workforce | * | EMPLOY | s=employer by=employer c=employed
sign | declaration | person,org,name,gpe | AGREE | s=party with=party
ask | person,org,name,gpe,agency | * | REQUEST | s=actor o=addressee by=actor
trace | goods | * | MONITOR | s=actor by=actor
pass flow | - | payments | PAY | to=payee
set attach lay+down | conditions | person,org,name,gpe | DEMAND | s=actor by=actor
apply extend | - | measure | SANCTION | to=target
master | knowhow | * | ESTABLISH | s=founder
acquire attain develop achieve gain obtain | capability | gpe,org,force,name,pronoun3 | ESTABLISH | s=founder
change | namednoun | * | RENAME | s=renamed
rename rebrand | * | * | RENAME | o=renamed
take | actions | measurer | SANCTION | s=authority against=target
consider weigh mull contemplate threaten prepare plan discuss study seek | measure | * | SANCTION | s=authority on=target against=target
risk face | measure | * | SANCTION | s=target
hit slap | * | * | SANCTION | s=authority o=target by=authority
slap clamp | measure | * | SANCTION | s=authority by=authority on=target
designate sanction blacklist | * | * | SANCTION | s=authority o=target by=authority
list add place include put | person,org,name,vessel,gpe,none | * | SANCTION | s=authority o=target by=authority
revise refine amend modify adjust introduce approve agree+on take unveil impose adopt announce lift renew extend prolong reinstate expand tighten broaden widen toughen strengthen ease relax waive reimpose | measure | * | SANCTION | s=authority by=authority on=target upon=target against=target
impose issue add step+up expand extend prolong renew reinstate adopt implement tighten establish introduce revise limit apply strengthen maintain enforce administer ease relax loosen remove reduce suspend lift waive place narrow broaden eliminate create amend modify clarify refine | control | * | EXPORT_CONTROL | s=authority by=authority on=target for=target to=target
apply extend | -,* | control | EXPORT_CONTROL | to=target
require need | licence | * | EXPORT_CONTROL | s=authority by=authority for=target
amend revise update change modify narrow broaden expand extend refine clarify | regulation | * | EXPORT_CONTROL | s=authority by=authority
prohibit bar ban forbid | person,org,name,gpe | * | SANCTION |
license licence authorise authorize | goods,transfer | * | EXPORT_CONTROL | s=authority by=authority to=target
authorise authorize permit allow approve clear | transfer | agency,org,rule,gpe | EXPORT_CONTROL | s=authority by=authority to=target
restrict prohibit ban bar forbid outlaw control limit | goods,transfer | * | EXPORT_CONTROL | s=authority by=authority to=target
hold+up stop pull+over turn+back | vessel,goods | police,force,=navy,=patrol,=coastguard,=guard | SEIZE | s=authority o=item by=authority c=seized
take | =possession | police,force | SEIZE | s=authority of=item c=seized
capture stop | goods | * | SEIZE | s=authority o=item by=authority from=holder c=seized
arrest detain | vessel | * | SEIZE | s=authority o=item by=authority
intercept | messages | * | OBTAIN_INTELLIGENCE | s=collector by=collector
seize confiscate impound intercept interdict | * | * | SEIZE | s=authority o=item by=authority from=holder c=seized
find | =guilty | court | SENTENCE | s=authority
find | person,name,org | * | SENTENCE | o=accused by=authority
show reveal yield | goods | test | INSPECT | o=item c=observed
find discover recover identify document photograph observe spot detect trace uncover unearth | goods,wreck | * | INSPECT | s=examiner o=item by=examiner c=observed
contain | goods | goods | INSPECT | o=item c=observed
pull retrieve salvage remove extract collect | goods | * | INSPECT | s=examiner o=item by=examiner c=observed
come+across stumble+on | goods,wreck | * | INSPECT | s=examiner o=item c=observed
trace link match | label | * | INSPECT | s=examiner by=examiner
search | vessel | * | INSPECT | s=examiner o=item by=examiner
visit | site | =inspector,=monitor,=expert,=investigator,=panel | INSPECT | s=examiner by=examiner
take+apart disassemble | goods,wreck | * | INSPECT | s=examiner o=item by=examiner c=observed
inspect examine study analyse test | goods,site,vessel,wreck | * | INSPECT | s=examiner o=item by=examiner c=observed
examine review study | * | * | INVESTIGATE | s=authority by=authority
question interrogate | person,name | * | INVESTIGATE | s=authority o=subject by=authority
continue proceed | -,* | inquiry | INVESTIGATE |
search raid | premises | police | INVESTIGATE | s=authority of=subject by=authority
look+at | * | * | INVESTIGATE | s=authority by=authority
look+into | * | * | INVESTIGATE | s=authority o=subject by=authority
investigate probe | * | * | INVESTIGATE | s=authority o=subject by=authority
receive get | subpoena | * | INVESTIGATE | s=subject from=authority
open launch begin start | inquiry | * | INVESTIGATE | s=authority by=authority into=subject
board | vessel | * | INSPECT | s=examiner o=item by=examiner
hold | vessel | * | SEIZE | s=authority o=item by=authority
want | person,name | * | CHARGE | o=accused by=authority
plead | *,- | * | CHARGE | s=accused
await | charges | * | CHARGE | s=accused
admit | charges | person,name | CHARGE | s=accused
face | charges | * | CHARGE | s=accused
detain | vesselname | * | SEIZE | s=authority o=item by=authority
charge indict arraign arrest prosecute detain extradite | * | * | CHARGE | s=authority o=accused by=authority
face serve receive get | term,- | * | SENTENCE | s=accused
give hand | term | * | SENTENCE | s=authority to=accused by=authority
carry | term | charges | SENTENCE |
sentence convict fine jail imprison debar penalise penalize acquit | * | * | SENTENCE | s=authority o=accused by=authority
freeze | programme | * | TERMINATE | s=actor by=actor
end halt stop cease | hostilities | * | TERMINATE | s=actor by=actor
give+up dismantle wind+down roll+back | programme | * | TERMINATE | s=actor by=actor
freeze | *,- | * | FREEZE_ASSETS | s=authority by=authority of=target c=frozen
lock block unblock unfreeze | money,unknown,accounts | * | FREEZE_ASSETS | s=authority by=authority of=target c=frozen
follow shadow tail | vessel | * | MONITOR | s=actor by=actor
watch+over keep+tabs | * | * | MONITOR | s=actor
watch | vessel,site | * | MONITOR | s=actor by=actor
keep | watch | * | MONITOR | s=actor
track monitor | * | * | MONITOR | s=actor by=actor
check vet screen | person,org,customer,unknown | * | CHECK | s=actor by=actor
check verify | - | * | CHECK | s=actor by=actor
audit | person,org,customer,unknown | * | CHECK | s=actor by=actor
carry+out conduct perform do run make undertake | checks | * | CHECK | s=actor by=actor
verify | bonafides,=user,=end-user,=identity,=customer,=buyer | * | CHECK | s=actor by=actor
ask petition | court | * | LEGAL_ACTION | s=actor
appeal | - | * | LEGAL_ACTION | s=actor
sue | * | * | LEGAL_ACTION | s=actor o=target by=actor
challenge contest appeal | measure,ruling | * | LEGAL_ACTION | s=actor by=actor
file lodge bring | =action,=proceeding,=case | * | LEGAL_ACTION | s=actor by=actor against=target
file lodge bring | suit | * | LEGAL_ACTION | s=actor by=actor against=target
make | doc,papers | * | DISCLOSE | s=actor by=actor
publish release disclose reveal give | published | * | DISCLOSE | s=actor by=actor
publish release disclose declassify unseal hand+over file submit | doc | * | DISCLOSE | s=actor by=actor to=addressee
publish release disclose declassify unseal hand+over | doc,plan | * | DISCLOSE | s=actor by=actor to=addressee
withdraw evacuate recall pull+out | person,force,troops | * | WITHDRAW | s=actor by=actor
leave vacate quit | site,gpe,settlement | force,troops,warriors | WITHDRAW | s=actor
bring | person,troops | * | WITHDRAW | s=actor by=actor
withdraw pull+out retreat | - | troops | WITHDRAW | s=actor
cut+off choke+off dry+up squeeze | income | * | COUNTERMEASURE | s=actor by=actor
cut+off | person,org,name,customer | * | TERMINATE | s=actor o=counterpart by=actor
break | - | org,person,name,gpe | TERMINATE | s=actor with=counterpart
tear+up rip+up annul void axe ditch terminate | contract,deal | * | TERMINATE | s=actor by=actor with=counterpart
drop ditch | org,vessel,customer | org,=insurer,=bank | TERMINATE | s=actor o=counterpart
pull withdraw cancel drop | =cover,=coverage,=insurance,=class | * | TERMINATE | s=actor by=actor from=counterpart
pull+out | - | org,firm,name | TERMINATE | s=actor of=counterpart
exit quit leave | gpe,market | firm | TERMINATE | s=actor
collapse fail fall+through break+down founder | - | contract,meet,deal | TERMINATE | between=actor with=counterpart
walk+away back+out | - | * | TERMINATE | s=actor from=counterpart
cease stop end dry+up | - | transfer | TERMINATE | to=counterpart
call+off | contract,trade,meet,deal,transfer,programme,plan | * | TERMINATE | s=actor by=actor with=counterpart
dismiss sack | person | * | TERMINATE | s=actor by=actor
leave exit quit | market | * | TERMINATE | s=actor
deregister deflag de-flag | vessel,name | * | TERMINATE | s=actor by=actor
dissolve disband shut+down close+down wind+up | org,site | * | TERMINATE | s=actor o=counterpart by=actor
rescind repeal | measure,deal,control | * | TERMINATE | s=actor by=actor
close shut | accounts | * | TERMINATE | s=actor by=actor
cut sever | trade | * | TERMINATE | s=actor by=actor with=counterpart
remove delete delist strike drop | person,org,name,vessel,unknown,gpe,- | * | TERMINATE | s=actor by=actor
obtain collect gather | messages | * | OBTAIN_INTELLIGENCE | s=collector by=collector
end terminate cancel suspend halt stop sever cease pause | contract,trade,meet,deal,transfer,measure,programme | * | TERMINATE | s=actor by=actor with=counterpart
break+off abandon scrap shelve | contract,trade,meet,deal,transfer,programme,plan | * | TERMINATE | s=actor by=actor with=counterpart
expire lapse | -,* | measure,deal,control,programme,licence,permit | TERMINATE |
leave quit | deal | * | TERMINATE | s=actor by=actor
withdraw | - | * | TERMINATE | s=actor from=counterpart
agree | * | * | AGREE | s=party with=party
work+out hammer+out thrash+out iron+out | =term,=detail,deal | * | NEGOTIATE | s=party with=party
haggle bargain | *,- | * | NEGOTIATE | s=party with=party
near approach | deal | * | NEGOTIATE | s=party with=party
negotiate | * | * | NEGOTIATE | s=party with=party by=party
visit | place,person,org,site | * | MEET | s=party o=party with=party
pay | =visit | person,org,name,gpe | MEET | s=party to=party
come arrive | - | delegation | MEET | s=party
sit+down dine confer huddle | - | person,name,delegation | MEET | s=party with=party
travel fly | - | person | MEET | s=party
receive | delegation,person | * | MEET | s=party o=party by=party
meet host | person,name,gpe,org,- | * | MEET | s=party o=party with=party
hold have attend host | meet | * | MEET | s=host_or_party with=party by=host_or_party
take+part participate | - | * | MEET | s=party
talk speak | - | gpe,org,name | NEGOTIATE | s=party to=party with=party
speak talk | - | person,name,gpe,org | MEET | s=party with=party to=party
discuss | * | * | NEGOTIATE | s=party with=party by=party
receive | plan | * | PROPOSE | s=addressee by=addressee from=proposer of=proposer
propose submit transmit present produce send put+forward | plan | * | PROPOSE | s=proposer by=proposer to=addressee from=proposer
include contain | * | plan | PROPOSE | s=plan
propose | * | * | PROPOSE | s=proposer by=proposer to=addressee
reject refuse decline rebuff turn+down vote+down veto throw+out | plan,deal,request,bill | * | REJECT | s=actor by=actor of=counterpart from=counterpart
reject refuse | plan | * | REJECT | s=actor by=actor of=counterpart
trigger call+for provide+for oblige allow permit limit restrict bar prohibit forbid mandate require contain entail stipulate specify envisage envision commit ban | *,- | deal,prondeal | TERMS |
require oblige mandate | * | law | TERMS |
ask press push | - | person,org,name,gpe | DEMAND | s=actor
ask order press instruct warn tell | person,org,gpe,name | * | DEMAND | s=actor o=addressee by=actor
recommend | * | * | PROPOSE | s=proposer by=proposer to=addressee
call+for appeal+for | * | person,org,name,gpe | DEMAND | s=actor
require demand | undertakings | agency,rule,org | EXPORT_CONTROL | s=authority by=authority from=target
demand urge require condition insist | * | * | DEMAND | s=actor o=addressee by=actor on=addressee
call appeal | - | person,org,name,gpe | DEMAND | s=actor on=addressee upon=addressee to=addressee
call | - | person,org,name,gpe | DEMAND | s=actor on=addressee
run expire | - | deal,contract | TERMS |
apply include cover extend | * | deal,prondeal | TERMS |
break+up smash bust roll+up take+down dismantle | =ring,=network,=gang,=cell,=syndicate | * | COUNTERMEASURE | s=actor by=actor
introduce impose | =check,=screening,=tracking,=vetting,=monitoring | * | COUNTERMEASURE | s=actor by=actor
close plug | =loophole,=gap | * | COUNTERMEASURE | s=actor by=actor
strip | vessel | * | COUNTERMEASURE | s=actor by=actor
strike | vessel,pronvessel | =registry,=register,=flag,gpe | COUNTERMEASURE | s=actor
step+up intensify tighten strengthen beef+up | fight,=oversight,=control,=scrutiny,=surveillance,=policing | * | COUNTERMEASURE | s=actor by=actor
take | steps | * | COUNTERMEASURE | s=actor
offer authorise authorize announce | reward | * | COUNTERMEASURE | s=actor by=actor
restrict limit curtail degrade constrain reduce | means | * | COUNTERMEASURE | s=actor by=actor
crack+down | - | * | COUNTERMEASURE | s=actor
expose deter confront counter curb prevent disrupt combat tackle stem thwart block impede | goods,transfer,measure,trade,evasion,means,=network,=ring,=smuggler,=smuggling | * | COUNTERMEASURE | s=actor by=actor
differ indicate suggest | *,- | * | ASSESS |
mediate intercede | - | person,org,gpe,name | INTERMEDIARY | s=intermediary between=party
introduce | org,name,person | org,name,person | INTERMEDIARY | s=intermediary o=party to=party
broker mediate | deal,transfer,goods | * | INTERMEDIARY | s=intermediary between=party by=intermediary
represent | org,name | person,org,name | ACTS_FOR | s=agent o=principal
represent amount+to | * | * | ASSESS |
lie | - | person,org,gpe,name | ACCUSE | s=accused
sell export ship deliver supply resell | none | * | TRANSFER | s=supplier to=recipient by=supplier
proliferate | *,- | * | PROLIFERATE | s=actor
`
