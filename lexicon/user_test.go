package lexicon

import (
	"reflect"
	"strings"
	"testing"
)

const header = "x\ty\tcategory\tdirection\tnote\tsource\n"

func mustUser(t testing.TB, lines string) *Table {
	t.Helper()
	table, problems := ParseUser("mine", header+lines)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return table
}

func TestTheUsersLinesComeFirst(t *testing.T) {
	mine := mustUser(t, "cede\ttransfer\tother\tsame\tone for us\tcodebook\nbrutal\t\tloaded\t-1\tmild\tcodebook\nharrumph\t\tverb\taffective\tnew\tcodebook\n")
	s, err := Default().With(mine)
	if err != nil {
		t.Fatal(err)
	}
	hit, ok := s.Labels().Match(s.Words([]string{"ceding"}), s.Words([]string{"transferring"}))
	if !ok || hit.Category != "other" || hit.A.List != "mine" || hit.Evidence()[0].Entry != "cede ↔ transfer" {
		t.Errorf("%+v", hit)
	}
	if e, _ := s.Phrases(Loaded).At(s.Words([]string{"brutal"})); e == nil || e.Rank != -1 || e.List != "mine" {
		t.Errorf("%+v", e)
	}
	if e, _ := s.Phrases(ReportingVerbs).At(s.Words([]string{"harrumphed"})); e == nil || e.Class != "affective" {
		t.Errorf("%+v", e)
	}
	if e, _ := s.Phrases(Loaded).At(s.Words([]string{"vicious"})); e == nil || e.List != Loaded {
		t.Errorf("ours is gone: %+v", e)
	}
	if l := s.Lists()[0]; l.Name != "mine" || l.Entries != 3 || !l.User {
		t.Errorf("%+v", l)
	}
	want := []Override{{2, LabelPairs, "cede ↔ transfer"}, {3, Loaded, "brutal"}}
	if got := Default().Overrides(mine); !reflect.DeepEqual(got, want) {
		t.Errorf("%v", got)
	}
	later := mustUser(t, "cede\ttransfer\tlabel.place\tp->q\tlater\tcodebook\n")
	if s, err = s.With(later); err != nil {
		t.Fatal(err)
	}
	if hit, _ := s.Labels().Match(s.Words([]string{"cede"}), s.Words([]string{"transfer"})); hit.Category != "label.place" {
		t.Errorf("the later list does not win: %+v", hit)
	}
	if _, err := Default().With(mustUser(t, "a\tb\tnonsense\td\tn\ts\n")); err == nil {
		t.Error("a list with errors was taken")
	}
}

func TestParseUserNamesTheLine(t *testing.T) {
	for data, want := range map[string]string{
		"":                               "empty",
		"a\tb\n":                         "line 1: the header must be",
		header + "a\tb\n":                "line 2: 2 fields",
		header + "a\tb\tc\td\te\t\xff\n": "line 2: not UTF-8",
		header:                           "no entries",
	} {
		_, problems := ParseUser("mine", data)
		if len(problems) == 0 || !strings.HasPrefix(problems[0].String(), want) {
			t.Errorf("%q: %v, want %q", data, problems, want)
		}
	}
	table, problems := ParseUser("mine", "\ufeff# mine\n# version: 7\r\n"+strings.ReplaceAll(header, "\t", ",")+"\"a, b\",c,label.place,p->q,n,s\r\n")
	if len(problems) > 0 || table.Version != "7" || len(table.Rows) != 1 || table.Rows[0].Fields[0] != "a, b" || table.Rows[0].Line != 4 {
		t.Errorf("%+v %v", table, problems)
	}
}

// Any bytes give a table or a problem, and a table that passes can be used.
func FuzzParseUser(f *testing.F) {
	f.Add(header + "a\tb\tlabel.place\tp->q\tn\ts\n")
	f.Add("x,y,category,direction,note,source\n=a,,loaded,2,n,s\n")
	f.Fuzz(func(t *testing.T, data string) {
		table, problems := ParseUser("mine", data)
		for _, p := range problems {
			if p.Error {
				return
			}
		}
		if s, err := Default().With(table); err == nil {
			s.Labels().Match(s.Words([]string{"a"}), s.Words([]string{"b"}))
			s.Phrases(Loaded).At(s.Words([]string{"a"}))
			Default().Overrides(table)
		}
	})
}
