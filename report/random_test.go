package report

import (
	"math/rand/v2"
	"reflect"

	"parallax/compare"
)

// hostile are strings that have broken writers before.
var hostile = []string{
	"", " ", "plain words", "line\nbreak\r\nand\ttab", "quote \" and 'single'", `back\slash`, "a|b", "`code`", "<script>alert(1)</script>",
	"&amp;", "\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "\u009b31m", "\x00\x01\x7f\u0085", "\u202eoverride\u202c", "\u2066isolate\u2069",
	"\xff\xfe broken \xc3", "שלום עולם", "مرحبا بالعالم", "港湾の争議は続いている。", "“港”、（船）", "👩‍👩‍👧 🇩🇪 é e\u0301", "\u2028\u2029",
	"=1+1", "+1", "-1", "@SUM(A1)", "'=1", "\t=1", " =1", "＝1", "#hash", "* star", "[link](http://example.org)", "…", "a\u00a0b", "x\u00adx",
	"Donaudampfschifffahrtsgesellschaftskapitänsmützenhersteller", "---", "$HOME", "~~gone~~", "\ufeffbom",
}

// randomComparison fills every field, whatever fields there are, with hostile
// strings and small numbers. The result is of the right type, not sensible.
func randomComparison(r *rand.Rand, words []string) *compare.Comparison {
	c := &compare.Comparison{}
	fillValue(reflect.ValueOf(c).Elem(), r, words)
	c.Schema = compare.Schema
	return c
}

func fillValue(v reflect.Value, r *rand.Rand, words []string) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fillValue(v.Field(i), r, words)
		}
	case reflect.Pointer:
		if r.IntN(4) > 0 {
			v.Set(reflect.New(v.Type().Elem()))
			fillValue(v.Elem(), r, words)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), r.IntN(5), 8))
		for i := range v.Len() {
			fillValue(v.Index(i), r, words)
		}
	case reflect.Array:
		for i := range v.Len() {
			fillValue(v.Index(i), r, words)
		}
		if v.Type() == reflect.TypeFor[compare.Span]() && v.Index(0).Int() > v.Index(1).Int() {
			first := v.Index(0).Int()
			v.Index(0).SetInt(v.Index(1).Int())
			v.Index(1).SetInt(first)
		}
	case reflect.String:
		v.SetString(randomString(r, words))
	case reflect.Int:
		v.SetInt(int64(r.IntN(60)))
	case reflect.Float64:
		v.SetFloat([]float64{0, 1, 0.5, r.Float64(), 2.0 / 3}[r.IntN(5)])
	case reflect.Bool:
		v.SetBool(r.IntN(2) == 0)
	default:
		panic("random_test: no way to fill a " + v.Kind().String())
	}
}

// tokens make changes meet the paths that the renderers choose by.
var tokens = []string{"whole", "component", "flag", "benign", "other", "headline", "lede", "body", "content", "credit", "boilerplate", "move", "insert", "delete", "verb"}

func randomString(r *rand.Rand, words []string) string {
	switch r.IntN(4) {
	case 0:
		return tokens[r.IntN(len(tokens))]
	case 1:
		if len(words) > 0 {
			return words[r.IntN(len(words))]
		}
	}
	s := hostile[r.IntN(len(hostile))]
	for range r.IntN(3) {
		s += " " + hostile[r.IntN(len(hostile))]
	}
	return s
}

func emptyArrays(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			emptyArrays(v.Field(i))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			emptyArrays(v.Elem())
		}
	case reflect.Slice:
		if v.IsNil() {
			v.Set(reflect.MakeSlice(v.Type(), 0, 0))
		}
		for i := range v.Len() {
			emptyArrays(v.Index(i))
		}
	}
}
