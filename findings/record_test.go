package findings

import (
	"math"
	"reflect"
	"testing"

	"pgregory.net/rapid"
)

// anyObservation draws an observation whose numbers point to something.
func anyObservation(t *rapid.T, v *vocabulary) *observation {
	word := func(label string) uint32 { return v.number(rapid.StringN(0, 8, 24).Draw(t, label)) }
	place := func(label string) [2]int32 {
		from := rapid.Int32Range(0, 1<<30).Draw(t, label)
		return [2]int32{from, from + rapid.Int32Range(0, 1<<20).Draw(t, label)}
	}
	is := func(label string) bool { return rapid.Bool().Draw(t, label) }
	ob := &observation{Kept: rapid.IntRange(0, 1<<20).Draw(t, "kept"), Own: rapid.IntRange(0, 1<<20).Draw(t, "own"), Verbatim: rapid.IntRange(0, 1<<20).Draw(t, "verbatim"),
		Share: rapid.Float64Range(0, 1).Draw(t, "share"), Named: is("named"),
		Words: []seen{}, Changes: []change{}, Passages: []passage{}, Omitted: []sentence{}, Voices: []voice{}}
	for range rapid.IntRange(0, 4).Draw(t, "passages") {
		ob.Passages = append(ob.Passages, passage{uint16(rapid.IntRange(1, math.MaxUint16).Draw(t, "id")), place("a"), place("b")})
	}
	for range rapid.IntRange(0, 5).Draw(t, "changes") {
		x := change{A: place("a"), B: place("b"), FromKey: word("from key"), ToKey: word("to key"), From: word("from"), To: word("to"),
			Passage: uint16(rapid.IntRange(0, math.MaxUint16).Draw(t, "passage")), Op: rapid.SampledFrom([]byte("sidm")).Draw(t, "op"),
			Slot: is("slot"), Quoted: is("quoted"), Content: is("content"), Longer: is("longer"),
			Reading: v.reading(Reading{"flag", rapid.SampledFrom([]string{"F1", "F2", ""}).Draw(t, "code"), "label.actor", "", "high"})}
		copy(x.Key[:], rapid.SliceOfN(rapid.Byte(), 5, 5).Draw(t, "key"))
		ob.Changes = append(ob.Changes, x)
	}
	for k := range ob.Passages {
		for range rapid.IntRange(0, 6).Draw(t, "words") {
			ob.Words = append(ob.Words, seen{Lemma: word("lemma"), At: rapid.Int32Range(0, 1<<30).Draw(t, "at"), Len: uint16(rapid.IntRange(0, math.MaxUint16).Draw(t, "len")),
				Change: int16(rapid.IntRange(-1, len(ob.Changes)-1).Draw(t, "change")), Passage: uint16(k)})
		}
	}
	for range rapid.IntRange(0, 4).Draw(t, "sentences") {
		ob.Omitted = append(ob.Omitted, sentence{place("sentence"), kindSet(rapid.IntRange(0, math.MaxUint16).Draw(t, "kinds")), is("dropped")})
	}
	for range rapid.IntRange(0, 3).Draw(t, "voices") {
		ob.Voices = append(ob.Voices, voice{word("name"), rapid.Int32Range(0, 1<<20).Draw(t, "a"), rapid.Int32Range(0, 1<<20).Draw(t, "b")})
	}
	return ob
}

// spelled is an observation with words in the place of their numbers.
func spelled(ob *observation, v *vocabulary) any {
	var words []string
	for _, w := range ob.Words {
		words = append(words, v.word(w.Lemma))
	}
	var readings []Reading
	for _, x := range ob.Changes {
		words = append(words, v.word(x.FromKey), v.word(x.ToKey), v.word(x.From), v.word(x.To))
		readings = append(readings, v.allReadings()[x.Reading])
	}
	for _, x := range ob.Voices {
		words = append(words, v.word(x.Name))
	}
	bare := *ob
	bare.Words, bare.Changes, bare.Voices = nil, nil, nil
	for _, w := range ob.Words {
		w.Lemma = 0
		bare.Words = append(bare.Words, w)
	}
	for _, x := range ob.Changes {
		x.FromKey, x.ToKey, x.From, x.To, x.Reading = 0, 0, 0, 0, 0
		bare.Changes = append(bare.Changes, x)
	}
	for _, x := range ob.Voices {
		x.Name = 0
		bare.Voices = append(bare.Voices, x)
	}
	return []any{bare, words, readings}
}

func TestRecordsComeBackAsTheyWere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v, other := newVocabulary(), newVocabulary()
		other.number("another run has other numbers")
		ob := anyObservation(t, v)
		got, err := decodeObservation(ob.encode(v), other)
		if err != nil {
			t.Fatal(err)
		}
		if want, has := spelled(ob, v), spelled(got, other); !reflect.DeepEqual(want, has) {
			t.Errorf("%+v came back as %+v", want, has)
		}
	})
}

func TestRecordsCutShortAreRefused(t *testing.T) {
	v := newVocabulary()
	ob := rapid.Custom(func(t *rapid.T) *observation { return anyObservation(t, v) }).Example(7)
	whole := ob.encode(v)
	if len(whole) < 30 {
		t.Fatalf("only %d bytes", len(whole))
	}
	for size := range whole {
		if _, err := decodeObservation(whole[:size], v); err == nil {
			t.Errorf("%d of %d bytes pass", size, len(whole))
		}
	}
	if _, err := decodeObservation(append(whole, 0), v); err == nil {
		t.Error("a byte more passes")
	}
}

func FuzzRecord(f *testing.F) {
	v := newVocabulary()
	for seed := range 8 {
		f.Add(rapid.Custom(func(t *rapid.T) *observation { return anyObservation(t, v) }).Example(seed).encode(v))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		v := newVocabulary()
		ob, err := decodeObservation(data, v)
		if err != nil {
			return
		}
		again, err := decodeObservation(ob.encode(v), v)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(ob, again) {
			t.Errorf("%+v came back as %+v", ob, again)
		}
	})
}
