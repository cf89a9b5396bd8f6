package diff

import (
	"parallax/align"
	"parallax/text"
)

// linkMargin is how many matched words on each side of a change the word links
// may look at. The links weigh a word by its neighbours up to three words away;
// with four the components of labelled pairs come out as with whole passages.
const linkMargin = 4

// linkChanges asks for word links where the passage changed, places counted from
// the start of the passage. Linking costs the product of the lengths, and most
// of a lightly edited passage is settled by the exact diff: so each change is
// looked at with a few matched words around it. Where the same word was taken
// out in one place and put in at another, the passage is looked at whole.
func (p *pair) linkChanges() []align.Link {
	windows := p.windows()
	if len(windows) > 1 && p.crosses(windows) {
		windows = append(windows[:0], gap{0, p.a.n(), 0, p.b.n()})
	}
	all := p.linkList[:0]
	for _, w := range windows {
		as := text.Span{Start: p.a.span.Start + w.a0, End: p.a.span.Start + w.a1}
		bs := text.Span{Start: p.b.span.Start + w.b0, End: p.b.span.Start + w.b1}
		from := len(all)
		all = align.AppendWords(all, p.a.t, p.b.t, as, bs, p.opts.Words)
		for k := range all[from:] {
			all[from+k].A -= p.a.span.Start
			all[from+k].B -= p.b.span.Start
		}
	}
	p.linkList = all
	return all
}

// windows are the changed runs with a margin around each; what touches is one.
func (p *pair) windows() []gap {
	windows := p.windowList[:0]
	for _, g := range p.gaps() {
		before := min(linkMargin, g.a0, g.b0)
		after := min(linkMargin, p.a.n()-g.a1, p.b.n()-g.b1)
		w := gap{g.a0 - before, g.a1 + after, g.b0 - before, g.b1 + after}
		if k := len(windows) - 1; k >= 0 && (w.a0 <= windows[k].a1 || w.b0 <= windows[k].b1) {
			windows[k].a1, windows[k].b1 = max(windows[k].a1, w.a1), max(windows[k].b1, w.b1)
			continue
		}
		windows = append(windows, w)
	}
	p.windowList = windows
	return windows
}

// crosses reports whether a changed word of one window stands among the
// changed words of another window on the other side.
func (p *pair) crosses(windows []gap) bool {
	for i, w := range windows {
		for x := w.a0; x < w.a1; x++ {
			if p.a.link[x] >= 0 || !p.a.content(x) {
				continue
			}
			hash := p.a.word(x).Hash
			for j, v := range windows {
				if i == j {
					continue
				}
				for y := v.b0; y < v.b1; y++ {
					if p.b.link[y] < 0 && p.b.word(y).Hash == hash {
						return true
					}
				}
			}
		}
	}
	return false
}
