package stats

import (
	"encoding/json"
	"math"
	"os"
	"reflect"
	"testing"

	"pgregory.net/rapid"
)

// reference is testdata/reference.json, made by testdata/make.py.
type reference struct {
	Wilson []struct {
		K, N                  int
		Confidence, Low, High float64
	}
	Binomial []struct {
		K, N      int
		P, PValue float64
	}
	Fisher []struct {
		K1, N1, K2, N2 int
		PValue         float64
	}
	BH    []struct{ P, Q []float64 }
	Kappa []struct {
		X, Y           []int
		Percent, Kappa float64
	}
	Alpha []struct {
		Units            [][]int
		Alpha, Low, High float64
	}
	FightingWords []struct {
		Y1, Y2   []int
		Prior, Z []float64
	} `json:"fighting_words"`
	MantelHaenszel []struct {
		Strata       []Table
		PValue, Odds float64
	} `json:"mantel_haenszel"`
	Normal   []struct{ Z, P float64 }
	Quantile struct{ Values, P, Q []float64 }
	Rate     []struct {
		Count               int
		Exposure, Low, High float64
	}
}

func load(t *testing.T) reference {
	t.Helper()
	data, err := os.ReadFile("testdata/reference.json")
	if err != nil {
		t.Fatal(err)
	}
	var r reference
	if err := json.Unmarshal(data, &r); err != nil {
		t.Fatal(err)
	}
	v := reflect.ValueOf(r)
	for i := range v.NumField() {
		if f := v.Field(i); f.Kind() == reflect.Slice && f.Len() == 0 {
			t.Fatalf("no cases of %s", v.Type().Field(i).Name)
		}
	}
	return r
}

// near demands agreement to 1e-9, relative where the value is small.
func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if d := math.Abs(got - want); !(d <= 1e-9*max(math.Abs(want), 1e-3) || d <= 1e-12*math.Abs(want)) {
		t.Errorf("%s: got %.15g, want %.15g", what, got, want)
	}
}

func TestAgainstReferences(t *testing.T) {
	r := load(t)
	for _, c := range r.Wilson {
		i := Wilson(c.K, c.N, c.Confidence)
		near(t, "wilson low", i.Low, c.Low)
		near(t, "wilson high", i.High, c.High)
	}
	for _, c := range r.Binomial {
		near(t, "binomial", BinomialTest(c.K, c.N, c.P), c.PValue)
	}
	for _, c := range r.Fisher {
		near(t, "fisher", FisherExact(c.K1, c.N1, c.K2, c.N2), c.PValue)
	}
	for _, c := range r.BH {
		for i, q := range BenjaminiHochberg(c.P) {
			near(t, "q", q, c.Q[i])
		}
	}
	for _, c := range r.Kappa {
		share, n := PercentAgreement(c.X, c.Y)
		near(t, "percent", share, c.Percent)
		near(t, "kappa", Kappa(c.X, c.Y), c.Kappa)
		if n != len(c.X) {
			t.Errorf("%d units, want %d", n, len(c.X))
		}
	}
	for _, c := range r.FightingWords {
		n1, n2, a0 := 0, 0, 0.0
		for i := range c.Y1 {
			n1, n2, a0 = n1+c.Y1[i], n2+c.Y2[i], a0+c.Prior[i]
		}
		for i := range c.Y1 {
			near(t, "fightin' words z", CompareLogOdds(c.Y1[i], n1, c.Y2[i], n2, c.Prior[i], a0).PublishedZ, c.Z[i])
		}
	}
	for _, c := range r.MantelHaenszel {
		p, odds := MantelHaenszel(c.Strata)
		near(t, "Mantel-Haenszel p", p, c.PValue)
		near(t, "Mantel-Haenszel odds", odds, c.Odds)
	}
	for _, c := range r.Normal {
		near(t, "normal", NormalP(c.Z), c.P)
	}
	for i, p := range r.Quantile.P {
		near(t, "quantile", Quantile(r.Quantile.Values, p), r.Quantile.Q[i])
	}
	for _, c := range r.Rate {
		i := Rate(c.Count, c.Exposure, Confidence)
		near(t, "rate low", i.Low, c.Low)
		near(t, "rate high", i.High, c.High)
	}
}

func TestAlpha(t *testing.T) {
	for _, c := range load(t).Alpha {
		near(t, "alpha", Alpha(c.Units), c.Alpha)
		i, ok := AlphaInterval(c.Units, Bootstrap{Seed: 1})
		again, _ := AlphaInterval(c.Units, Bootstrap{Seed: 1})
		if !ok || i != again {
			t.Errorf("interval %v, then %v", i, again)
		}
		// Both are drawn by chance: they agree within the error of 1,500 draws.
		if width := c.High - c.Low; math.Abs(i.Low-c.Low) > 0.1*width || math.Abs(i.High-c.High) > 0.1*width {
			t.Errorf("interval %v, a plain bootstrap gives %v to %v", i, c.Low, c.High)
		}
	}
}

func TestNothingToCompare(t *testing.T) {
	for name, v := range map[string]float64{
		"kappa of none": Kappa(nil, nil), "kappa of one code": Kappa([]int{1, 1}, []int{1, 1}),
		"alpha of none": Alpha(nil), "alpha of one code": Alpha([][]int{{1, 1}, {1, 1}}), "alpha of lone codes": Alpha([][]int{{1, Missing}, {Missing, 2}}),
		"dispersion without hits": DP([]int{0}, []int{3}), "quantile of none": Quantile(nil, .5),
	} {
		if !math.IsNaN(v) {
			t.Errorf("%s is %v, want NaN", name, v)
		}
	}
	if i := Wilson(0, 0, Confidence); i != (Interval{0, 1}) {
		t.Errorf("Wilson of nothing is %v", i)
	}
	if p := BinomialTest(0, 0, .5); p != 1 {
		t.Errorf("test of nothing is %v", p)
	}
	q := BenjaminiHochberg([]float64{0.01, math.NaN(), 0.02})
	if q[0] != 0.02 || !math.IsNaN(q[1]) || q[2] != 0.02 {
		t.Errorf("q %v: a test that was not made counts", q)
	}
}

func TestDispersion(t *testing.T) {
	for _, c := range []struct {
		hits, sizes []int
		want        float64
	}{
		{[]int{1, 1, 1, 1}, []int{5, 5, 5, 5}, 0},
		{[]int{4, 0, 0, 0}, []int{5, 5, 5, 5}, 0.75},
		{[]int{1, 3}, []int{30, 10}, 0.5},
	} {
		near(t, "DP", DP(c.hits, c.sizes), c.want)
	}
}

func TestLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 2000).Draw(t, "n")
		k := rapid.IntRange(0, n).Draw(t, "k")
		m := rapid.IntRange(1, 2000).Draw(t, "m")
		l := rapid.IntRange(0, m).Draw(t, "l")
		i := Wilson(k, n, Confidence)
		if !(0 <= i.Low && i.Low <= i.High && i.High <= 1) || !i.Contains(float64(k)/float64(n)) {
			t.Fatalf("Wilson(%d, %d) = %v", k, n, i)
		}
		if mirror := Wilson(n-k, n, Confidence); math.Abs(mirror.Low-(1-i.High)) > 1e-12 {
			t.Fatalf("Wilson(%d, %d) is no mirror", k, n)
		}
		p, q := BinomialTest(k, n, .5), BinomialTest(n-k, n, .5)
		if !(0 <= p && p <= 1) || math.Abs(p-q) > 1e-9 {
			t.Fatalf("BinomialTest(%d, %d): %v, mirrored %v", k, n, p, q)
		}
		p, q = FisherExact(k, n, l, m), FisherExact(l, m, k, n)
		if !(0 <= p && p <= 1) || math.Abs(p-q) > 1e-9 {
			t.Fatalf("FisherExact(%d, %d, %d, %d): %v, mirrored %v", k, n, l, m, p, q)
		}
		x, y := CompareLogOdds(k, n, l, m, 3, 10), CompareLogOdds(l, m, k, n, 3, 10)
		if math.Abs(x.Delta+y.Delta) > 1e-9 || x.SE <= 0 || math.Abs(x.Z) > math.Abs(x.PublishedZ) {
			t.Fatalf("log odds %+v, mirrored %+v", x, y)
		}
	})
}
