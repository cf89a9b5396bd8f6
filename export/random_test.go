package export

import (
	"math/rand/v2"
	"reflect"

	"parallax/compare"
)

// randomComparison fills every field, whatever fields there are, with hostile
// strings and small numbers. The result is of the right type, not sensible.
func randomComparison(r *rand.Rand) *compare.Comparison {
	c := &compare.Comparison{}
	fill(reflect.ValueOf(c).Elem(), r)
	return c
}

func fill(v reflect.Value, r *rand.Rand) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), r)
		}
	case reflect.Pointer:
		if r.IntN(4) > 0 {
			v.Set(reflect.New(v.Type().Elem()))
			fill(v.Elem(), r)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), r.IntN(5), 8))
		for i := range v.Len() {
			fill(v.Index(i), r)
		}
	case reflect.Array:
		for i := range v.Len() {
			v.Index(i).SetInt(int64(r.IntN(80) - 3))
		}
	case reflect.String:
		v.SetString(randomString(r))
	case reflect.Int:
		v.SetInt(int64(r.IntN(60)))
	case reflect.Float64:
		v.SetFloat(r.Float64())
	case reflect.Bool:
		v.SetBool(r.IntN(2) == 0)
	default:
		panic("random_test: no way to fill a " + v.Kind().String())
	}
}

// tokens make changes and passages meet.
var tokens = []string{"component", "component", "whole", "flag", "benign", "move", "p1", "p2", "verb", "label.place", "verbatim"}

func randomString(r *rand.Rand) string {
	if r.IntN(2) == 0 {
		return tokens[r.IntN(len(tokens))]
	}
	s := hostile[r.IntN(len(hostile))]
	for range r.IntN(4) {
		s += " " + hostile[r.IntN(len(hostile))]
	}
	return s
}
