package ingest

import (
	"regexp"
	"strings"
	"testing"
)

func TestDates(t *testing.T) {
	for in, want := range map[string]string{
		"":                                "",
		"2026-03-09":                      "2026-03-09",
		" 2026-03-09\n":                   "2026-03-09",
		"2026-3-9":                        "2026-03-09",
		"2026/03/09":                      "2026-03-09",
		"2026-03":                         "2026-03",
		"2026-03-09T14:05:00Z":            "2026-03-09T14:05:00Z",
		"2026-03-09T14:05:00.123456Z":     "2026-03-09T14:05:00Z",
		"2026-03-09T14:05:00+01:00":       "2026-03-09T14:05:00+01:00",
		"2026-03-09T14:05:00+0100":        "2026-03-09T14:05:00+01:00",
		"2026-03-09 14:05":                "2026-03-09T14:05:00",
		"2026-03-09 14:05:00 UTC":         "2026-03-09T14:05:00Z",
		"20260309":                        "2026-03-09",
		"20260309T140500Z":                "2026-03-09T14:05:00Z",
		"20260309140500":                  "2026-03-09T14:05:00",
		"1773065100":                      "2026-03-09T14:05:00Z",
		"1773065100000":                   "2026-03-09T14:05:00Z",
		"9 March 2026":                    "2026-03-09",
		"March 9, 2026":                   "2026-03-09",
		"Monday, March 9, 2026":           "2026-03-09",
		"Mar. 9, 2026":                    "2026-03-09",
		"Sept. 9, 2026":                   "2026-09-09",
		"9-MAR-2026 14:05:00.79":          "2026-03-09T14:05:00",
		"March 9, 2026 at 2:05 p.m.":      "2026-03-09T14:05:00",
		"Mon, 09 Mar 2026 14:05:00 GMT":   "2026-03-09T14:05:00Z",
		"Mon, 9 Mar 2026 14:05:00 +0100":  "2026-03-09T14:05:00+01:00",
		"Mon, 09 Mar 2026 14:05:00 EST":   "2026-03-09T14:05:00-05:00",
		"23/3/2026":                       "2026-03-23",
		"3/23/2026":                       "2026-03-23",
		"9.3.2026":                        "2026-03-09",
		"2024-02-29":                      "2024-02-29",
		"2050-01-01":                      "2050-01-01 noted",
		"3/9/2026":                        " noted",
		"0001-01-01":                      " noted",
		"0001-01-01T00:00:00":             " noted",
		"2026-02-30":                      " noted",
		"2026-13-01":                      " noted",
		"2023-02-29":                      " noted",
		"9999-12-31":                      " noted",
		"yesterday":                       " noted",
		"12345":                           " noted",
		strings.Repeat("2026", 1000):      " noted",
		"\xff\xfe":                        " noted",
		"2026-03-09T99:99:99":             "2026-03-09",
		"-62135596800":                    " noted",
		"99999999999999999999999999":      " noted",
		"2026-03-09T14:05:00 Mitteleurop": "2026-03-09 noted",
		"31-MAR-2026 605:12:19.12":        "2026-03-31 noted",
	} {
		got, notes := normalDate(in, "")
		if len(notes) > 0 {
			got += " noted"
		}
		if got != want {
			t.Errorf("%q becomes %q %v, want %q", in, got, notes, want)
		}
	}
}

func FuzzDates(f *testing.F) {
	for _, seed := range []string{"2026-03-09", "Mon, 9 Mar 2026 14:05:00 +0100", "20260309", "1773065100", "9/13/2026", "March 9, 2026 at 2:05 p.m."} {
		f.Add(seed)
	}
	form := regexp.MustCompile(`^\d{4}-\d\d(-\d\d(T\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)?)?)?$`)
	f.Fuzz(func(t *testing.T, s string) {
		got, notes := normalDate(s, "")
		switch {
		case got == "" && len(notes) == 0 && strings.TrimSpace(s) != "":
			t.Errorf("%q is left out without a word", s)
		case got != "" && !form.MatchString(got):
			t.Errorf("%q becomes %q", s, got)
		}
		if again, _ := normalDate(got, ""); again != got {
			t.Errorf("%q becomes %q, which becomes %q", s, got, again)
		}
	})
}
