package framing

import (
	"strings"
	"testing"
)

// Statements are paired over whole articles, wherever they stand, and only the best
// of several that are alike.
func TestSameStatement(t *testing.T) {
	a := "Ferry pier to close\n\n" +
		"The pier at Orvel closes in March for repairs to its boards, the port office said on Monday.\n\n" +
		"\"Nobody here was asked, and nobody here will forget it,\" said Ada Brenn.\n\n" +
		"Gulls sat on the railing of the landing stage.\n"
	b := "Anger over pier\n\n" +
		"Ada Brenn warned: \"Nobody here was asked, and nobody here will forget it.\"\n\n" +
		"In a notice the port office confirmed that in March the pier at Orvel closes for repairs to its boards.\n\n" +
		"The mayor was not at the meeting of the council.\n"
	for _, c := range []struct{ a, b string }{{a, b}, {b, a}} {
		r := newReader(whole(c.a, c.b), Options{})
		told := r.told()
		var got []string
		for k := range told.pairs {
			if x, y, ok := told.tellingPair(k); ok {
				got = append(got, r.a.cut(x.cue)+" "+r.b.cut(y.cue))
			}
		}
		want := "said warned, said confirmed"
		if c.a == b {
			want = "warned said, confirmed said"
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%q, want %q", got, want)
		}
		r.release()
	}
}

// The source of a tag behind a statement may be told to somebody at some time; the
// stop of a shortened title ends no name.
func TestTagBehind(t *testing.T) {
	for _, c := range []struct{ sentence, source, told string }{
		{"The dam above the mill broke at dawn, two engineers told the Gazette on Monday.", "two engineers", "The dam above the mill broke at dawn"},
		{"The dam above the mill broke at dawn, Mr. Brenn said after the visit.", "Mr. Brenn", "The dam above the mill broke at dawn"},
		{"On Monday, two engineers told the Gazette that the dam above the mill broke at dawn.", "two engineers", "the Gazette that the dam above the mill broke at dawn"},
		{"After a visit to the old mill on the river, the mayor said on Monday the dam was safe.", "the mayor", "on Monday the dam was safe"},
	} {
		r := newReader(whole(c.sentence+"\n", "Nothing of it stands here at all.\n"), Options{})
		list := r.told().tellA
		if len(list) != 1 || r.a.cut(list[0].source) != c.source || r.a.cut(list[0].told) != c.told {
			t.Errorf("%q: %d tellings", c.sentence, len(list))
			for i := range list {
				t.Errorf("%q tells %q", r.a.cut(list[i].source), r.a.cut(list[i].told))
			}
		}
		r.release()
	}
}

// A text may end in a cue without a source.
func TestCueAtTheEnd(t *testing.T) {
	a := "Loose gravel from the upper ledge buried a digger and two drivers before sunrise, the union said.\n"
	b := "Before sunrise gravel from the upper ledge buried a digger and two drivers, according to"
	Read(whole(a, b), Options{})
	Read(whole(b, a), Options{})
}
