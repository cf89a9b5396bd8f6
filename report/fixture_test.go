package report

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"parallax/compare"
)

// builder makes a comparison by hand: changes and passages are named by their
// words, and the builder finds their spans.
type builder struct {
	t testing.TB
	c *compare.Comparison
}

func newBuilder(t testing.TB, a, b []string) *builder {
	c := &compare.Comparison{
		Schema: compare.Schema,
		Tool: compare.Tool{
			Version:  "0.0.0-test",
			Lexicons: []compare.Lexicon{{Name: "labels", Version: "1", SHA256: strings.Repeat("0a", 32)}},
			Options:  compare.Options{MinSimilarity: 0.3, FullText: true},
		},
		Coverage: compare.Coverage{A: 0.75, B: 0.6875},
		Relation: "partial",
	}
	c.A = side("wire.txt", a)
	c.B = side("copy.txt", b)
	return &builder{t, c}
}

// side lays out paragraphs, one sentence each. A paragraph that begins with
// "# " is a headline, with "(" a credit, with "> " boilerplate.
func side(path string, paragraphs []string) compare.Side {
	s := compare.Side{
		Path: path, ID: strings.Repeat("1", 16), SHA256: strings.Repeat("2b", 32),
		Marks: []compare.Mark{}, Sentences: []compare.Sentence{},
	}
	var text strings.Builder
	at := 0
	for i, p := range paragraphs {
		role := "body"
		switch {
		case strings.HasPrefix(p, "# "):
			role, p = "headline", p[2:]
			s.Title = &p
		case strings.HasPrefix(p, "("):
			role = "credit"
		case strings.HasPrefix(p, "> "):
			role, p = "boilerplate", p[2:]
		}
		span := compare.Span{at, at + utf8.RuneCountInString(p)}
		s.Sentences = append(s.Sentences, compare.Sentence{Span: span, Paragraph: i, Role: role})
		if role != "body" {
			s.Marks = append(s.Marks, compare.Mark{Span: span, Kind: role})
		} else {
			s.Words += len(strings.Fields(p))
		}
		text.WriteString(p + "\n\n")
		at = span[1] + 2
	}
	whole := text.String()
	s.Text = &whole
	return s
}

func (b *builder) find(s *compare.Side, words string) compare.Span {
	b.t.Helper()
	i := strings.Index(*s.Text, words)
	if i < 0 {
		b.t.Fatalf("%q is not in %s", words, s.Path)
	}
	start := utf8.RuneCountInString((*s.Text)[:i])
	return compare.Span{start, start + utf8.RuneCountInString(words)}
}

// findIn finds words in a passage, counted from 1, or in the whole article.
func (b *builder) findIn(s *compare.Side, passage int, words string) compare.Span {
	b.t.Helper()
	if passage == 0 {
		return b.find(s, words)
	}
	p := b.c.Passages[passage-1]
	span, inside := p.A, p.AText
	if s == &b.c.B {
		span, inside = p.B, p.BText
	}
	i := strings.Index(inside, words)
	if i < 0 {
		b.t.Fatalf("%q is not in passage %d of %s", words, passage, s.Path)
	}
	start := span[0] + utf8.RuneCountInString(inside[:i])
	return compare.Span{start, start + utf8.RuneCountInString(words)}
}

func (b *builder) passage(kind, a, bb string, similarity float64, moved bool) {
	b.t.Helper()
	n := len(b.c.Passages) + 1
	p := compare.Passage{
		ID: fmt.Sprintf("p%d", n), Kind: kind, A: b.find(&b.c.A, a), B: b.find(&b.c.B, bb),
		AText: a, BText: bb, Similarity: similarity, Moved: moved,
	}
	b.c.Passages = append(b.c.Passages, p)
	b.c.Blocks = append(b.c.Blocks, compare.Block{ID: fmt.Sprintf("b%d", n), A: p.A, B: p.B, Passages: []string{p.ID}})
}

// reading is what a component is said to be.
type reading struct {
	status, code, category, direction, confidence, rule, reason, where string
	evidence                                                           []compare.Evidence
}

// change adds a component and its whole; an empty side is an insertion or a
// deletion, and no passage holds it when it is a whole sentence.
func (b *builder) change(passage int, a, bb string, r reading) *compare.Change {
	b.t.Helper()
	c := compare.Change{
		Tier: "component", AText: a, BText: bb, Where: or(r.where, "body"), Op: "substitute",
		Also: []string{}, Evidence: r.evidence,
	}
	if a != "" {
		span := b.findIn(&b.c.A, passage, a)
		c.A = &span
	} else {
		c.Op = "insert"
	}
	if bb != "" {
		span := b.findIn(&b.c.B, passage, bb)
		c.B = &span
	} else {
		c.Op = "delete"
	}
	if passage > 0 {
		whole := c
		id, parent := fmt.Sprintf("p%d", passage), fmt.Sprintf("w%d", len(b.c.Changes)+1)
		whole.Passage, whole.Tier, whole.ID, whole.Evidence = &id, "whole", parent, []compare.Evidence{}
		whole.Key = "k" + parent
		b.c.Changes = append(b.c.Changes, whole)
		c.Passage, c.Parent = &id, &parent
	}
	c.ID = fmt.Sprintf("c%d", len(b.c.Changes)+1)
	c.Key = "k" + c.ID
	if c.Evidence == nil {
		c.Evidence = []compare.Evidence{}
	}
	c.Status, c.Code, c.Category, c.Direction = opt(r.status), opt(r.code), opt(r.category), opt(r.direction)
	c.Confidence, c.Rule, c.Reason = opt(r.confidence), opt(r.rule), opt(r.reason)
	b.c.Changes = append(b.c.Changes, c)
	return &b.c.Changes[len(b.c.Changes)-1]
}

func opt(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func or(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

// unmatched adds an unpaired sentence with the changes that stand for it.
func (b *builder) unmatched(inA bool, kind, words string, changes ...string) {
	b.t.Helper()
	if changes == nil {
		changes = []string{}
	}
	if inA {
		b.c.Unmatched.A = append(b.c.Unmatched.A, compare.UnmatchedSentence{Span: b.find(&b.c.A, words), Kind: kind, Changes: changes})
		return
	}
	b.c.Unmatched.B = append(b.c.Unmatched.B, compare.UnmatchedSentence{Span: b.find(&b.c.B, words), Kind: kind, Changes: changes})
}

// story is a comparison with something of everything: passages of each kind,
// flags in the headline, the lede and the body, a quotation, benign and other
// changes, dropped and added sentences, a credit and boilerplate.
func story(t testing.TB) *compare.Comparison {
	b := newBuilder(t, []string{
		"# Harbour dispute: council says strike may delay ferries",
		"Dockworkers in Westhaven began a three-day strike on Monday, the port council said.",
		"The council said at least 1,200 workers had joined the walkout and that talks may resume this week.",
		"“We will not accept this offer,” union leader Maren Oduya told reporters.",
		"Ferry services to the islands were running normally on Monday evening, said the operator.",
		"The union denies that it has broken the 2019 agreement.",
		"The colour of the new timetable, printed in grey, drew complaints.",
		"(Reporting by Ilse Brandt; editing by Tom Achebe)",
	}, []string{
		"# Ferry chaos looms as union blocks harbour",
		"Militant dockworkers in Westhaven launched a three-day strike on Monday.",
		"“We will never accept this offer,” union boss Maren Oduya told reporters.",
		"The council claimed 1,200 workers had joined the walkout and that talks will resume this week.",
		"Shop owners on the islands fear for the summer season.",
		"The color of the new timetable, printed in gray, drew complaints.",
		"> Subscribe to our morning newsletter",
	})
	b.c.A.Outlet, b.c.A.Date, b.c.A.Language = opt("Northern Wire"), opt("2026-03-02"), opt("en")
	b.c.B.Outlet, b.c.B.Language = opt("The Islander"), opt("en")
	b.c.A.URL = opt("https://wire.example/2026/03/harbour-strike")
	b.passage("rewritten", "Dockworkers in Westhaven began a three-day strike on Monday, the port council said.",
		"Militant dockworkers in Westhaven launched a three-day strike on Monday.", 0.7142857142857143, false)
	b.passage("edited", "The council said at least 1,200 workers had joined the walkout and that talks may resume this week.",
		"The council claimed 1,200 workers had joined the walkout and that talks will resume this week.", 0.8333, false)
	b.passage("edited", "“We will not accept this offer,” union leader Maren Oduya told reporters.",
		"“We will never accept this offer,” union boss Maren Oduya told reporters.", 0.8, true)
	b.passage("verbatim", "The colour of the new timetable, printed in grey, drew complaints.",
		"The color of the new timetable, printed in gray, drew complaints.", 1, false)

	b.change(0, "Harbour dispute: council says strike may delay ferries", "Ferry chaos looms as union blocks harbour",
		reading{"flag", "F12", "salience.headline", "", "medium", "headline.words", "The two headlines share 1 of 9 content words.", "headline", nil})
	b.change(1, "", "Militant ", reading{"flag", "F2", "loaded", "added", "high", "loaded.insert",
		"*Militant* was added: an evaluating word changes.", "lede", []compare.Evidence{{Lexicon: "evaluative", Entry: "militant"}}})
	b.change(1, "began", "launched", reading{status: "benign", code: "N5", category: "syn", rule: "syn", where: "lede", reason: "The two words are synonyms."})
	b.change(1, ", the port council said", "", reading{"flag", "F4", "attribution.drop", "", "high", "attribution.drop",
		"A names the source of the statement; B gives none in this sentence or its neighbours.", "lede", nil})
	b.change(2, "said", "claimed", reading{"flag", "F3", "verb", "distance+", "high", "verb.class",
		"*said* became *claimed*: the first is neutral, the second keeps a distance to what is said.", "", []compare.Evidence{{Lexicon: "verbs", Entry: "claim\tdistancing"}}})
	b.change(2, "at least ", "", reading{"flag", "F10", "quantity.bound", "", "high", "quantity.bound", "*at least* was dropped: the bound of the number changes.", "", nil})
	b.change(2, "may", "will", reading{"flag", "F5", "certainty.modal", "certainty+", "medium", "modal.ladder", "*may* became *will*: the modal verb has another strength.", "", nil})
	alter := b.change(3, "not", "never", reading{"flag", "F6", "quote.alter", "", "high", "quote.words", "*not* became *never* inside a quotation.", "", nil})
	alter.Quoted = compare.Quoted{A: true, B: true}
	b.change(3, "leader", "boss", reading{status: "other", code: "N0", category: "other", rule: "other"})
	b.change(4, "colour", "color", reading{status: "benign", code: "N2", category: "variant", rule: "variant"})
	b.change(4, "grey", "gray", reading{status: "benign", code: "N2", category: "variant", rule: "variant"})
	reply := b.change(0, "The union denies that it has broken the 2019 agreement.", "", reading{"flag", "F7", "voice.reply", "dropped", "medium",
		"voice.reply", "The sentence holds a denial by another source; nothing in B corresponds.", "", nil}).ID
	ferry := b.change(0, "Ferry services to the islands were running normally on Monday evening, said the operator.", "",
		reading{status: "other", code: "N0", category: "other", rule: "other"}).ID
	shop := b.change(0, "", "Shop owners on the islands fear for the summer season.",
		reading{status: "other", code: "N0", category: "other", rule: "other"}).ID
	credit := b.change(0, "(Reporting by Ilse Brandt; editing by Tom Achebe)", "",
		reading{status: "benign", code: "N6", category: "credit", rule: "credit"}).ID
	b.unmatched(true, "content", "Ferry services to the islands were running normally on Monday evening, said the operator.", ferry)
	b.unmatched(true, "content", "The union denies that it has broken the 2019 agreement.", reply)
	b.unmatched(true, "credit", "(Reporting by Ilse Brandt; editing by Tom Achebe)", credit)
	b.unmatched(false, "content", "Shop owners on the islands fear for the summer season.", shop)
	b.unmatched(false, "boilerplate", "Subscribe to our morning newsletter")
	b.c.Words = compare.Words{
		A: compare.WordCounts{Verbatim: 11, Edited: 31, Rewritten: 14, Unmatched: 22},
		B: compare.WordCounts{Verbatim: 11, Edited: 28, Rewritten: 10, Unmatched: 10},
	}
	b.c.Voices = []compare.Voice{{Name: "the port council", AWords: 31}, {Name: "Maren Oduya", AWords: 7, BWords: 7}, {Name: "The union", AWords: 9}}
	b.c.Warnings = []compare.Warning{}
	return b.c
}

// scripts is a comparison in scripts that are wide or run from right to left.
func scripts(t testing.TB) *compare.Comparison {
	b := newBuilder(t, []string{
		"# 港湾労働者がストライキ、島への連絡船は通常運航と当局が説明",
		"港湾の労働者は月曜日、三日間のストライキに入ったと港湾評議会は述べた。賃金をめぐる交渉は今週中に再開される可能性があるという。",
		"أعلن مجلس الميناء أن ألف عامل انضموا إلى الإضراب وأن المحادثات قد تستأنف هذا الأسبوع.",
	}, []string{
		"# 島の足に混乱、組合が港を封鎖",
		"港湾の労働者は月曜日、三日間のストライキを強行したと港湾評議会は主張した。賃金をめぐる交渉は今週中に再開される。",
		"زعم مجلس الميناء أن ألف عامل انضموا إلى الإضراب وأن المحادثات ستستأنف هذا الأسبوع.",
	})
	b.c.A.Outlet, b.c.B.Outlet = opt("北方通信"), opt("صحيفة الجزر")
	b.passage("edited", "港湾の労働者は月曜日、三日間のストライキに入ったと港湾評議会は述べた。賃金をめぐる交渉は今週中に再開される可能性があるという。",
		"港湾の労働者は月曜日、三日間のストライキを強行したと港湾評議会は主張した。賃金をめぐる交渉は今週中に再開される。", 0.8, false)
	b.passage("edited", "أعلن مجلس الميناء أن ألف عامل انضموا إلى الإضراب وأن المحادثات قد تستأنف هذا الأسبوع.",
		"زعم مجلس الميناء أن ألف عامل انضموا إلى الإضراب وأن المحادثات ستستأنف هذا الأسبوع.", 0.85, false)
	b.change(0, "港湾労働者がストライキ、島への連絡船は通常運航と当局が説明", "島の足に混乱、組合が港を封鎖",
		reading{"flag", "F12", "salience.headline", "", "medium", "headline.words", "The two headlines share 1 of 9 content words.", "headline", nil})
	b.change(1, "述べた", "主張した", reading{"flag", "F3", "verb", "distance+", "high", "verb.class", "The verb *主張した* keeps a distance to what is said, *述べた* does not.", "lede", nil})
	b.change(2, "أعلن", "زعم", reading{"flag", "F3", "verb", "distance+", "high", "verb.class", "The verb *زعم* keeps a distance to what is said, *أعلن* does not.", "", nil})
	b.change(2, "قد تستأنف", "ستستأنف", reading{status: "other", code: "N0", category: "other", rule: "other"})
	b.c.Warnings = []compare.Warning{{Code: "language.mixed", Message: "The articles hold several languages; the lexicons are English."}}
	b.c.Unmatched = compare.Unmatched{A: []compare.UnmatchedSentence{}, B: []compare.UnmatchedSentence{}}
	return b.c
}
