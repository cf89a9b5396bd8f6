package export

import (
	"bufio"
	"io"
	"strconv"

	"parallax/compare"
)

// annotations writes a collection of W3C Web Annotations: one for each
// passage, which links it to its counterpart in a, and one for each component.
// Offsets are code points of the article's text; the quotation stands beside
// them, with what surrounds it.
type annotations struct {
	w     *bufio.Writer
	count int
	begun bool
}

func newAnnotations(w io.Writer) *annotations {
	return &annotations{w: bufio.NewWriterSize(w, 1<<16)}
}

const annotationContext = "http://www.w3.org/ns/anno.jsonld"

// begin names the collection after its first pair.
func (n *annotations) begin(parts ...string) {
	if n.begun {
		return
	}
	n.begun = true
	head := object{}.text("@context", annotationContext).text("id", "urn:uuid:"+uuid(append(parts, "collection")...)).text("type", "AnnotationCollection").
		text("label", "Passages that correspond and what changed in them").
		object("generator", object{}.text("type", "Software").text("name", "Parallax "+compare.Version))
	page := object{}.text("id", "urn:uuid:"+uuid(append(parts, "page")...)).text("type", "AnnotationPage").integer("startIndex", 0)
	n.w.Write(append(head.member("first"), append(page.member("items"), '[')...))
}

func (n *annotations) Add(c *compare.Comparison) error {
	a, b := witnesses(c)
	n.begin(c.A.ID, c.B.ID)
	for i := range c.Passages {
		p := &c.Passages[i]
		n.add(object{}.text("id", "urn:uuid:"+uuid(c.A.ID, c.B.ID, p.ID)).text("type", "Annotation").text("motivation", "linking").
			list("body", target(a, p.A).text("purpose", "linking"), tag("passage: "+p.Kind)).object("target", target(b, p.B)))
	}
	for i := range c.Changes {
		if change := &c.Changes[i]; change.Tier == "component" {
			n.change(c, change, a, b)
		}
	}
	return n.flushIfLong()
}

// change annotates the words in b, or those in a that b does not have.
func (n *annotations) change(c *compare.Comparison, change *compare.Change, a, b *witness) {
	motivation := "describing"
	if isFlag(change) {
		motivation = "classifying"
	}
	var body []object
	for _, t := range []struct{ name, value string }{
		{"category", said(change.Category)}, {"status", said(change.Status)}, {"direction", said(change.Direction)},
		{"confidence", said(change.Confidence)}, {"operation", change.Op},
	} {
		if t.value != "" {
			body = append(body, tag(t.name+": "+t.value))
		}
	}
	if said(change.Reason) != "" {
		body = append(body, object{}.text("type", "TextualBody").text("purpose", "describing").text("value", *change.Reason).text("format", "text/plain").text("language", "en"))
	}
	on := object(nil)
	switch {
	case change.B != nil:
		on = target(b, *change.B)
		if change.A != nil {
			body = append(body, target(a, *change.A).text("purpose", "linking"))
		}
	case change.A != nil:
		on = target(a, *change.A)
	default:
		return // it is nowhere
	}
	n.add(object{}.text("id", "urn:uuid:"+uuid(c.A.ID, c.B.ID, change.ID)).text("type", "Annotation").text("motivation", motivation).
		list("body", body...).object("target", on))
}

func tag(value string) object {
	return object{}.text("type", "TextualBody").text("purpose", "tagging").text("value", value).text("format", "text/plain")
}

// context is how many code points before and behind a quotation are given, so
// that it can be found in another copy of the text.
const context = 32

// target is a place of an article. What may not be quoted has its offsets
// alone.
func target(w *witness, s compare.Span) object {
	source := object{}.text("id", iri(w.Side)).text("type", "Text").text("format", "text/plain").text("language", said(w.Language)).
		text("dcterms:identifier", w.ID).text("label", said(w.Title))
	selectors := []object{object{}.text("type", "TextPositionSelector").integer("start", s[0]).integer("end", s[1])}
	if at, ok := w.place(s); ok && at[0] < at[1] {
		before, behind := w.around(at, context)
		selectors = append(selectors, object{}.text("type", "TextQuoteSelector").text("exact", w.cut(at)).text("prefix", before).text("suffix", behind))
	}
	return object{}.text("type", "SpecificResource").object("source", source).list("selector", selectors...).text("scope", said(w.URL))
}

func (n *annotations) add(a object) {
	if n.count > 0 {
		n.w.WriteByte(',')
	}
	n.count++
	n.w.WriteByte('\n')
	n.w.Write(a)
	n.w.WriteByte('}')
}

// flushIfLong gives the error of writing so far, so that a long run to a full
// disk ends early.
func (n *annotations) flushIfLong() error {
	if n.w.Buffered() < n.w.Size()/2 {
		return nil
	}
	return n.w.Flush()
}

func (n *annotations) Close() error {
	n.begin()
	n.w.WriteString("\n]},\"total\":" + strconv.Itoa(n.count) + "}\n")
	return n.w.Flush()
}
