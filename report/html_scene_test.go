package report

import (
	"fmt"
	"strings"
	"testing"

	"parallax/compare"
)

// scene builds comparisons for the tests of the page: articles given by
// sentence, passages by sentence numbers, changes by their words. So the page
// is tested on every kind of content without the engine behind it.
type scene struct {
	t testing.TB
	c compare.Comparison
	// text of the sides, and the next place to look for a phrase in
	a, b []rune
	in   map[string]bool // sentences in passages: "a3"
}

// storyLine is one sentence of a fixture: its paragraph's role and its text. A
// line that begins with "+" goes on in the paragraph before it.
type storyLine struct{ role, text string }

func ref[T any](v T) *T { return &v }

func newScene(t testing.TB, a, b []storyLine) *scene {
	f := &scene{t: t, in: map[string]bool{}}
	f.c.Schema = compare.Schema
	f.c.Tool = compare.Tool{Version: "0.1.0", Lexicons: []compare.Lexicon{
		{Name: "labels", Version: "1", SHA256: strings.Repeat("ab", 32)},
		{Name: "reporting-verbs", Version: "2", SHA256: strings.Repeat("cd", 32)},
	}, Options: compare.Options{MinSimilarity: 0.4, FullText: true}}
	f.a, f.b = f.side(&f.c.A, a, "a"), f.side(&f.c.B, b, "b")
	f.c.Relation = "partial"
	return f
}

func (f *scene) side(s *compare.Side, lines []storyLine, name string) []rune {
	var text strings.Builder
	length, paragraph := 0, -1
	for _, l := range lines {
		content, joined := strings.CutPrefix(l.text, "+")
		switch {
		case joined:
			text.WriteString(" ")
			length++
		case paragraph >= 0:
			text.WriteString("\n\n")
			length += 2
			paragraph++
		default:
			paragraph = 0
		}
		n := len([]rune(content))
		s.Sentences = append(s.Sentences, compare.Sentence{Span: compare.Span{length, length + n}, Paragraph: paragraph, Role: l.role})
		text.WriteString(content)
		length += n
		if l.role == "body" || l.role == "headline" {
			s.Words += len(strings.Fields(content))
		}
	}
	s.Text = ref(text.String())
	s.Path = name + ".txt"
	s.ID = name + "-id"
	s.SHA256 = strings.Repeat(fmt.Sprintf("%x", name), 32)
	s.Language = ref("en")
	return []rune(text.String())
}

// passage joins sentences [a0,a1) with [b0,b1).
func (f *scene) passage(kind string, similarity float64, a0, a1, b0, b1 int) *compare.Passage {
	span := func(s *compare.Side, from, to int) compare.Span {
		return compare.Span{s.Sentences[from].Span[0], s.Sentences[to-1].Span[1]}
	}
	p := compare.Passage{ID: fmt.Sprintf("p%d", len(f.c.Passages)+1), Kind: kind, Similarity: similarity,
		A: span(&f.c.A, a0, a1), B: span(&f.c.B, b0, b1)}
	p.AText, p.BText = string(f.a[p.A[0]:p.A[1]]), string(f.b[p.B[0]:p.B[1]])
	for i := a0; i < a1; i++ {
		f.in[fmt.Sprintf("a%d", i)] = true
	}
	for i := b0; i < b1; i++ {
		f.in[fmt.Sprintf("b%d", i)] = true
	}
	count := func(c *compare.WordCounts, words int) {
		switch kind {
		case "verbatim":
			c.Verbatim += words
		case "edited":
			c.Edited += words
		default:
			c.Rewritten += words
		}
	}
	count(&f.c.Words.A, len(strings.Fields(p.AText)))
	count(&f.c.Words.B, len(strings.Fields(p.BText)))
	f.c.Passages = append(f.c.Passages, p)
	return &f.c.Passages[len(f.c.Passages)-1]
}

// change adds one component with a whole of its own, inside the last passage
// or, if a whole is given, inside that whole.
func (f *scene) change(aWords, bWords, category, code, where, confidence, reason string) *compare.Change {
	p := &f.c.Passages[len(f.c.Passages)-1]
	c := f.component(aWords, bWords, p.A, p.B, category, code, where, confidence, reason)
	c.Passage = ref(p.ID)
	whole := c
	whole.ID, whole.Tier = fmt.Sprintf("w%d", len(f.c.Changes)+1), "whole"
	whole.Status, whole.Code, whole.Category, whole.Confidence, whole.Reason, whole.Rule = nil, nil, nil, nil, nil, nil
	whole.Evidence = nil
	c.Parent = ref(whole.ID)
	f.c.Changes = append(f.c.Changes, whole, c)
	return &f.c.Changes[len(f.c.Changes)-1]
}

func (f *scene) component(aWords, bWords string, inA, inB compare.Span, category, code, where, confidence, reason string) compare.Change {
	f.t.Helper()
	find := func(text []rune, in compare.Span, words string) *compare.Span {
		if words == "" {
			return nil
		}
		at := strings.Index(string(text[in[0]:in[1]]), words)
		if at < 0 {
			f.t.Fatalf("fixture: %q is not in %q", words, string(text[in[0]:in[1]]))
		}
		start := in[0] + len([]rune(string(text[in[0]:in[1]])[:at]))
		return &compare.Span{start, start + len([]rune(words))}
	}
	c := compare.Change{
		ID: fmt.Sprintf("c%d", len(f.c.Changes)+2), Tier: "component", Op: "substitute", AText: aWords, BText: bWords,
		A: find(f.a, inA, aWords), B: find(f.b, inB, bWords), Where: where,
		Code: &code, Category: &category, Reason: &reason, Also: []string{}, Rule: ref(category + ".pair"),
	}
	c.Key = fmt.Sprintf("%s-%03d", strings.ReplaceAll(category, ".", ""), len(f.c.Changes))
	switch {
	case aWords == "":
		c.Op = "insert"
	case bWords == "":
		c.Op = "delete"
	}
	switch {
	case strings.HasPrefix(code, "F"):
		c.Status, c.Confidence = ref("flag"), &confidence
		c.Evidence = []compare.Evidence{{Lexicon: "labels", Entry: strings.TrimSpace(aWords + " / " + bWords)}}
	case code == "N0":
		c.Status = ref("other")
	default:
		c.Status = ref("benign")
	}
	return c
}

// done lists the sentences in no passage; notes give some of them a reading.
func (f *scene) done(notes map[string][4]string) *compare.Comparison {
	lost := func(s *compare.Side, text []rune, name string, second bool) (out []compare.UnmatchedSentence) {
		for i, x := range s.Sentences {
			id := fmt.Sprintf("%s%d", name, i)
			if f.in[id] {
				continue
			}
			u := compare.UnmatchedSentence{Span: x.Span, Kind: "content", Changes: []string{}}
			if x.Role == "credit" || x.Role == "boilerplate" {
				u.Kind = x.Role
			}
			if n, ok := notes[id]; ok {
				words := string(text[x.Span[0]:x.Span[1]])
				a, b := words, ""
				if second {
					a, b = "", words
				}
				c := f.component(a, b, x.Span, x.Span, n[0], n[1], "body", n[2], n[3])
				f.c.Changes = append(f.c.Changes, c)
				u.Changes = append(u.Changes, c.ID)
			}
			out = append(out, u)
		}
		return out
	}
	f.c.Unmatched.A = lost(&f.c.A, f.a, "a", false)
	f.c.Unmatched.B = lost(&f.c.B, f.b, "b", true)
	rest := func(c *compare.WordCounts, words int) { c.Unmatched = max(0, words-c.Verbatim-c.Edited-c.Rewritten) }
	rest(&f.c.Words.A, f.c.A.Words)
	rest(&f.c.Words.B, f.c.B.Words)
	share := func(c compare.WordCounts, words int) float64 {
		return float64(c.Verbatim+c.Edited+c.Rewritten) / float64(max(1, words))
	}
	f.c.Coverage = compare.Coverage{A: share(f.c.Words.A, f.c.A.Words), B: share(f.c.Words.B, f.c.B.Words)}
	f.c.Blocks = []compare.Block{}
	f.c.Warnings = []compare.Warning{}
	return &f.c
}

// damStory is an invented wire story and an invented paper's version of it,
// with a change of nearly every category.
func damStory(t testing.TB) *compare.Comparison {
	f := newScene(t, []storyLine{
		{"headline", "Veltria says it could reopen Lorn dam if Oskana withdraws"},
		{"body", "Veltria said on Monday it may reopen the Lorn dam within weeks if neighbouring Oskana withdrew its forces from the disputed Sarn valley, a step that would ease the worst water shortage in the region for thirty years."},
		{"body", "“We are ready to open the gates, but we will not do so under threat,” Foreign Minister Ilse Karan told reporters in Port Ilmar."},
		{"body", "Oskana denies that it has sent additional troops to the valley."},
		{"body", "At least 12 people were killed when soldiers fired on a crowd near the dam in January, according to two hospital officials."},
		{"body", "+Northwire could not independently verify the number."},
		{"body", "Residents of the internationally monitored zone said the river had fallen by about two metres since the gates were shut."},
		{"body", "“Every day the well is a little deeper,” said Tomas Brill, a farmer in the village of Ede."},
		{"body", "The dam supplies water to some 400,000 people on both sides of the border."},
		{"body", "Engineers inspected the spillway last month and described its condition as good."},
		{"body", "Mediators said the two governments had agreed to exchange maps of the valley before a third round of talks on Thursday."},
		{"body", "Analysts said the dispute may delay a vote on the regional water treaty, which both parliaments had planned for the spring."},
		{"credit", "(Reporting by Anna Lund; editing by Piet Moor)"},
	}, []storyLine{
		{"headline", "Veltria demands Oskanan retreat before dam is opened"},
		{"body", "Veltria claimed on Monday it will reopen the Lorn dam within weeks if neighbouring Oskana pulled its occupation force out of the Sarn valley, a step that would ease the brutal water shortage in the region."},
		{"body", "Mediators said the two regimes had agreed to exchange maps of the valley before a third round of talks on Thursday."},
		{"body", "“We are ready to open the gates, but we will never do so under threat,” Foreign Minister Ilse Karan told reporters in Port Ilmar."},
		{"body", "Dozens of people died near the dam in January."},
		{"body", "Residents of the valley complained that the river had fallen by two metres since the gates were closed."},
		{"body", "“Every day the well is a little deeper,” said Tomas Brill, a farmer in the village of Ede."},
		{"body", "The dam supplies water to some 400 000 people on both sides of the border."},
		{"body", "Engineers inspected the spillway last month and described its condition as good."},
		{"body", "The government in Port Ilmar says that its neighbour had prepared the occupation for years."},
		{"body", "Analysts said the dispute will delay a vote on the regional water treaty, which both parliaments had planned for the spring."},
		{"boilerplate", "Follow us for more news from the region."},
	})
	f.passage("rewritten", 0.46, 0, 1, 0, 1)
	f.change("says it could reopen", "demands", "verb", "F3", "headline", "high", "A neutral verb of saying became a verb of demanding.").Direction = ref("distance+")
	f.change("if", "before", "cause", "F9", "headline", "low", "A condition became a sequence in time.")
	f.passage("edited", 0.81, 1, 2, 1, 2)
	f.change("said", "claimed", "verb", "F3", "lede", "high", "A neutral reporting verb became a distancing one.").Direction = ref("distance+")
	f.change("may", "will", "certainty.modal", "F5", "lede", "high", "The modal verb moved up the scale from “may” to “will”.").Direction = ref("certainty+")
	f.change("withdrew", "pulled", "syn", "N5", "lede", "", "Both verbs stand in one synonym set.")
	f.change("forces", "occupation force", "label.actor", "F1", "lede", "high", "The same troops got a name that asserts an occupation.")
	f.change("disputed", "", "voice.context", "F7", "lede", "medium", "A word that states the legal status was dropped.")
	f.change("worst", "brutal", "loaded", "F2", "lede", "medium", "An evaluative adjective took the place of a comparison.")
	f.change("for thirty years", "", "other", "N0", "lede", "", "No rule speaks to this change.")
	f.passage("edited", 0.97, 2, 3, 3, 4)
	c := f.change("not", "never", "quote.alter", "F6", "body", "high", "A word inside the quotation marks changed.")
	c.Quoted = compare.Quoted{A: true, B: true}
	f.passage("rewritten", 0.41, 4, 5, 4, 5)
	f.change("At least 12", "Dozens of", "quantity.number", "F10", "body", "high", "A bounded number became a round quantity.")
	f.change("were killed", "died", "agency.unaccusative", "F8", "body", "high", "A verb with an agent became one without.")
	f.change("when soldiers fired on a crowd", "", "agency.agent", "F8", "body", "medium", "The clause that names who fired was dropped.")
	f.change("according to two hospital officials", "", "attribution.drop", "F4", "body", "high", "The named source of the number was dropped.")
	f.passage("edited", 0.74, 6, 7, 5, 6)
	f.change("internationally monitored zone", "valley", "label.place", "F1", "body", "medium", "A name with a legal status became a plain place name.").Also = []string{"voice.context"}
	f.change("said", "complained that", "verb", "F3", "body", "high", "A neutral reporting verb became an affective one.")
	f.change("about", "", "quantity.bound", "F10", "body", "low", "An approximation was dropped.")
	f.change("shut", "closed", "syn", "N5", "body", "", "Both verbs stand in one synonym set.")
	f.passage("verbatim", 1, 7, 8, 6, 7)
	f.passage("verbatim", 1, 8, 9, 7, 8)
	f.change("400,000", "400 000", "orth", "N1", "body", "", "Another way of setting the same number.")
	f.passage("verbatim", 1, 9, 10, 8, 9)
	f.passage("edited", 0.93, 10, 11, 2, 3).Moved = true
	f.change("governments", "regimes", "label.status", "F1", "body", "high", "A neutral name for a government became a pejorative one.")
	f.passage("edited", 0.95, 11, 12, 10, 11)
	f.change("may", "will", "certainty.modal", "F5", "body", "high", "The modal verb moved up the scale from “may” to “will”.")
	c2 := f.done(map[string][4]string{
		"a3":  {"voice.reply", "F7", "high", "A denial was dropped while the claim that it answers was kept."},
		"a5":  {"attribution.verify", "F4", "high", "The note that the number could not be verified was dropped."},
		"a12": {"credit", "N6", "", "An agency credit."},
		"b9":  {"voice.opposing", "F7", "low", "A sentence of one side was added."},
	})
	c2.A.Outlet, c2.B.Outlet = ref("Northwire"), ref("Capital Herald")
	c2.A.Title, c2.B.Title = ref("Veltria says it could reopen Lorn dam if Oskana withdraws"), ref("Veltria demands Oskanan retreat before dam is opened")
	c2.A.Date, c2.B.Date = ref("9 March 2026"), ref("10 March 2026")
	c2.A.URL, c2.B.URL = ref("https://northwire.example/2026/lorn-dam"), ref("https://herald.example/world/dam")
	moved := compare.Change{ID: "c900", Passage: ref("p9"), Tier: "component", Op: "move", A: &c2.Passages[8].A, B: &c2.Passages[8].B,
		AText: c2.Passages[8].AText, BText: c2.Passages[8].BText, Where: "body", Status: ref("flag"), Code: ref("F12"), Category: ref("salience.order"),
		Direction: ref("up"), Confidence: ref("high"), Rule: ref("salience.order"), Reason: ref("The passage stands eight paragraphs nearer to the top."), Key: "saliencemove"}
	c2.Changes = append(c2.Changes, moved)
	c2.Voices = []compare.Voice{{Name: "Ilse Karan, foreign minister", AWords: 22, BWords: 22}, {Name: "Residents", AWords: 18, BWords: 14},
		{Name: "Oskana", AWords: 11}, {Name: "Mediators", AWords: 19, BWords: 19}, {Name: "Government in Port Ilmar", BWords: 15}}
	return c2
}

// hostileStory is a pair whose texts, names and readings try to act on the
// page.
func hostileStory(t testing.TB) *compare.Comparison {
	long := strings.Repeat("x", 100_000)
	f := newScene(t, []storyLine{
		{"headline", `</title><script>document.title='hit'</script> A "quoted" & 'plain' <b>headline</b>`},
		{"body", "The minister said <img src=x onerror=\"document.title='hit'\"> was </script><script>document.title='hit'</script> a ]]> <!-- mark."},
		{"body", "\u202eoverridden\u202c text and \u2066isolated with no end, a NUL \x00, an escape \x1b[31m and a bell \x07 stay."},
		{"body", "=HYPERLINK(\"http://evil.example\") dropped 'here' {{.Policy}} ${1+1} `backtick` javascript:alert(1)"},
		{"body", "A word " + long + " of one hundred thousand letters."},
		{"body", "قال الوزير إن الحكومة لن تقبل الخطة 2026 abc."},
		{"credit", "(Reporting by <svg onload=document.title='hit'>)"},
	}, []storyLine{
		{"headline", `<!--<script> A "quoted" & 'plain' headline`},
		{"body", "The minister claimed <img src=x onerror=\"document.title='hit'\"> was </style></script> a ]]> <!-- mark."},
		{"body", "\u202eoverridden\u202c text and \u2066isolated with no end, a NUL \x00, an escape \x1b[31m and a bell \x07 remain."},
		{"body", "A word " + long + " of one hundred thousand letters."},
		{"body", "زعم الوزير إن الحكومة لن تقبل الخطة 2026 abc."},
		{"boilerplate", "<iframe src=\"https://evil.example\"></iframe>\ufffe\u0085"},
	})
	f.passage("rewritten", 0.5, 0, 1, 0, 1)
	f.change(`</title><script>document.title='hit'</script>`, `<!--<script>`, "loaded", "F2", "headline", "high", "</script><script>document.title='hit'</script>")
	f.passage("edited", 0.7, 1, 2, 1, 2)
	c := f.change("said", "claimed", "verb", "F3", "lede", "high", "A <b>bold</b> reason & more.")
	c.Evidence = []compare.Evidence{{Lexicon: "<i>list</i>", Entry: "\"><script>document.title='hit'</script>"}}
	c.Key = `"><script>document.title='hit'</script>`
	f.change(`</script><script>document.title='hit'</script>`, "</style></script>", "x\"><script>", "F99", "body", "<odd>", "")
	f.passage("edited", 0.9, 2, 3, 2, 3)
	f.change("stay", "remain", "syn", "N5", "body", "", "")
	f.passage("verbatim", 1, 4, 5, 3, 4)
	f.passage("edited", 0.9, 5, 6, 4, 5)
	f.change("قال", "زعم", "verb", "F3", "body", "medium", "A reporting verb.")
	out := f.done(map[string][4]string{"a3": {"other", "N0", "", "@SUM(A1)"}, "a6": {"credit", "N6", "", ""}})
	for i, s := range []*compare.Side{&out.A, &out.B} {
		s.Path = "/tmp/<script>document.title='hit'</script>.txt"
		s.Title, s.Outlet = ref(`<script>document.title='hit'</script>`), ref("\u202eevil\" onmouseover=\"document.title='hit'")
		s.Date, s.URL = ref("<2026>"), ref([]string{"javascript:document.title='hit'", "data:text/html,<script>document.title='hit'</script>"}[i])
		s.Language = ref(`en" onload="document.title='hit'`)
	}
	out.Warnings = []compare.Warning{{Code: "<b>", Message: "</ul><script>document.title='hit'</script>"}}
	out.Tool.Version = `0"><script>document.title='hit'</script>`
	out.Voices = []compare.Voice{{Name: "<script>document.title='hit'</script>", AWords: -3, BWords: 1 << 40}}
	return out
}

// scriptStory pairs an Arabic article with another, with Chinese and emoji in
// it.
func scriptStory(t testing.TB) *compare.Comparison {
	f := newScene(t, []storyLine{
		{"headline", "الحكومة تقول إنها قد تفتح السد"},
		{"body", "قال الوزير يوم الاثنين إن الحكومة قد تفتح سد لورن خلال أسابيع إذا سحبت أوسكانا قواتها من الوادي المتنازع عليه."},
		{"body", "وأضاف لوكالة Northwire أن 400,000 شخص يشربون من النهر."},
		{"body", "外交部长说，政府准备打开水闸。"},
		{"body", "+但是不会在威胁之下打开。"},
		{"body", "👩🏽‍🌾 “Every day the well is deeper,” said a farmer."},
	}, []storyLine{
		{"headline", "الحكومة تطالب بانسحاب قبل فتح السد"},
		{"body", "زعم الوزير يوم الاثنين إن الحكومة سوف تفتح سد لورن خلال أسابيع إذا سحبت أوسكانا قوات الاحتلال من الوادي."},
		{"body", "وأضاف لوكالة Northwire أن 400,000 شخص يشربون من النهر."},
		{"body", "外交部长声称，政府准备打开水闸。"},
		{"body", "👩🏽‍🌾 “Every day the well is deeper,” said a farmer."},
	})
	f.passage("rewritten", 0.5, 0, 1, 0, 1)
	f.change("تقول إنها قد تفتح", "تطالب", "verb", "F3", "headline", "high", "A neutral verb of saying became a verb of demanding.")
	f.passage("edited", 0.8, 1, 2, 1, 2)
	f.change("قال", "زعم", "verb", "F3", "lede", "high", "A neutral reporting verb became a distancing one.").Direction = ref("distance+")
	f.change("قد", "سوف", "certainty.modal", "F5", "lede", "medium", "The modal verb moved up the scale.")
	f.change("قواتها", "قوات الاحتلال", "label.actor", "F1", "lede", "high", "The same troops got a name that asserts an occupation.")
	f.change(" المتنازع عليه", "", "voice.context", "F7", "lede", "medium", "A word that states the legal status was dropped.")
	f.passage("verbatim", 1, 2, 3, 2, 3)
	f.passage("edited", 0.9, 3, 4, 3, 4)
	f.change("说", "声称", "verb", "F3", "body", "high", "A neutral reporting verb became a distancing one.")
	f.passage("verbatim", 1, 5, 6, 4, 5)
	c := f.done(nil)
	c.A.Language, c.B.Language = ref("ar"), ref("ar")
	c.A.Outlet, c.B.Outlet = ref("وكالة الأنباء"), ref("صحيفة العاصمة")
	c.A.Title, c.B.Title = ref("الحكومة تقول إنها قد تفتح السد"), ref("الحكومة تطالب بانسحاب قبل فتح السد")
	return c
}

// emptyStory is a pair in which nothing corresponds.
func emptyStory(t testing.TB) *compare.Comparison {
	f := newScene(t, []storyLine{{"body", "One text."}}, []storyLine{{"body", "Quite another."}})
	c := f.done(nil)
	c.Relation = "unrelated"
	c.Warnings = []compare.Warning{{Code: "short-text", Message: "Both texts are shorter than 50 words."}}
	return c
}

// longStory is a pair of about so many words a side, with a change or two in
// every other paragraph.
func longStory(t testing.TB, words int) *compare.Comparison {
	var a, b []storyLine
	subjects := []string{"The ministry", "A spokesman", "Residents", "Two officials", "The mayor", "Engineers"}
	for i := 0; len(a)*31 < words; i++ {
		who := subjects[i%len(subjects)]
		tail := fmt.Sprintf("that section %d of the plan would be read again in the spring, and that the costs of the work on the river had to be shared by both banks in equal parts.", i)
		a = append(a, storyLine{"body", who + " said " + tail})
		if i%2 == 0 {
			b = append(b, storyLine{"body", who + " claimed " + tail})
		} else {
			b = append(b, storyLine{"body", who + " said " + tail})
		}
	}
	f := newScene(t, a, b)
	for i := range a {
		if i%2 == 1 {
			f.passage("verbatim", 1, i, i+1, i, i+1)
			continue
		}
		f.passage("edited", 0.97, i, i+1, i, i+1)
		f.change("said", "claimed", "verb", "F3", "body", "high", "A neutral reporting verb became a distancing one.")
	}
	return f.done(nil)
}
