package framing

import (
	"strconv"
	"strings"
)

// clock is a time of day as a text gives it.
type clock struct {
	minutes int    // since noon or midnight
	half    string // "am", "pm", "" if not said
	zone    string // "gmt", "et" …, "" if not said
}

// clockAt reads the time of day at word i: "9:45", "9:45 a.m.", "9 pm EST".
func (s *side) clockAt(i int) (clock, bool) {
	norm, half := cutHalf(s.norm(i))
	hours, minutes, found := cutClock(norm)
	h, errHours := strconv.Atoi(hours)
	m, errMinutes := strconv.Atoi(minutes)
	if errHours != nil || errMinutes != nil || h > 24 || m > 59 {
		return clock{}, false
	}
	c := clock{minutes: h%12*60 + m, half: half}
	if h > 12 {
		c.half = "pm"
	}
	for k := i + 1; k < min(len(s.Words), i+4) && s.Words[k].Sentence == s.Words[i].Sentence; k++ {
		n := s.norm(k)
		switch {
		case halves[n] != "":
			c.half = halves[n]
		case zones.has(n):
			c.zone = n
		case n != "local" && n != "time":
			k = len(s.Words)
		}
	}
	return c, found || c.half != "" && h <= 12 && h > 0
}

// cutHalf parts "5" from "am".
func cutHalf(norm string) (rest, half string) {
	for _, half := range [...]string{"am", "pm"} {
		if rest, found := strings.CutSuffix(norm, half); found && rest != "" {
			return rest, half
		}
	}
	return norm, ""
}

// cutClock parts hours from minutes; found says that minutes are given.
func cutClock(norm string) (hours, minutes string, found bool) {
	for i := range norm {
		if norm[i] == ':' || norm[i] == '.' {
			if len(norm)-i == 3 && i > 0 {
				return norm[:i], norm[i+1:], norm[i] == ':'
			}
			return "", "", false
		}
	}
	return norm, "0", false
}

var (
	halves = map[string]string{"am": "am", "a.m": "am", "a.m.": "am", "pm": "pm", "p.m": "pm", "p.m.": "pm"}
	zones  = set("gmt utc bst cet est edt et pst pdt pt cst cdt ct mst mdt mt ist")
)

// sameClock reports whether two times of day can be the same: the same by
// the clock, or given in two time zones.
func sameClock(c, d clock) bool {
	if c.zone != "" && d.zone != "" && c.zone != d.zone {
		return true
	}
	return c.minutes == d.minutes && (c.half == "" || d.half == "" || c.half == d.half)
}

// readClock finds F11 fact for another time of day in the same place, and N3
// for the same one written in another way.
func readClock(v *view) (Reading, bool) {
	if v.x.empty() || v.y.empty() || v.x.quoted || v.y.quoted {
		return Reading{}, false
	}
	c, okC := v.x.clockIn()
	d, okD := v.y.clockIn()
	switch {
	case !okC || !okD:
		return Reading{}, false
	case sameClock(c, d):
		return benign("house", "house.clock", v.became()+": the same time of day, given another way."), true
	}
	return v.otherDate("time of day")
}

// clockIn is the one time of day that a part is, or of which it is a half
// ("a.m."), with nothing else of content.
func (p *part) clockIn() (clock, bool) {
	var found clock
	told := false
	for i := p.span.Start; i < p.span.End; i++ {
		if c, ok := p.clockAt(i); ok && !told {
			found, told = c, true
		} else if halves[p.norm(i)] == "" && !zones.has(p.norm(i)) && p.content(i) {
			return clock{}, false
		}
	}
	if !told && halves[p.norm(p.span.Start)] != "" && p.before >= 0 {
		return p.clockAt(p.before)
	}
	return found, told
}
