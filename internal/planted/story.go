package planted

import (
	"fmt"
	"strings"
)

// story draws the sentences of one story.
func (m *maker) story() story {
	names := m.names()
	s := story{town: names["town"]}
	topic := topics[m.next("topic", len(topics))]
	names["place"] = topic.place[m.random.IntN(len(topic.place))]
	names["cause"] = topic.cause[m.random.IntN(len(topic.cause))]
	s.title = m.fill(m.pick("title", titles), names)
	for _, kind := range order {
		text := m.fill(m.pick(kind, sentences[kind]), names)
		category := kind
		if kind == "quote2" {
			category = "quote"
		}
		s.sentences = append(s.sentences, sentence{category, text})
	}
	for range 2 { // of this story alone
		text := m.fill(m.pick("colour", sentences["colour"]), names)
		at := 3 + m.random.IntN(len(s.sentences)-3)
		s.sentences = append(s.sentences[:at], append([]sentence{{"background", text}}, s.sentences[at:]...)...)
	}
	return s
}

// next draws one of n, never the one before: two stories that follow each
// other differ in every sentence.
func (m *maker) next(what string, n int) int {
	if m.used == nil {
		m.used = map[string]int{}
	}
	last, begun := m.used[what]
	i := m.random.IntN(n)
	if begun && n > 1 {
		if i = m.random.IntN(n - 1); i >= last {
			i++
		}
	}
	m.used[what] = i
	return i
}

func (m *maker) pick(what string, from []string) string { return from[m.next(what, len(from))] }

// fill puts names into a template. A name in braces is drawn once a story; one
// with a star is drawn anew each time.
func (m *maker) fill(template string, names map[string]string) string {
	template = m.choose(template)
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(template, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		name, after, _ := strings.Cut(rest, "}")
		template = after
		if pool, free := strings.CutPrefix(name, "*"); free {
			b.WriteString(pools[pool][m.random.IntN(len(pools[pool]))])
			continue
		}
		value, known := names[name]
		if !known {
			panic(fmt.Sprintf("planted: no name for %q", name))
		}
		b.WriteString(value)
	}
}

// choose draws one of each (one|another).
func (m *maker) choose(template string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(template, "(")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		choices, after, _ := strings.Cut(rest, ")")
		list := strings.Split(choices, "|")
		b.WriteString(list[m.random.IntN(len(list))])
		template = after
	}
}

// names draws who and where a story is about.
func (m *maker) names() map[string]string {
	draw := func(pool string) string { return pools[pool][m.random.IntN(len(pools[pool]))] }
	leader, minister := draw("surname"), draw("surname")
	for minister == leader {
		minister = draw("surname")
	}
	return map[string]string{
		"town": draw("town"), "region": draw("region"), "leader": leader, "minister": minister,
		"first": draw("first"), "first2": draw("first"), "office": draw("office"), "body": draw("body"),
		"crowd": fmt.Sprint(100 * (3 + m.random.IntN(90))), "hurt": fmt.Sprint(4 + m.random.IntN(40)),
		"day": draw("day"), "weeks": draw("count"), "sum": fmt.Sprint(3 + m.random.IntN(70)), "sum2": fmt.Sprint(2 + m.random.IntN(26)),
		"place": "the depot", "cause": "pay",
	}
}
