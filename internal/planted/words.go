package planted

// topics give a story its place and its cause.
var topics = []struct{ place, cause []string }{
	{[]string{"the container terminal", "the northern quay", "the ferry dock"}, []string{"a freeze on pay", "plans to sell the port"}},
	{[]string{"the steel works", "the old foundry", "the rolling mill"}, []string{"the closure of two furnaces", "cuts to night shifts"}},
	{[]string{"the border crossing", "the customs post", "the river bridge"}, []string{"a ban on small traders", "new visa rules"}},
	{[]string{"the grain market", "the flour mill", "the central bakery"}, []string{"the price of bread", "an end to flour subsidies"}},
	{[]string{"the parliament square", "the courthouse", "the governor's palace"}, []string{"a disputed vote count", "the arrest of a mayor"}},
	{[]string{"the copper mine", "the quarry road", "the tailings dam"}, []string{"polluted wells", "a licence for a second pit"}},
	{[]string{"the airfield", "the radar station", "the army depot"}, []string{"the call-up of reservists", "a lease to a foreign power"}},
	{[]string{"the university", "the main library", "the teachers' college"}, []string{"higher fees", "the dismissal of a rector"}},
}

// pools hold invented names and words to vary with.
var pools = map[string][]string{
	"town":    {"Port Lusan", "Veltra", "Osmere", "Kadrin", "Halvik", "Torrance Bay", "Mirefield", "Saltana", "Brennick", "Ostrava Mill", "Lower Quenby", "Ardmouth", "Pelwick", "Corvane", "Ludmere", "Estra", "Novi Brod", "Tamsin Cross", "Wexholm", "Arlen"},
	"region":  {"the Marenian coast", "the Kell valley", "Upper Dravia", "the Osk province", "the lake district of Tarn", "the eastern plain", "the Sarn highlands", "the Vell delta"},
	"surname": {"Maran", "Talvik", "Oster", "Hadley", "Quist", "Belov", "Arkady", "Sorensby", "Dunmore", "Ferrant", "Iversen", "Kovale", "Lasker", "Moravec", "Nettle", "Orlan", "Pryce", "Radek", "Stanhope", "Ulmer", "Varga", "Winslade", "Yarrow", "Zeller"},
	"first":   {"Ilse", "Oren", "Petra", "Jonas", "Mira", "Anton", "Klara", "Devin", "Sofie", "Lukas", "Nadja", "Emil", "Greta", "Tomas"},
	"office":  {"Interior Ministry", "Labour Ministry", "regional council", "Transport Ministry", "governor's office", "Trade Ministry"},
	"body":    {"dockers' union", "miners' federation", "farmers' league", "teachers' association", "drivers' union", "tenants' alliance"},
	"day":     {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
	"count":   {"two", "three", "four", "five", "six", "seven"},
	"calm":    {"calm", "tense", "quiet", "orderly", "crowded", "wet"},
	"thing":   {"tyres", "pallets", "benches", "crates", "barrels", "carts"},
	"shop":    {"bakeries", "tea houses", "pharmacies", "repair shops", "kiosks", "fishmongers"},
	"road":    {"the ring road", "the coastal highway", "the bridge road", "the old post road", "the valley road"},
	"season":  {"spring", "autumn", "winter", "summer"},
	"money":   {"crowns", "marks", "thalers"},
	"goods":   {"timber", "grain", "copper ore", "fertiliser", "machine parts", "frozen fish"},
	"who":     {"Shopkeepers", "Pensioners", "Commuters", "Students", "Lorry drivers", "Nurses"},
	"weather": {"sleet", "drizzle", "fog", "bright sun", "a hard frost", "strong wind"},
	"month":   {"January", "March", "May", "September", "November"},
}

// order is the order of a story's sentences.
var order = []string{"lede", "hurt", "official", "caveat", "quote", "fight", "company", "reply", "deal", "barrier", "quote2", "background", "next"}

var titles = []string{
	"Police (clear|drive) [protesters] from {place} in {town}",
	"Talks over {cause} (stall|drag on|break off) in {town}",
	"{town}: [protesters] (return|march again|move back) to {place}",
	"(Dispute|Quarrel|Row) over {cause} reaches {place} in {town}",
	"{minister} under (pressure|fire|scrutiny) as [protesters] hold {place}",
	"At {town}, a (stand-off|deadlock|long wait) over {cause}",
}

// sentences are the templates by kind. Words in square brackets are those that
// outlets may replace; names in braces are filled in; of (one|another) one is
// drawn, so that two stories from one template share few words in a row.
var sentences = map[string][]string{
	"lede": {
		"Police in {town} (moved on {day}|came at dawn on {day}|used {day}'s fog) to (clear|push|drive) about {crowd} [protesters] (from|out of|away from) {place}, where a (dispute|quarrel|row) over {cause} has (gone on|dragged on|simmered) for {weeks} weeks.",
		"Some {crowd} [protesters] (marched on|walked to|drew up before) {place} in {town} on {day}, the (largest|loudest|angriest) (turnout|gathering) since (the quarrel about|the row over|trouble over) {cause} (broke out|began to spread|flared) {weeks} weeks ago.",
		"A (rally|march|sit-in) against {cause} (ended|broke up|finished) in (scuffles|confusion|tears) on {day} when (officers|mounted police|constables) (pushed|led|carried) [protesters] away from {place} (on the edge|in the north|at the gates) of {town}.",
		"(Hundreds|Scores|Dozens) of [protesters] were (still|once more|already) camped (outside|before|behind) {place} in {town} on {day}, {weeks} weeks after {cause} (first|had) (brought|driven|called) them there.",
		"(Barricades|Heaps|Walls) of {*thing} (went up|rose|grew) around {place} on {day} as [protesters] in {town} (vowed|swore|promised) to (stay|wait|hold out) until {cause} is (discussed|on the table|settled).",
		"(Shops|Banks|Cafes) stayed (shut|dark|closed) in {town} on {day} while [protesters] (angry|bitter|furious) about {cause} (filled|blocked|crowded) the (street|avenue|lane) that leads to {place}.",
		"Riot police (used|turned|aimed) water cannon on {day} (against|at|on) [protesters] who had (cut|closed|occupied) the road to {place} in {town} over {cause}.",
		"A (night|day|second round) of talks about {cause} (brought no result|came to nothing|ended without a word) in {town}, and by {day} (morning|noon) [protesters] (were back|stood again|had returned) at the gates of {place}.",
	},
	"hurt": {
		"At least {hurt} people were (treated for|seen about|nursing) (cuts|burns|bruises), the (district|county|railway) hospital in {town} (reported|noted).",
		"(Ambulance crews|Paramedics|Volunteers) counted {hurt} (injured|hurt|wounded), (most of them|many) with (sprained wrists|sore eyes|broken ribs), by the end of the {*calm} (afternoon|day|evening).",
		"(Doctors|Nurses|Surgeons) at the clinic (behind|beside|opposite) {place} (looked after|saw|bandaged) {hurt} patients, (two|three|some) of whom were kept (overnight|until morning|in bed).",
		"The Red Lantern (aid group|volunteers|station) put the number of (wounded|injured|patients) at {hurt}, among them a (photographer|baker|postman|cellist).",
		"A total of {hurt} (officers and bystanders|people on both sides|men and women) needed (first aid|stitches|oxygen), according to the (fire brigade|night doctor|mayor's office) of {town}.",
		"(Medics|Friends|Strangers) carried {hurt} people out of the (crowd|square|smoke), one of them (unconscious|in shock|without shoes), (witnesses|neighbours|passers-by) recalled.",
	},
	"official": {
		"The [government] in the capital accused the (organisers|leaders) of (putting lives at risk|breaking the peace|bad faith) and promised to (restore order|reopen the roads|send help) in {region}.",
		"Speaking for the [government], {first2} {minister} of the {office} called the (blockade|march|camp) (a matter for the courts|a nuisance|a test of patience).",
		"{first2} {minister}, who (answers|speaks|decides) for {region} in the [government], rejected (calls|a petition|demands) for an inquiry into the (operation|arrests|night's events).",
		"(Critics|Opponents|Former allies) of the [government] point out that {minister} had (promised|sworn|undertaken) to (settle the matter|end the quarrel|visit {region}) by {*month}.",
		"For the [government] the (quarrel|row|trouble) comes at a (bad|delicate|costly) time, weeks before {region} (elects a new assembly|votes on its roads|chooses a governor).",
		"The [government] has sent {minister} to {region} (three|four|five) times since the first (march|rally|arrest), (without result|to no effect|in vain).",
		"(Two|Three|Several) members of the [government] (broke ranks|spoke up|changed sides) on {day} and asked {minister} to (open talks|step aside|think again).",
	},
	"caveat": {
		"Northwire could not independently verify the (figure|account|number).",
		"It was not immediately possible to confirm (either account|the numbers|what happened).",
		"The (number|claim|sequence of events) could not be independently confirmed.",
		"Neither (version of events|side's figures) could be independently verified.",
		"Northwire was unable to verify the (account|figure|report) independently.",
	},
	"quote": {
		"\"We came with (empty hands|our children|bread and salt) and we shall leave when somebody (listens|answers|writes back),\" [said] {first} {leader}, who leads the {body}.",
		"\"Nobody here wants (a fight|trouble|a war of words), but nobody here can live on (promises|rain|speeches),\" [said] {leader}, the head of the {body}.",
		"\"My members have waited {weeks} weeks for one (honest answer|straight word|letter),\" [said] {first} {leader} of the {body}.",
		"\"If the (gates|books|talks) open tomorrow, we will be the first to (cheer|go home|sing),\" [said] {first} {leader}, who speaks for the {body}.",
		"\"They count our (steps|heads|matches) and not our (bills|years|hours),\" [said] {leader}, a former (crane driver|stoker|cook|organist) who now runs the {body}.",
		"\"A town that cannot (feed its children|heat its schools|light its streets) has (nothing|little) left to lose,\" [said] {leader}, chair of the {body}.",
	},
	"fight": {
		"In the hills (above|beyond|behind) the town, [fighters] loyal to a (local commander|dismissed colonel|mountain clan) watched the (road|valley|fires) but took no part.",
		"Armed [fighters] from {region} were seen (near|beside|along) {*road} at (dawn|dusk|midnight), though no shots were (heard|fired|reported).",
		"A truce with [fighters] in {region}, (signed|sealed|agreed) last {*season}, has (held|lasted) so far despite the (unrest|crowds|rumours).",
		"(Villagers|Shepherds|Ferrymen) spoke of [fighters] in (mixed uniforms|grey coats|borrowed boots) who asked for (water|bread|the way) and moved on towards {*road}.",
		"The army keeps a (post|company|gun) on {*road} against [fighters] who (crossed|came down|retreated) from {region} in {*month}.",
		"(Elders|Priests|Teachers) in {region} (persuaded|begged|paid) a band of [fighters] to stay out of {town} while the (talks|funerals|harvest) go on.",
	},
	"company": {
		"The [company] that (runs|owns|leases) {place} put its (losses|costs) at {sum} million {*money} a (week|month).",
		"About a (third|half|quarter) of the [workers] at {place} have not been (paid|called in|seen) since {*month}.",
		"Shares in the [company] (fell|slid|sank) for a (third|fourth|second) day, and suppliers of {*goods} asked to be paid in (advance|cash|silver).",
		"Managers of the [company] met behind (closed doors|drawn curtains) and left by a (side entrance|back stair|goods lift) without a word.",
		"Night-shift [workers] found the gates (chained|guarded|welded) and walked home along {*road} in {*weather}.",
		"Some [workers] brought their (families|tools|dogs), and a brass band from {region} played until (dusk|the rain came|midnight).",
		"The [company] has offered a (single|small|late) payment of {sum} {*money} to each (household|family|man), which few have (taken|cashed|wanted).",
		"Older [workers] remember a (similar|longer|harder) dispute in the {*season} of the great (flood|fire|frost), which lasted until {*month}.",
	},
	"reply": {
		"{minister} denied that any (promise|contract|law) had been (broken|bent|forgotten).",
		"A spokesman for {minister} did not respond to a request for comment.",
		"The {office} denied that (force|gas|horses) had been used without (warning|need|orders).",
		"The {body} rejected the accusation that it had (planned|wanted|welcomed) the (violence|delay|fire).",
		"{minister} declined to comment on the (complaint|letter|photographs).",
		"{leader} denied any (link|debt|tie) to the men who threw (stones|bottles|eggs).",
	},
	"deal": {
		"Negotiations [began] at (noon|ten|dusk) in a (school gymnasium|chapel|warehouse), and a first [agreement] on (safe passage|prisoners|wages) was read out (at dusk|by candlelight|twice).",
		"Work on an [agreement] [began] in {*month} but (broke off|stuck fast|stopped) over the question of (back pay|pensions|an amnesty).",
		"An [agreement] from last {*season} gave the town a share of the (fees|fish|tolls); payments [began] (late|in {*month}) and soon (ended|shrank|dried up).",
		"(Mediators|Bishops|Judges) from {region} hope for an [agreement] before talks that [began] on {day} run out of (time|money|patience).",
		"The quarrel [began] with a (leaked letter|lost ledger|broken lock), and no [agreement] reached since has lasted longer than a (week|fortnight|night).",
		"Both sides [began] to (draft|sketch|translate) an [agreement] on {*goods}, though neither would show it to (reporters|the other|the mayor).",
	},
	"barrier": {
		"A [large] (steel|timber|wire) [fence] now divides {place} from the (houses|orchards|allotments) on {*road}.",
		"(Soldiers|Guards|Carpenters) put up a [fence] across {*road}, and a [large] (crowd|choir|flock of geese) gathered on its far side.",
		"Behind the [fence] a [large] (pile|store|load) of {*goods} lay under (tarpaulins|sailcloth|snow) in {*weather}.",
		"Children pushed (letters|flowers|drawings) through the [fence] while a [large] (banner|flag|kite) hung from the (water tower|church|crane).",
		"Engineers want the [fence] moved by {sum} metres, which would need a [large] (crane|gang|barge) from {region}.",
		"Someone had painted a [large] (fish|eye|question mark) on the new [fence] beside {*road}, and guards let it (stay|dry|be).",
	},
	"quote2": {
		"\"Tomorrow the talks (break down|end), and then the whole of {region} hears about it,\" {leader} warned.",
		"The (stoppage|march|boycott) [may] spread to {region}, {leader} told reporters on {*road}.",
		"A second (march|vigil|strike) [may] follow on {*month} {sum2}, the {body} announced.",
		"Courts [may] rule on the (dismissals|arrests|fines) before {*month}, lawyers for the {body} expect.",
		"(Fuel|Flour|Medicine) [may] run short in {town} by the (weekend|end of {*month}), the {body} warned.",
		"The gates [may] open again on {day} for (ambulances|milk carts|children) alone, {leader} indicated.",
	},
	"background": {
		"{town} has lost a (tenth|fifth|third) of its people in a (decade|generation), most of them to (the capital|the coast|the mines).",
		"A (similar|smaller|forgotten) dispute in {region} (three|four|nine) years ago was settled after the (harvest|thaw|election).",
		"The town of {town} lives on {*goods} and on the few (tourists|pilgrims|fishermen) who stop on {*road}.",
		"Until the {*season} of last year the place was known (chiefly|only|abroad) for its {*shop}.",
		"In {region}, one household in (five|four|six) depends on (pensions|parcels|wages) sent from (abroad|the ships|the capital).",
	},
	"colour": {
		"{*who} shared (soup|tea|bread) from a (copper pot|milk churn|tin bath) while {*weather} settled over {*road}.",
		"By (evening|noon|nightfall) the {*shop} near {*road} had sold everything but (candles|vinegar|postcards).",
		"{*who} in {region} followed the (events|speeches|arrests) on a radio that stood on a (pile|row) of {*thing}.",
		"A (dog|donkey|drunk sailor) slept through it all beside a (stack|ring) of {*thing} in front of the {*shop}.",
		"{*who} complained that the (buses|trams|ferries) to {*road} had stopped at (noon|two|dawn) in {*weather}.",
		"On {*road}, {*who} swept (glass|leaves|leaflets) into heaps and argued about the price of {*goods}.",
		"Two barges with {*goods} (waited|rocked|lay) in the {*weather}, their crews (playing cards|asleep|singing).",
		"The {*shop} raised their shutters at (ten|nine|seven), earlier than {*who} had expected in such {*weather}.",
	},
	"next": {
		"The next round of talks is due on {*month} {sum2}.",
		"{minister} is expected in {town} before the end of the (week|month|strike).",
		"A (vigil|concert|service) was planned for the (evening|morning|weekend) (outside|behind|opposite) {place}.",
		"The council of {town} meets (again|in secret|at last) on {day}.",
		"(Schools|Markets|Ferries) in {town} are to stay closed until (further notice|{*month}|the road is clear).",
	},
}

var ownTitles = []string{"A walk along {*road}", "What the {*shop} of {town} know", "Letters: {*who} and the price of {*goods}", "The {*season} market returns to {town}", "Portrait: {first} {leader}, keeper of the {*shop}"}

// ownSentences are of articles that nobody copied.
var ownSentences = []string{
	"{*who} in {town} have a saying about {*weather}, and it is not a kind one.",
	"The {*season} market opened with {sum} stalls, four fewer than a year before.",
	"{first} {leader} has kept the {*shop} on {*road} for {weeks} decades and has never learned to like {*goods}.",
	"Nobody can say who first stacked {*thing} outside the {*shop}, but by {*month} everybody did it.",
	"A letter from {region} arrived with {sum} signatures and a drawing of {*road} in {*weather}.",
	"The mayor of {town} promised new lamps for {*road} and then left on holiday.",
	"For {sum} {*money} a visitor can see the whole of {region} from the water tower.",
	"The choir sang {weeks} songs, and {*who} sang along to the last.",
	"{minister} used to buy {*goods} here before the {*office} had a car for it.",
	"In {*month} the river rose as far as the {*shop}, and somebody rescued the {*thing}.",
}
