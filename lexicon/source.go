package lexicon

import (
	"bytes"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// source is the lines of a list, not yet taken apart: a line is read when a text
// asks for it.
type source struct {
	name   string
	list   int // number of the list that its phrases are in
	data   io.ReaderAt
	layout func() layout
	user   string // the list of ours that single phrases of a user's list join; userPairs: its pairs
	rows   []int  // of a user's list: the numbers of its lines
}

// layout is what the first lines of a list say.
type layout struct {
	inflected bool
	shape     shape
	columns   columns
}

// shape says where the phrases of a line are.
type shape uint8

const (
	plain  shape = iota // a phrase and perhaps other forms of it
	pairs               // two phrases, x and y
	places              // a place with its names, adjectives, people and capitals
	users               // a user's line: x, and perhaps y
)

const userPairs = "pairs"

// columns says where a line has what; -1: nowhere.
type columns struct {
	entry, x, y, lemma, class, rank, kind, factor, forms, written int
	concept, category, direction, party, partyX, partyY, issue    int
	note, source                                                  int
}

// embeddedSource is the lines of an embedded list.
func embeddedSource(name string, list int) *source {
	file, err := embedded.Open("data/" + name + ".tsv")
	if err != nil {
		panic(err)
	}
	s := &source{name: name, list: list, data: file.(io.ReaderAt)}
	s.layout = sync.OnceValue(s.readLayout)
	return s
}

// userSource is the lines of a user's table that join the list of this name.
func userSource(t *Table, name string, list int) *source {
	var data strings.Builder
	rows := make([]int, 0, len(t.Rows))
	for _, row := range t.Rows {
		rows = append(rows, row.Line)
		data.WriteString(strings.ReplaceAll(strings.Join(row.Fields, "\t"), "\n", " ") + "\n")
	}
	return &source{
		name: t.Name, list: list, data: strings.NewReader(data.String()), user: name, rows: rows,
		layout: func() layout { return layout{inflected: true, shape: users} },
	}
}

// lines walks the lines that hold entries: their numbers, from 1, and where
// they begin.
func (s *source) lines() iter.Seq2[int, int] {
	return func(yield func(number, offset int) bool) {
		offset := 0
		if s.user != "" {
			for _, number := range s.rows {
				if !yield(number, offset) {
					return
				}
				offset += len(s.line(offset)) + 1
			}
			return
		}
		named := false // the first line names the columns
		for number := 1; ; number++ {
			line, ok := s.read(offset)
			if !ok {
				return
			}
			if line != "" && line[0] != '#' {
				if named && !yield(number, offset) {
					return
				}
				named = true
			}
			offset += len(line) + 1
		}
	}
}

// line is the line that begins at offset.
func (s *source) line(offset int) string {
	line, _ := s.read(offset)
	return line
}

// read is line without its end; ok is false behind the last.
func (s *source) read(offset int) (line string, ok bool) {
	for size := 512; ; size *= 4 {
		buffer := make([]byte, size)
		n, err := s.data.ReadAt(buffer, int64(offset))
		if end := bytes.IndexByte(buffer[:n], '\n'); end >= 0 {
			return string(buffer[:end]), true
		}
		if err != nil {
			return string(buffer[:n]), n > 0
		}
	}
}

func (s *source) readLayout() layout {
	var h layout
	line := ""
	for offset := 0; line == "" || line[0] == '#'; {
		var ok bool
		if line, ok = s.read(offset); !ok {
			panic("lexicon " + s.name + ": no header line")
		}
		offset += len(line) + 1
		if m, ok := strings.CutPrefix(line, "# match:"); ok {
			h.inflected = strings.TrimSpace(m) == "inflected"
		}
	}
	names := strings.Split(line, "\t")
	at := func(name string) int { return slices.Index(names, name) }
	h.columns = columns{
		entry: at("entry"), x: at("x"), y: at("y"), lemma: at("lemma"), class: at("class"), rank: at("rank"),
		kind: at("kind"), factor: at("factor"), forms: at("forms"), written: at("written"), concept: at("concept"),
		category: at("category"), direction: at("direction"), party: at("party"), partyX: at("party_x"),
		partyY: at("party_y"), issue: at("issue"), note: at("note"), source: at("source"),
	}
	switch {
	case h.columns.x >= 0:
		h.shape = pairs
	case at("place") >= 0:
		h.shape = places
	}
	return h
}

// field is the n-th field of a line, "" if there is none.
func field(line string, n int) string {
	if n < 0 {
		return ""
	}
	for ; n > 0; n-- {
		i := strings.IndexByte(line, '\t')
		if i < 0 {
			return ""
		}
		line = line[i+1:]
	}
	if i := strings.IndexByte(line, '\t'); i >= 0 {
		line = line[:i]
	}
	return line
}

// each walks the phrases of a line with their number in it.
func (s *source) each(line string, do func(part int, phrase string)) {
	h := s.layout()
	c := &h.columns
	switch h.shape {
	case pairs:
		do(0, field(line, c.x))
		do(1, field(line, c.y))
	case places:
		do(0, field(line, 0))
		part := 1
		for i := 2; i <= 5; i++ {
			part = eachForm(field(line, i), part, do)
		}
	case users:
		y, list := field(line, 1), listOf(field(line, 2))
		switch {
		case y != "" && s.user == userPairs:
			do(0, field(line, 0))
			do(1, y)
		case y == "" && list == s.user:
			do(0, field(line, 0))
		}
	default:
		do(0, field(line, c.entry))
		eachForm(field(line, c.forms), 1, do)
	}
}

// eachForm walks the forms of a field, numbered from part on, and returns the
// number after the last.
func eachForm(forms string, part int, do func(int, string)) int {
	for forms != "" {
		var form string
		form, forms, _ = strings.Cut(forms, ",")
		do(part, form)
		part++
	}
	return part
}

// entry makes the entry of a phrase of the line with this number.
func (s *source) entry(line string, number, part int) *Entry {
	h := s.layout()
	c := &h.columns
	phrase := ""
	s.each(line, func(p int, f string) {
		if p == part {
			phrase = f
		}
	})
	e := &Entry{List: s.name, Line: number, issues: AllIssues}
	e.setPhrase(phrase, h.inflected)
	switch h.shape {
	case places:
		s.place(e, line, part)
		return e
	case users:
		s.userEntry(e, line, part)
		return e
	}
	e.head = field(line, 0)
	e.Class, e.Kind, e.Factor = field(line, c.class), field(line, c.kind), field(line, c.factor)
	e.Concept, e.category, e.direction = field(line, c.concept), field(line, c.category), field(line, c.direction)
	e.Note, e.Source, e.Issue = field(line, c.note), field(line, c.source), field(line, c.issue)
	e.Upper = field(line, c.written) == "capitals"
	e.Rank, _ = strconv.Atoi(field(line, c.rank))
	if e.Issue != "" {
		e.issues = issueOf(e.Issue)
	}
	if h.shape == pairs {
		x, y := field(line, c.x), field(line, c.y)
		e.side, e.Party = 'x', field(line, c.partyX)
		if part == 1 {
			e.side, e.Party = 'y', field(line, c.partyY)
		}
		e.Lemma = x + " ↔ " + y
		return e
	}
	e.Party = field(line, c.party)
	if e.Lemma = field(line, c.lemma); c.lemma < 0 {
		e.Lemma = strings.TrimPrefix(e.head, "=")
	}
	return e
}

// Classes of [Places].
const (
	PlaceName      = "name"
	PlaceAdjective = "adjective"
	PlacePeople    = "people"
	PlaceCapital   = "capital"
)

// place fills in the entry of a name, adjective … of a place.
func (s *source) place(e *Entry, line string, part int) {
	e.Lemma, e.Kind, e.Note, e.Class = field(line, 0), field(line, 1), field(line, 6), PlaceName
	e.head = e.Lemma
	next := 1
	for i, class := range []string{PlaceName, PlaceAdjective, PlacePeople, PlaceCapital} {
		from := next
		next = eachForm(field(line, i+2), next, func(int, string) {})
		if part >= from && part < next {
			e.Class = class
		}
	}
}

// userEntry fills in the entry of a user's line. Of a single phrase the
// direction says its class or, if a number, its rank.
func (s *source) userEntry(e *Entry, line string, part int) {
	x, y := field(line, 0), field(line, 1)
	e.head, e.Lemma, e.category, e.direction = x, strings.TrimPrefix(x, "="), field(line, 2), field(line, 3)
	e.Note, e.Source = field(line, 4), field(line, 5)
	if y != "" {
		e.Lemma, e.side = x+" ↔ "+y, "xy"[part]
		return
	}
	if rank, err := strconv.Atoi(e.direction); err == nil {
		e.Rank = rank
	} else {
		e.Class = e.direction
	}
}
