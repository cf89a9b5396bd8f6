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
	"Police clear [protesters] from {place} in {town}",
	"Talks over {cause} stall in {town}",
	"{town}: [protesters] return to {place}",
	"Dispute over {cause} reaches {place} in {town}",
	"{minister} under pressure as [protesters] hold {place}",
	"At {town}, a stand-off over {cause}",
}

// sentences are the templates by kind. Words in square brackets are those that
// outlets may replace; names in braces are filled in.
var sentences = map[string][]string{
	"lede": {
		"Police in {town} moved on {day} to clear about {crowd} [protesters] from {place}, where a dispute over {cause} has gone on for {weeks} weeks.",
		"Some {crowd} [protesters] marched on {place} in {town} on {day}, the largest turnout since the quarrel about {cause} broke out {weeks} weeks ago.",
		"A rally against {cause} ended in scuffles on {day} when officers pushed [protesters] away from {place} on the edge of {town}.",
		"Hundreds of [protesters] were still camped outside {place} in {town} on {day}, {weeks} weeks after {cause} first brought them there.",
		"Barricades of {*thing} went up around {place} on {day} as [protesters] in {town} vowed to stay until {cause} is discussed.",
		"Shops stayed shut in {town} on {day} while [protesters] angry about {cause} filled the street that leads to {place}.",
		"Riot police used water cannon on {day} against [protesters] who had cut the road to {place} in {town} over {cause}.",
		"A night of talks about {cause} brought no result in {town}, and by {day} morning [protesters] were back at the gates of {place}.",
	},
	"hurt": {
		"At least {hurt} people were treated for cuts and bruises, the district hospital in {town} reported.",
		"Ambulance crews counted {hurt} injured, most of them with sprained wrists, by the end of the {*calm} afternoon.",
		"Doctors at the clinic behind {place} looked after {hurt} patients, two of whom were kept overnight.",
		"The Red Lantern aid group put the number of wounded at {hurt}, among them a photographer.",
		"A total of {hurt} officers and bystanders needed first aid, according to the fire brigade of {town}.",
		"Medics carried {hurt} people out of the crowd, one of them unconscious, witnesses recalled.",
	},
	"official": {
		"The [government] in the capital accused the organisers of putting lives at risk and promised to restore order in {region}.",
		"Speaking for the [government], {first2} {minister} of the {office} called the blockade a matter for the courts.",
		"{first2} {minister}, who answers for {region} in the [government], rejected calls for an inquiry into the operation.",
		"Critics of the [government] point out that {minister} had promised to settle the matter by {*month}.",
		"For the [government] the quarrel comes at a bad time, weeks before {region} elects a new assembly.",
		"The [government] has sent {minister} to {region} three times since the first march, without result.",
		"Two members of the [government] broke ranks on {day} and asked {minister} to open talks.",
	},
	"caveat": {
		Wire + " could not independently verify the figure.",
		"It was not immediately possible to confirm either account.",
		"The number could not be independently confirmed.",
		"Neither version of events could be independently verified.",
		Wire + " was unable to verify the account independently.",
	},
	"quote": {
		"\"We came with empty hands and we shall leave when somebody listens,\" [said] {first} {leader}, who leads the {body}.",
		"\"Nobody here wants a fight, but nobody here can live on promises,\" [said] {leader}, the head of the {body}.",
		"\"My members have waited {weeks} weeks for one honest answer,\" [said] {first} {leader} of the {body}.",
		"\"If the gates open tomorrow, we will be the first to cheer,\" [said] {first} {leader}, who speaks for the {body}.",
		"\"They count our steps and not our bills,\" [said] {leader}, a former crane driver who now runs the {body}.",
		"\"A town that cannot feed its children has nothing left to lose,\" [said] {leader}, chair of the {body}.",
	},
	"fight": {
		"In the hills above the town, [fighters] loyal to a local commander watched the road but took no part.",
		"Armed [fighters] from {region} were seen near {*road} at dawn, though no shots were heard.",
		"A truce with [fighters] in {region}, signed last {*season}, has held so far despite the unrest.",
		"Villagers spoke of [fighters] in mixed uniforms who asked for water and moved on towards {*road}.",
		"The army keeps a post on {*road} against [fighters] who crossed from {region} in {*month}.",
		"Elders in {region} persuaded a band of [fighters] to stay out of {town} while the talks go on.",
	},
	"company": {
		"The [company] that runs {place} put its losses at {sum} million {*money} a week.",
		"About a third of the [workers] at {place} have not been paid since {*month}.",
		"Shares in the [company] fell for a third day, and suppliers of {*goods} asked to be paid in advance.",
		"Managers of the [company] met behind closed doors and left by a side entrance without a word.",
		"Night-shift [workers] found the gates chained and walked home along {*road} in {*weather}.",
		"Some [workers] brought their families, and a brass band from {region} played until dusk.",
		"The [company] has offered a single payment of {sum} {*money} to each household, which few have taken.",
		"Older [workers] remember a similar dispute in the {*season} of the great flood, which lasted until {*month}.",
	},
	"reply": {
		"{minister} denied that any promise had been broken.",
		"A spokesman for {minister} did not respond to a request for comment.",
		"The {office} denied that force had been used without warning.",
		"The {body} rejected the accusation that it had planned the violence.",
		"{minister} declined to comment on the complaint.",
		"{leader} denied any link to the men who threw stones.",
	},
	"deal": {
		"Negotiations [began] at noon in a school gymnasium, and a first [agreement] on safe passage was read out at dusk.",
		"Work on an [agreement] [began] in {*month} but broke off over the question of back pay.",
		"An [agreement] from last {*season} gave the town a share of the fees; payments [began] late and soon ended.",
		"Mediators from {region} hope for an [agreement] before talks that [began] on {day} run out of time.",
		"The quarrel [began] with a leaked letter, and no [agreement] reached since has lasted longer than a week.",
		"Both sides [began] to draft an [agreement] on {*goods}, though neither would show it to reporters.",
	},
	"barrier": {
		"A [large] steel [fence] now divides {place} from the houses on {*road}.",
		"Soldiers put up a [fence] across {*road}, and a [large] crowd gathered on its far side.",
		"Behind the [fence] a [large] pile of {*goods} lay under tarpaulins in {*weather}.",
		"Children pushed letters through the [fence] while a [large] banner hung from the water tower.",
		"Engineers want the [fence] moved by {sum} metres, which would need a [large] crane from {region}.",
		"Someone had painted a [large] fish on the new [fence] beside {*road}, and guards let it stay.",
	},
	"quote2": {
		"\"Tomorrow the talks [may] fail, and then the whole of {region} hears about it,\" {leader} warned.",
		"The stoppage [may] spread to {region}, {leader} told reporters on {*road}.",
		"A second march [may] follow on {*month} 5, the {body} announced.",
		"Courts [may] rule on the dismissals before {*month}, lawyers for the {body} expect.",
		"Fuel [may] run short in {town} by the weekend, the {body} warned.",
		"The gates [may] open again on {day} for ambulances alone, {leader} indicated.",
	},
	"background": {
		"{town} has lost a tenth of its people in a decade, most of them to the capital.",
		"A similar dispute in {region} three years ago was settled after the harvest.",
		"The town of {town} lives on {*goods} and on the few tourists who stop on {*road}.",
		"Until the {*season} of last year the place was known chiefly for its {*shop}.",
		"In {region}, one household in five depends on pensions sent from abroad.",
	},
	"colour": {
		"{*who} shared soup from a copper pot while {*weather} settled over {*road}.",
		"By evening the {*shop} near {*road} had sold everything but candles.",
		"{*who} in {region} followed the events on a radio that stood on a pile of {*thing}.",
		"A dog slept through it all beside a stack of {*thing} in front of the {*shop}.",
		"{*who} complained that the buses to {*road} had stopped at noon in {*weather}.",
		"On {*road}, {*who} swept glass into heaps and argued about the price of {*goods}.",
		"Two barges with {*goods} waited in the {*weather}, their crews playing cards.",
		"The {*shop} raised their shutters at ten, earlier than {*who} had expected in such {*weather}.",
	},
	"next": {
		"The next round of talks is due on {*month} {hurt}.",
		"{minister} is expected in {town} before the end of the week.",
		"A vigil was planned for the evening outside {place}.",
		"The council of {town} meets again on {day}.",
		"Schools in {town} are to stay closed until further notice.",
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
