package framing

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// voiceRules are the rules that read what somebody says in one text only.
var voiceRules = []string{"voice.objection", "voice.defence", "voice.reply"}

// story is the text of voices-story.txt with a paragraph behind its second sentence.
func story(t *testing.T, words string) string {
	t.Helper()
	data, err := os.ReadFile("testdata/voices-story.txt")
	if err != nil {
		t.Fatal(err)
	}
	paragraphs := strings.Split(strings.TrimSpace(string(data)), "\n")
	if len(paragraphs) < 10 {
		t.Fatalf("%d paragraphs", len(paragraphs))
	}
	if words != "" {
		paragraphs = slices.Insert(paragraphs, 3, words)
	}
	return article(strings.Join(paragraphs, "|"))
}

func TestVoicesOfOneText(t *testing.T) {
	for _, row := range rows(t, "testdata/voices.tsv", 2) {
		p := whole(story(t, row[0]), story(t, ""))
		found := "-"
		for _, r := range Read(p, Options{}) {
			if slices.Contains(voiceRules, r.Rule) && r.Status == Flag {
				found = r.Rule
			}
		}
		if found != row[1] {
			t.Errorf("%q: %s, want %s%s", row[0], found, row[1], describe(p, Read(p, Options{})))
		}
		checkMirror(t, p)
	}
}

// A speaker has one flag, however often he speaks against something.
func TestOneFlagForASpeaker(t *testing.T) {
	p := whole(story(t, `Mara Tolv of the fishermen's union called the sale a disgrace.|The mayor opened the hall at nine.|Tolv said the decision was a terrible mistake.`), story(t, ""))
	flags := 0
	for _, r := range Read(p, Options{}) {
		if r.Category == "voice.opposing" && r.Status == Flag {
			flags++
		}
	}
	if flags != 1 {
		t.Errorf("%d flags%s", flags, describe(p, Read(p, Options{})))
	}
}

// An excerpt has few voices by where it was cut.
func TestExcerptLacksNoVoice(t *testing.T) {
	short := "Council sells the harbour|The council of Orvel voted on Monday to sell the harbour, the mayor said.|Work will begin in May."
	p := whole(article(short+`|Mara Tolv of the union said the sale was a reckless decision about the harbour.`), article(short))
	for _, r := range Read(p, Options{}) {
		if r.Rule == "voice.objection" {
			t.Error(describe(p, Read(p, Options{})))
		}
	}
}
