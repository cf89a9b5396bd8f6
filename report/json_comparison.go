package report

import "parallax/compare"

func (w *jsonWriter) comparison(c *compare.Comparison) {
	w.open('{')
	w.string("schema", c.Schema)
	w.key("tool")
	w.open('{')
	w.string("version", c.Tool.Version)
	lines(w, "lexicons", c.Tool.Lexicons, func(w *jsonWriter, l *compare.Lexicon) {
		w.string("name", l.Name)
		w.string("version", l.Version)
		w.string("sha256", l.SHA256)
	})
	w.key("options")
	w.inline++
	w.open('{')
	w.float("min_similarity", c.Tool.Options.MinSimilarity)
	w.bool("full_text", c.Tool.Options.FullText)
	w.strings("off", c.Tool.Options.Off)
	w.strings("only", c.Tool.Options.Only)
	w.shut('}')
	w.inline--
	w.shut('}')
	w.side("a", &c.A)
	w.side("b", &c.B)
	w.key("coverage")
	w.inline++
	w.open('{')
	w.float("a", c.Coverage.A)
	w.float("b", c.Coverage.B)
	w.shut('}')
	w.inline--
	w.string("relation", c.Relation)
	w.key("words")
	w.open('{')
	w.wordCounts("a", c.Words.A)
	w.wordCounts("b", c.Words.B)
	w.shut('}')
	list(w, "passages", c.Passages, func(w *jsonWriter, p *compare.Passage) {
		w.string("id", p.ID)
		w.string("kind", p.Kind)
		w.span("a", p.A)
		w.span("b", p.B)
		w.string("a_text", p.AText)
		w.string("b_text", p.BText)
		w.float("similarity", p.Similarity)
		w.bool("moved", p.Moved)
	})
	lines(w, "blocks", c.Blocks, func(w *jsonWriter, b *compare.Block) {
		w.string("id", b.ID)
		w.span("a", b.A)
		w.span("b", b.B)
		w.strings("passages", b.Passages)
	})
	list(w, "changes", c.Changes, (*jsonWriter).change)
	w.key("unmatched")
	w.open('{')
	lines(w, "a", c.Unmatched.A, (*jsonWriter).unmatched)
	lines(w, "b", c.Unmatched.B, (*jsonWriter).unmatched)
	w.shut('}')
	lines(w, "voices", c.Voices, func(w *jsonWriter, v *compare.Voice) {
		w.string("name", v.Name)
		w.int("a_words", v.AWords)
		w.int("b_words", v.BWords)
	})
	w.key("vocabulary")
	w.open('{')
	lines(w, "a", c.Vocabulary.A, (*jsonWriter).term)
	lines(w, "b", c.Vocabulary.B, (*jsonWriter).term)
	w.shut('}')
	lines(w, "warnings", c.Warnings, func(w *jsonWriter, warning *compare.Warning) {
		w.string("code", warning.Code)
		w.string("message", warning.Message)
	})
	w.shut('}')
}

func (w *jsonWriter) wordCounts(name string, n compare.WordCounts) {
	w.key(name)
	w.inline++
	w.open('{')
	w.int("verbatim", n.Verbatim)
	w.int("edited", n.Edited)
	w.int("rewritten", n.Rewritten)
	w.int("unmatched", n.Unmatched)
	w.shut('}')
	w.inline--
}

func (w *jsonWriter) side(name string, s *compare.Side) {
	w.key(name)
	w.open('{')
	w.string("path", s.Path)
	w.string("id", s.ID)
	w.optional("title", s.Title)
	w.optional("outlet", s.Outlet)
	w.optional("date", s.Date)
	w.optional("url", s.URL)
	w.optional("language", s.Language)
	w.string("sha256", s.SHA256)
	w.int("words", s.Words)
	w.optional("text", s.Text)
	lines(w, "marks", s.Marks, func(w *jsonWriter, m *compare.Mark) {
		w.span("span", m.Span)
		w.string("kind", m.Kind)
		if m.Note != "" {
			w.string("note", m.Note)
		}
	})
	lines(w, "sentences", s.Sentences, func(w *jsonWriter, sentence *compare.Sentence) {
		w.span("span", sentence.Span)
		w.int("paragraph", sentence.Paragraph)
		w.string("role", sentence.Role)
	})
	w.shut('}')
}

func (w *jsonWriter) change(c *compare.Change) {
	w.string("id", c.ID)
	w.optional("passage", c.Passage)
	w.string("tier", c.Tier)
	w.optional("parent", c.Parent)
	w.string("op", c.Op)
	w.optionalSpan("a", c.A)
	w.optionalSpan("b", c.B)
	w.string("a_text", c.AText)
	w.string("b_text", c.BText)
	w.string("where", c.Where)
	w.key("quoted")
	w.inline++
	w.open('{')
	w.bool("a", c.Quoted.A)
	w.bool("b", c.Quoted.B)
	w.shut('}')
	w.inline--
	w.optional("status", c.Status)
	w.optional("code", c.Code)
	w.optional("category", c.Category)
	w.strings("also", c.Also)
	w.optional("direction", c.Direction)
	w.optional("confidence", c.Confidence)
	w.optional("rule", c.Rule)
	lines(w, "evidence", c.Evidence, func(w *jsonWriter, e *compare.Evidence) {
		w.string("lexicon", e.Lexicon)
		w.string("entry", e.Entry)
	})
	w.optional("reason", c.Reason)
	w.string("key", c.Key)
}

func (w *jsonWriter) term(t *compare.Term) {
	w.string("term", t.Term)
	w.int("count", t.Count)
	w.int("quoted", t.Quoted)
	w.string("class", t.Class)
	w.key("evidence")
	w.open('{')
	w.string("lexicon", t.Evidence.Lexicon)
	w.string("entry", t.Evidence.Entry)
	w.shut('}')
}

func (w *jsonWriter) unmatched(u *compare.UnmatchedSentence) {
	w.span("span", u.Span)
	w.string("kind", u.Kind)
	w.strings("changes", u.Changes)
}

func (w *jsonWriter) failure(p Pair) {
	w.open('{')
	w.string("schema", ErrorSchema)
	w.string("a", p.A)
	w.string("b", p.B)
	w.string("error", p.Err.Error())
	w.shut('}')
}
