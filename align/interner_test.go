package align

import (
	"testing"

	"pgregory.net/rapid"
)

// An interner numbers keys as a map would, also keys that fall into one slot,
// and from use to use.
func TestInternerIsAMap(t *testing.T) {
	var in interner
	collided := false
	rapid.Check(t, func(t *rapid.T) {
		key := rapid.Custom(func(t *rapid.T) uint64 {
			return rapid.Uint64Range(0, 9).Draw(t, "slot") | rapid.Uint64Range(0, 9).Draw(t, "rest")<<40
		})
		keys, others := rapid.SliceOf(key).Draw(t, "keys"), rapid.SliceOf(key).Draw(t, "others")
		in.reset(len(keys))
		numbers := map[uint64]int32{}
		slots := map[uint64]uint64{}
		for _, k := range keys {
			want, known := numbers[k]
			if !known {
				want = int32(len(numbers))
				numbers[k] = want
			}
			if got := in.number(k); got != want {
				t.Fatalf("key %x is number %d, want %d", k, got, want)
			}
			if first, taken := slots[k&in.mask]; taken && first != k {
				collided = true
			} else {
				slots[k&in.mask] = k
			}
		}
		if in.len() != len(numbers) || len(in.keys()) != len(numbers) {
			t.Fatalf("%d keys, want %d", in.len(), len(numbers))
		}
		found := make([]int32, len(others))
		in.findAll(others, found)
		for i, k := range others {
			want, known := numbers[k]
			if !known {
				want = -1
			} else if in.keys()[want] != k {
				t.Fatalf("number %d is key %x, want %x", want, in.keys()[want], k)
			}
			if got := in.find(k); got != want || found[i] != want {
				t.Fatalf("key %x: %d and %d, want %d", k, got, found[i], want)
			}
		}
	})
	if !collided {
		t.Fatal("no two keys fell into one slot")
	}
}
