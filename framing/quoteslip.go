package framing

import "strings"

// slip reports whether words inside a quotation differ only in how they were
// typed: a misprint, letters hidden behind stars or dashes, a Roman numeral, a
// date in another form.
func (v *view) slip() bool {
	if v.x.span.Len() == 1 && v.y.span.Len() == 1 {
		i, j := v.x.span.Start, v.y.span.Start
		a, b := v.a.norm(i), v.b.norm(j)
		if sameSpelling(a, b) || misprint(a, b) || v.a.veils(i, b) || v.b.veils(j, a) || roman(v.a, i, b) || roman(v.b, j, a) {
			return true
		}
	}
	if v.y.span.Len() == 1 && veiled(v.x.text(), v.b.norm(v.y.span.Start)) || v.x.span.Len() == 1 && veiled(v.y.text(), v.a.norm(v.x.span.Start)) {
		return true
	}
	return v.abbreviates() || v.veiledWord() || v.sameDay()
}

// misprint reports whether two words are one with a slip of one letter: they
// begin alike and one of them is no English word, or two letters changed places;
// or whether they sound alike and are often typed for each other.
func misprint(a, b string) bool {
	if soundsLike[a] == b || soundsLike[b] == a {
		return true
	}
	if len(a) < 3 || len(b) < 3 || a[0] != b[0] {
		return false
	}
	return listed(a) != listed(b) && !inflects(a, b) && !inflects(b, a) && (sameName(a, b) || doubledLetter(a, b) || doubledLetter(b, a)) || swapped(a, b)
}

// inflects reports whether b is a with an ending.
func inflects(a, b string) bool {
	ending, ok := strings.CutPrefix(b, a)
	return ok && (ending == "s" || ending == "d" || ending == "ed" || ending == "n" || ending == "r" || ending == "ly")
}

// soundsLike are words that are typed for others, which stand behind them.
var soundsLike = map[string]string{
	"affect": "effect", "affects": "effects", "complement": "compliment", "council": "counsel", "discreet": "discrete", "ensure": "insure", "loose": "lose",
	"principal": "principle", "rein": "reign", "reins": "reigns", "than": "then", "their": "there", "to": "too", "whose": "who's", "your": "you're", "its": "it's",
}

// swapped reports whether two words differ by two neighbouring letters that
// changed places: form, from.
func swapped(a, b string) bool {
	if len(a) != len(b) || a == b {
		return false
	}
	k := 0
	for a[k] == b[k] {
		k++
	}
	return k+1 < len(a) && a[k] == b[k+1] && a[k+1] == b[k] && a[k+2:] == b[k+2:]
}

// doubledLetter reports whether b is a with its last letter written twice.
func doubledLetter(a, b string) bool { return b == a+a[len(a)-1:] }

// veiled reports whether a string is a word with letters hidden inside it:
// f***ing, b--ch.
func veiled(shown, full string) bool {
	first, last := strings.IndexAny(shown, "*-_—–"), strings.LastIndexAny(shown, "*-_")
	if first <= 0 || strings.ContainsRune(shown, ' ') || last < first+1 {
		return false
	}
	head, tail := strings.ToLower(shown[:first]), strings.ToLower(shown[last+1:])
	return len(head)+len(tail) < len(full) && strings.HasPrefix(full, head) && strings.HasSuffix(full, tail)
}

// veils reports whether word i is the beginning of another word, and stars or
// dashes stand for the rest: s—, b---.
func (s *side) veils(i int, full string) bool {
	n, behind := s.norm(i), s.Source[s.Words[i].End:]
	for _, mark := range [...]string{"*", "--", "—", "–", "_"} {
		if strings.HasPrefix(behind, mark) {
			return len(n) <= 3 && len(n) < len(full) && strings.HasPrefix(full, n)
		}
	}
	return false
}

var romans = map[string]string{"i": "one", "ii": "two", "iii": "three", "iv": "four", "v": "five", "vi": "six", "vii": "seven", "viii": "eight", "ix": "nine", "x": "ten", "xi": "eleven", "xii": "twelve"}

// roman reports whether word i is a Roman numeral for a number in words or
// figures behind a name: World War II, World War Two.
func roman(s *side, i int, other string) bool {
	word, ok := romans[s.norm(i)]
	if !ok || i == 0 || !s.Words[i].Upper || !s.Words[i-1].Upper {
		return false
	}
	if word == other {
		return true
	}
	n, ok, _ := parseNumber(other)
	m, known, _ := parseNumber(word)
	return ok && known && n == m
}

// sameDay reports whether two parts are the same day of the same month: Sept.
// 11 and September 11th.
func (v *view) sameDay() bool {
	m1, m2 := only(&v.x, months), only(&v.y, months)
	if m1 == "" || m2 == "" || m1[:3] != m2[:3] {
		return false
	}
	d1, d2 := v.x.days(), v.y.days()
	return v.x.span.Len() <= 3 && v.y.span.Len() <= 3 && len(d1) <= 1 && len(d2) <= 1 && (len(d1)*len(d2) == 0 || d1[0] == d2[0])
}

// dayBeside reports whether a part is the day of a date whose month, beside it,
// the other text writes another way together with that day.
func (v *view) dayBeside(p *part) bool {
	own := p.days()
	if p.span.Len() != 1 || len(own) != 1 || p.before < 0 || p.component[p.before] < 0 {
		return false
	}
	c := &v.Components[p.component[p.before]]
	o := part{side: v.b, span: c.B}
	if p == &v.y {
		o = part{side: v.a, span: c.A}
	}
	other := o.days()
	return len(other) == 1 && other[0] == own[0]
}

func (p *part) days() []float64 {
	var list []float64
	for i := p.span.Start; i < p.span.End; i++ {
		if f, ok, exact := parseNumber(p.norm(i)); ok && exact {
			list = append(list, f)
		}
	}
	return list
}

var connectives = set("and but so now well then or yet because plus")

// connects reports whether a part is only a conjunction that opens a sentence:
// speech is full of them, and editors take them off.
func (p *part) connects() bool {
	if p.span.Len() > 2 || p.span.Start != p.opening(p.span.Start) {
		return false
	}
	for i := p.span.Start; i < p.span.End; i++ {
		if !connectives.has(p.norm(i)) {
			return false
		}
	}
	return true
}

// opening is the first word of the sentence, or of the quotation, that holds
// word i.
func (s *side) opening(i int) int {
	start := s.sentence(i).Start
	if q := s.quoteOf(i); q >= 0 {
		start = max(start, s.quotes[q].Words.Start)
	}
	return start
}

// closing is the end of the sentence, or of the quotation, that holds word i.
func (s *side) closing(i int) int {
	end := s.sentence(i).End
	if q := s.quoteOf(i); q >= 0 {
		end = min(end, s.quotes[q].Words.End)
	}
	return end
}

// labels reports whether a part only says who speaks, in a transcript: a
// capitalised name before a colon.
func (p *part) labels() bool {
	if p.span.Len() > labelWords || !strings.HasPrefix(p.Source[p.Words[p.span.End-1].End:], ":") {
		return false
	}
	for i := p.span.Start; i < p.span.End; i++ {
		if !p.Words[i].Upper {
			return false
		}
	}
	return true
}

// pasted reports whether a part lies in what a web page set into the sentence: a
// name that runs into a headline, up to "MORE", or a note that an advertisement
// follows.
func (p *part) pasted() bool {
	in := p.sentence(p.span.Start)
	end := -1
	for i := p.span.End - 1; i < min(in.End, p.span.End+60); i++ {
		if w := &p.Words[i]; p.Source[w.Start:w.End] == "MORE" {
			end = i
			break
		}
	}
	if end < 0 {
		return false
	}
	for i := min(end, p.span.End) - 1; i >= max(in.Start, end-60); i-- {
		if w := &p.Words[i]; glued(p.Source[w.Start:w.End]) {
			return i < p.span.End+60 && p.span.Start >= i-6
		}
	}
	return false
}

// glued reports whether two words stand without a blank between: ClintonWarren.
func glued(word string) bool {
	for k := 3; k+2 < len(word); k++ {
		if lower(word[k-3]) && lower(word[k-2]) && lower(word[k-1]) && 'A' <= word[k] && word[k] <= 'Z' && lower(word[k+1]) && lower(word[k+2]) {
			return true
		}
	}
	return false
}

func lower(c byte) bool { return 'a' <= c && c <= 'z' }

// closedRun is the most closed-class words that come and go at the edge of a
// quoted sentence without notice.
const closedRun = 3

var turning = set("however moreover furthermore nevertheless nonetheless therefore instead indeed perhaps otherwise meanwhile besides")

// turns reports whether a part holds an adverb that joins a sentence to what is
// said before it.
func (p *part) turns() bool {
	for i := p.span.Start; i < p.span.End; i++ {
		if turning.has(p.norm(i)) {
			return true
		}
	}
	return false
}

// respelled reports whether a name is spelled in another way, or a title in
// full: Sen. and Senator.
func (v *view) respelled() bool {
	if v.x.span.Len() != 1 || v.y.span.Len() != 1 {
		return false
	}
	i, j := v.x.span.Start, v.y.span.Start
	a, b := v.a.norm(i), v.b.norm(j)
	if v.a.shortens(i, b) || v.b.shortens(j, a) {
		return true
	}
	if !v.a.Words[i].Upper || !v.b.Words[j].Upper {
		return false
	}
	return !listed(a) && !listed(b) && sameName(a, b) || v.a.name(i) && v.b.name(j) && soundsAs(a, b)
}

// shortens reports whether word i is the beginning of another word, set with a
// full stop.
func (s *side) shortens(i int, full string) bool {
	short := strings.TrimSuffix(s.norm(i), ".")
	return s.Words[i].Upper && len(short) > 1 && len(short) < len(full) && strings.HasPrefix(full, short) &&
		(short != s.norm(i) || strings.HasPrefix(s.Source[s.Words[i].End:], "."))
}
