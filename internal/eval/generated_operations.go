package main

// operation is one named change that the generator makes.
type operation struct {
	name, reversed      string // how a table calls it from a to b, and from b to a
	category, direction string // what it must be flagged as, unless the site says otherwise
	benign              bool   // must not be flagged at all
	marks               bool   // changes only the marks around words: either mark will do as the component
}

// operations are all that sites may name.
var operations = map[string]operation{
	"label":       {name: "label swapped"},
	"verb":        {name: "reporting verb swapped", category: "verb"},
	"modal":       {name: "modal shifted", category: "certainty.modal"},
	"hedge":       {name: "hedge dropped", reversed: "hedge added", category: "certainty.hedge", direction: "certainty+"},
	"negation":    {name: "negation dropped", reversed: "negation added", category: "certainty.polarity", direction: "negated->affirmed"},
	"bound":       {name: "bound dropped", reversed: "bound added", category: "quantity.bound"},
	"number":      {name: "number changed", category: "quantity.number"},
	"quantifier":  {name: "quantifier changed", category: "quantity.quantifier"},
	"modifier":    {name: "loaded modifier inserted", reversed: "loaded modifier removed", category: "loaded"},
	"quote-word":  {name: "quoted words altered", category: "quote.alter"},
	"quote-cut":   {name: "quotation cut", reversed: "quotation extended", category: "quote.length", direction: "shorter"},
	"scare":       {name: "scare quotes put on", reversed: "scare quotes taken off", category: "quote.scare", direction: "on", marks: true},
	"direct":      {name: "direct to reported", reversed: "reported to direct", category: "quote.direct", direction: "direct->reported", marks: true},
	"attribution": {name: "attribution dropped", reversed: "attribution added", category: "attribution.drop"},
	"source-vague": {name: "source made vague", reversed: "source made specific", category: "attribution.vague",
		direction: "specific->vague"},
	"caveat":  {name: "caveat dropped", reversed: "caveat added", category: "attribution.verify", direction: "dropped"},
	"status":  {name: "status dropped", reversed: "status added", category: "voice.context", direction: "dropped"},
	"passive": {name: "passive, agent dropped", reversed: "active, agent added", category: "agency.passive", direction: "active->passive"},
	"agent":   {name: "by-phrase dropped", reversed: "by-phrase added", category: "agency.agent", direction: "agent->none"},
	"kill":    {name: "killed to died", reversed: "died to killed", category: "agency.unaccusative", direction: "caused->happened"},
	"clash":   {name: "clash to attack", reversed: "attack to clash", category: "agency.swap", direction: "mutual->directed"},
	"cause":   {name: "time to cause", reversed: "cause to time", category: "cause", direction: "temporal->causal"},
	"fact":    {name: "date or place changed", category: "fact", direction: "changed"},
	"reply":   {name: "reply dropped", reversed: "reply added", category: "voice.reply", direction: "dropped"},
	"move":    {name: "paragraph moved down", reversed: "paragraph moved up", category: "salience.order", direction: "down"},

	"spelling":     {name: "UK or US spelling", benign: true},
	"typography":   {name: "typography", benign: true},
	"tense":        {name: "tense backshift", benign: true},
	"no-speech":    {name: "claimed, but no speech", benign: true},
	"credit":       {name: "credit or dateline", benign: true},
	"house":        {name: "house style", benign: true},
	"abbreviation": {name: "abbreviation expanded", benign: true},
	"trim":         {name: "trimmed from the bottom", benign: true},
	"refer":        {name: "pronoun, name, title", benign: true},
	"synonym":      {name: "synonym", benign: true},
	"voice":        {name: "passive, agent kept", benign: true},
	"placed":       {name: "attribution moved", benign: true},
	"order":        {name: "order in the sentence", benign: true},
	"contraction":  {name: "contraction", benign: true},
	"neutral-verb": {name: "verb of the same class", benign: true},
}

func operationName(key string, reversed bool) string {
	o := operations[key]
	if reversed && o.reversed != "" {
		return o.reversed
	}
	return o.name
}
