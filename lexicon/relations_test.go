package lexicon

import (
	"crypto/sha256"
	"encoding/hex"
	"testing"
)

func TestRelations(t *testing.T) {
	for _, c := range []struct {
		name string
		of   func(x, y string) bool
		x, y string
		want bool
	}{
		{"synonyms", Synonyms, "car", "automobile", true},
		{"synonyms of inflected forms", Synonyms, "cars", "automobiles", true},
		{"synonyms", Synonyms, "car", "banana", false},
		{"antonyms", Antonyms, "rise", "fall", true},
		{"antonyms", Antonyms, "rise", "climb", false},
		{"derivation", Derivations, "decide", "decision", true},
		{"spelling", SpellingVariants, "colour", "color", true},
		{"spelling", SpellingVariants, "organised", "organized", true},
		{"spelling", SpellingVariants, "colour", "dolour", false},
	} {
		if got := c.of(c.x, c.y); got != c.want {
			t.Errorf("%s: %s, %s: %v", c.name, c.x, c.y, got)
		}
		if got := c.of(c.y, c.x); got != c.want {
			t.Errorf("%s, swapped: %s, %s: %v", c.name, c.y, c.x, got)
		}
	}
	if score, ok := Paraphrases("said", "stated"); !ok || score <= 0 || score > 1 {
		t.Errorf("said, stated: %v %v", score, ok)
	}
	if _, ok := Paraphrases("said", "zebra"); ok {
		t.Error("said, zebra")
	}
}

func TestBase(t *testing.T) {
	for form, want := range map[string]string{
		"went": "go", "women": "woman", "cities": "city", "stopped": "stop", "making": "make", "ministers": "minister",
		"announced": "announce", "died": "die", "used": "use", "using": "use", "seed": "", "thing": "", "king": "", "larger": "large", "dying": "die", "Xyzzies": "", "": "", "-": "", "s": "",
	} {
		if got, _ := Base(form); got != want {
			t.Errorf("%q: %q, want %q", form, got, want)
		}
	}
}

// Every relation can be read from both of its ends, and every word is found.
func TestWordTableIsSymmetric(t *testing.T) {
	n := tableLen()
	if n < 50_000 {
		t.Fatalf("only %d words", n)
	}
	relations := 0
	for w := WordID(0); int(w) < n; w += 7 {
		if w > 0 && hashAt(int(w)) <= hashAt(int(w)-1) {
			t.Fatalf("word %d is out of order", w)
		}
		if got := FindHash(hashAt(int(w)) << 16); got != w {
			t.Fatalf("word %d found at %d", w, got)
		}
		for e := Neighbours(w); ; {
			x, ok := e.Next()
			if !ok {
				break
			}
			relations++
			if Related(x.Word, w) != x.Relation {
				t.Fatalf("%d and %d: %08b one way only", w, x.Word, x.Relation)
			}
		}
	}
	if relations == 0 {
		t.Fatal("no relations")
	}
}

func TestTablesAreWhatTheirHashesSay(t *testing.T) {
	data := map[string]string{"words": wordTable, "word-frequencies": frequencyTable, "word-forms": irregularForms}
	tables := Tables()
	if len(tables) != len(data) {
		t.Fatalf("%d tables are named, %d are known here", len(tables), len(data))
	}
	for _, table := range tables {
		sum := sha256.Sum256([]byte(data[table.Name]))
		if got := hex.EncodeToString(sum[:]); got != table.SHA256 {
			t.Errorf("the hash kept for %s is %s, that of the table is %s: write it there", table.Name, table.SHA256, got)
		}
	}
}

func FuzzBase(f *testing.F) {
	f.Add("cities")
	f.Fuzz(func(t *testing.T, w string) { Base(w); Lemma(w); Synonyms(w, w+"s") })
}
