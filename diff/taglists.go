package diff

// The lists of the tagger. They hold what news uses most; a word that is not
// here is read by its suffix and its neighbours.

var closedClass = [...]string{
	tagDet: `the a an this that these those my your his her its our their no every each either neither some any all both
half several many much few more most less another such own certain various multiple enough`,
	tagPron: `i you he she it we they me him us them mine yours hers ours theirs myself yourself himself herself itself ourselves
themselves someone somebody something anyone anybody anything everyone everybody everything nobody nothing none one's oneself there others`,
	tagAux: `be am is are was were been being have has had having do does did will would can could may might must shall should cannot
can't won't don't doesn't didn't isn't aren't wasn't weren't haven't hasn't hadn't wouldn't couldn't shouldn't mustn't n't 're 've 'll 'd 'm
he's she's it's that's they're we're you're i'm they've we've i've you've he'd she'd they'd we'd i'd he'll she'll they'll we'll it'll i'll`,
	tagTo: `to`,
	tagAdv: `not never also still already just only even now then here soon often again too very quite rather almost nearly once twice
always ever yet perhaps maybe however meanwhile instead later earlier ago so thus therefore moreover furthermore further away back together
well far further ahead aboard somehow anyway indeed else alone straight hence nowhere everywhere somewhere anywhere
therein farther sooner beforehand afterwards downtown upstairs overnight abroad overseas online today tomorrow yesterday tonight forward long apart altogether somewhat sometimes seldom`,
	tagPrep: `of in on at by for with from into onto upon over under about against between among amongst through throughout during within
without across behind beyond near towards toward above below beneath beside besides despite except inside outside off out up down since until
till after before via per amid amidst around along versus vs than like unlike as regarding concerning including following`,
	tagConj:     `and or but nor plus &`,
	tagSub:      `because although though while whereas if unless whether when whenever where wherever who whom whose which what how why`,
	tagGenitive: `'s`,
}

const adjectives = `new old good bad big small large great high low long short late early young major minor main key top last next first second third
fourth fifth same different other only former current recent past present future public private local national international foreign domestic
political military economic financial social legal illegal federal central northern southern eastern western north south east west global
full open free close hard easy early strong weak heavy light clear sure able unable likely unlikely possible impossible true false real
dead alive poor rich safe dangerous deadly bloody brutal fierce violent peaceful armed unarmed civilian nuclear senior junior chief prime
deputy vice left right far-right far-left extreme radical moderate conservative liberal democratic republican black white red green blue
important serious severe sharp deep wide broad narrow early final initial total whole entire joint mutual common special general specific
particular similar different separate single double triple daily weekly monthly yearly annual early elderly likely friendly costly
human civil criminal innocent guilty responsible ready available fresh warm cold hot dry wet dark bright quiet calm angry happy sad proud
worried afraid aware worse worst better best lower higher larger smaller greater bigger fewer older younger stronger weaker earlier longer
shorter latest largest biggest highest lowest strongest least lead three-sided top-level modern ancient holy royal fair unfair so-called
wrong rival little soft polar difficult popular strict smart legitimate unsafe willing asleep capable olive nude alleged disputed unprecedented controversial historic massive huge vast tiny long-range short-range medium-range far near due live urgent`

const nouns = `government president minister ministry country state people police army force forces war peace deal conflict city town village
region territory area border capital house party parliament congress senate court law bill policy leader official officer spokesman
spokeswoman spokesperson year month week day hour minute morning evening night monday tuesday wednesday thursday friday saturday sunday
january february march april june july august september october november december time man woman child children men women family father
mother son daughter wife husband friend member group company bank market price oil gas dollar euro pound percent cent number part place
problem question issue system program programme project plan case point fact way thing life death world nation community society
economy industry business job worker student teacher school university hospital doctor health security defence defense weapon missile
nothing king ring thing string spring wing morning evening ceiling sibling beijing wedding being something anything everything during
ally family supply reply assembly monopoly anomaly butterfly belly bully rally italy july
bed seed deed speed feed need breed greed creed weed media data bus crisis news series species process address progress access success
interest east-west hundred thousand million billion trillion dozen hundreds thousands millions billions dozens
animal hospital capital rival arrival approval proposal withdrawal festival journal signal material official individual professional
criminal general terminal removal survival referendum moment president resident student incident accident agent parent patient
continent department government parliament statement agreement settlement treatment investment movement element document
music traffic public republic topic critic clinic fabric traffic logic statistic epidemic pandemic mechanic
militant protestant immigrant migrant restaurant merchant giant participant descendant consultant assistant servant tenant plant
territory military secretary library salary boundary january february diary anniversary summary dictionary`

const ingNouns = `meeting building hearing funding briefing shooting bombing killing shelling fighting bidding trading spending saving training
warning feeling finding setting opening closing beginning ending reading writing meaning rating ranking housing mining farming fishing
banking marketing manufacturing engineering understanding gathering crossing landing offering proceeding ruling sanctioning sentencing
stabbing policing polling voting wording painting recording drawing hosting parking planning`

// irregularNouns is how many of the irregular verbs are nouns as well.
const irregularNouns = 32

var irregular = [...]string{
	"cut cut", "hit hit", "set set", "put put", "bid bid", "cost cost", "fall fell fallen", "rise rose risen", "fight fought", "run ran run",
	"hold held", "win won", "lead led", "drive drove driven", "strike struck stricken", "split split", "spread spread", "shut shut",
	"draw drew drawn", "break broke broken", "show showed shown", "bet bet", "feel felt", "find found", "sleep slept", "drink drank drunk",
	"deal dealt", "hurt hurt", "offset offset", "stand stood", "swing swung", "shoot shot",
	// not nouns
	"say said", "tell told", "become became become", "begin began begun", "bring brought", "build built", "buy bought", "catch caught",
	"choose chose chosen", "come came", "eat ate eaten", "flee fled", "fly flew flown", "forbid forbade forbidden", "forget forgot forgotten",
	"get got gotten", "give gave given", "go went gone", "grow grew grown", "hear heard", "hide hid hidden", "keep kept", "know knew known",
	"lay laid", "leave left", "lend lent", "let let", "lie lied lain", "lose lost", "make made", "mean meant", "meet met", "overthrow overthrew overthrown",
	"pay paid", "quit quit", "read read", "ride rode ridden", "see saw seen", "seek sought", "sell sold", "send sent", "shake shook shaken",
	"sit sat", "speak spoke spoken", "spend spent", "steal stole stolen", "swear swore sworn", "sweep swept", "take took taken", "teach taught",
	"tear tore torn", "think thought", "throw threw thrown", "understand understood", "undertake undertook undertaken", "wear wore worn",
	"withdraw withdrew withdrawn", "withhold withheld", "write wrote written", "arise arose arisen", "awake awoke awoken", "bear bore borne",
	"beat beat beaten", "bind bound", "bleed bled", "blow blew blown", "feed fed", "freeze froze frozen", "foresee foresaw foreseen",
	"oversee oversaw overseen", "overcome overcame overcome", "rebuild rebuilt", "retake retook retaken", "sink sank sunk", "slay slew slain",
	"strive strove striven", "undergo underwent undergone", "uphold upheld", "wake woke woken", "do did done", "bear bore born", "rewrite rewrote rewritten", "shed shed", "burst burst",
	"cast cast", "rid rid", "upset upset", "sue sued", "die died", "tie tied", "vie vied",
}

// Regular verbs that are seldom nouns.
const verbs = `subscribe crack accuse achieve acknowledge acquire act adapt add address adjust administer admit adopt advise advocate affect affirm afford agree aim alarm
allege allow announce anticipate apologise apologize appear apply appoint appreciate approach approve argue arm arrange arrive assassinate assault
assemble assert assess assign assist assume assure attach attack attain attempt attend attract authorise authorize avoid await back
ban bar base become befriend belong blame block boast boost borrow breach broaden bury calculate cancel capture carry cease cede
celebrate challenge characterise characterize charge cite clarify classify collapse collect combat commemorate comment commit compare compel compete
complain complete comply compose comprise concede conclude condemn conduct confess confirm confront connect consider consist constitute construct
consult contain contend continue contradict contribute convene convert convey convict convince cooperate coordinate cope correspond
create criticise criticize cross crush curb damage debate decide declare decline decrease dedicate deepen defeat defend define degrade delay
deliver demand demolish demonstrate denounce deny depart depend deploy deport depose deprive derail describe deserve designate desire destroy
detail detain deter deteriorate determine develop devote differ diminish direct disagree disappear disarm disclose discover discuss dismantle dismiss
displace display dispute disrupt dissolve distance distinguish distribute disturb divide dominate donate double downplay drag dub
ease edit educate elaborate elect elevate eliminate embark embrace emerge emphasise emphasize employ empower enable encompass encounter encourage
encroach enforce engage enhance enjoy enlarge ensure enter entitle equip eradicate erode erupt escalate escape establish evacuate evade evaluate
evolve examine exceed exchange exclude execute exercise exert exhaust exist expand expect expel explain explode exploit explore export expose
express extend extradite face fail favour favor file finance finish flag flare flourish flow focus follow force form foster free fuel
fulfil fulfill function gain gather generate grant greet guarantee guard guide handle happen harass harden harm head heal hesitate highlight
hint hinder host identify ignore illustrate imagine impact impede implement imply import impose impress improve include increase incur indicate
infiltrate inflict influence inform infringe inherit initiate injure insist inspect inspire install instruct integrate intend intensify interpret
interrogate interrupt intervene introduce invade invest investigate invite involve irritate isolate issue jeopardise join judge justify
kidnap kill know label lack last launch learn leave liberate lift limit link list live locate lower maintain manage mark
massacre match mediate mention merge migrate mobilise mobilize modify monitor mount move murder name narrow need neglect negotiate nominate
note notice notify obey object obtain occupy occur offer open operate oppose order organise organize oust outline overlook overturn owe own
participate pass patrol penetrate perceive perform permit persist persuade place plague play plead pledge plunge point portray pose possess postpone
pour praise precede predict prefer prepare present preserve press presume pretend prevail prevent privatise proceed proclaim produce prohibit
promise promote prompt propose prosecute protect prove provide provoke publish punish purchase pursue push question quote raise ratify reach
react realise realize reassure rebound recall receive recognise recognize recommend reconsider record recover recruit reduce refer reflect
refrain refuse regain regard register regret regulate reinforce reiterate reject relate release relieve relocate rely remain remark remember remind
remove renew repair repeat repel replace reply represent reprint request require rescue resemble resign resist resolve respond restore restrict result
resume retain retaliate retire retreat return reveal reverse revive revoke rule sack safeguard satisfy save scatter schedule scrap seal secure
seem seize select separate serve settle severe share shelve shift signal sign slam slash smuggle soar solve spark specify spearhead sponsor stabilise
stage start stem stipulate stop storm strengthen stress struggle submit succeed suffer suggest summon supply support suppose suppress surge surprise
surrender surround survive suspect suspend sustain tackle target tend terminate testify thank threaten tolerate topple torture touch
track transfer transform translate treat trigger triple turn underline undermine underscore unify unite unleash unveil update urge use utilise
vacate value vary veer verify veto vindicate violate visit voice vote vow wait want warn watch weaken weigh welcome widen
wonder work worsen wound yield allow ask believe call care close end help like look love open pay seem show talk try worry
`

// Regular verbs that are as often nouns.
const verbNouns = `access account address aid air alarm alert ally answer appeal arrest assault attack attempt award back balance ban bar base battle
benefit bill blame blast block board bomb boost border boycott breach brief burn call campaign cause challenge change charge check claim clash
climb close collapse combat comment compromise concern conduct conflict consent contact contest contract contrast control convoy copy count
counter court cover crash credit crime cross curb cure damage dance date debate debt decline decrease defeat delay demand deposit design desire
detail dialogue display dispute doubt drop drill ease echo effect effort end escape estimate exchange excuse exercise experience experiment
export extract eye face fear feature fight figure file film finance fine fire flight flow focus force form frame fuel function fund gain gap
gesture grant grip ground group guarantee guard guess guide gun halt hand harm head help highlight hope host house impact import increase influence
injury insult interest interview invite issue journey judge jump kick kidnap killing label lack land launch leak level lift limit line link list
load loan lobby lock look loss love march mark market massacre match matter measure mediator mention mistake mix model monitor move murder
name need notice number object offer offensive operation order outline outrage pace pact panic paper pardon park part partner pass patrol pause
peak phone picture piece place plan plant play plea pledge plot point poll position post pose power practice praise presence present press pressure
price prison profile profit program programme progress project promise proof proposal protest provision push question quest quote race
raid rain raise rally range rank rate reach record reform refuge refugee regard regret reign release relief remark rent repair reply report request
rescue research reserve resort respect response rest result retreat return reverse review revolt reward riot risk role round rule rush sale sample
sanction scale scandal scheme score scream search seat secret segment sense sentence service shape share shell shelter shift ship shock shop shot
sign signal site slide slowdown smoke soldier sound source speech speed stage stake stance start state status stay stem step stock stop storm
strain stream stress stretch structure struggle study style subject suit summit supply support surge surprise survey suspect swap switch sympathy
table talk target task tax tear term test thank thing threat toll tone tool torture total touch tour track trade train transfer transport
trap travel treaty trend trial trick trigger trip troop trouble truce trust turn use value veto view violence visit voice vote wage wait walk
wall want warning waste watch water wave weight welcome will wind wish witness word work worry wound yield`

// Prepositions and connectives of several words.
const prepositions = `
as well as, along with, together with, in addition to, as part of, as for, as of, as to, in terms of, because of, due to, owing to, thanks to, according to
such as, instead of, rather than, out of, ahead of, prior to, in front of, on behalf of, in favour of, in favor of, in spite of, in light of
in response to, in order to, so as to, with regard to, with respect to, in line with, in case of, by means of, in view of, for the sake of
apart from, aside from, except for, up to, close to, next to, on top of, in the wake of, in the face of, at the end of, as a result of
so that, even though, even if, as if, as though, as soon as, as long as, in case, now that, provided that
more than, less than, fewer than, at least, at most, as many as, as much as, no more than, no less than
`
