package findings

import (
	"cmp"
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"parallax/compare"
)

// SampleOptions say what is drawn for people to code.
type SampleOptions struct {
	Options
	N        int      // how many items
	Stratify []string // of "category", "outlet", "confidence", "status"; drawn from each stratum in turn
	Seed     uint64   // of the PCG generator of math/rand/v2
	// Unflagged is the share of items that the program did not flag: without
	// some, coders would know its answer. Below 0: none.
	Unflagged float64
}

// Strata that a sample can have.
var Strata = []string{"category", "outlet", "confidence", "status"}

// Item is one change to be coded, with the program's answer.
type Item struct {
	Number  int
	Stratum string
	Of      int // changes in the stratum
	Line
}

// Sample draws changes for people to code, in an order that tells nothing of
// the program's answer. The same archive, options and seed give the same items.
// The scope says what they were drawn from.
func Sample(ctx context.Context, a Archive, e *compare.Engine, o SampleOptions) ([]Item, *Scope, error) {
	if err := o.Check(); err != nil {
		return nil, nil, err
	}
	for _, s := range o.Stratify {
		if !slices.Contains(Strata, s) {
			return nil, nil, fmt.Errorf("there is no stratum %q: %s", s, strings.Join(Strata, ", "))
		}
	}
	r, scope, err := start(ctx, a, e, o.Options)
	if err != nil {
		return nil, nil, err
	}
	lines := newConcordance(r)
	random := rand.New(rand.NewPCG(o.Seed, 0))
	unflagged := int(float64(o.N)*max(0, o.Unflagged) + 0.5)
	chosen := r.draw(random, o.Stratify, o.N-unflagged, func(x *change) bool { return r.flagged(x) })
	chosen = append(chosen, r.draw(random, o.Stratify, o.N-len(chosen), func(x *change) bool {
		return r.read(x).Status != "flag" && x.Content && x.Op != 'm'
	})...)
	random.Shuffle(len(chosen), func(i, j int) { chosen[i], chosen[j] = chosen[j], chosen[i] })
	lines.limit = -1
	items := make([]Item, len(chosen))
	refs := make([]int, len(chosen))
	for i, c := range chosen {
		listed, _ := lines.list([]spot{{int32(c.version), int32(c.change), true}}, lines.flag)
		refs[i] = listed[0]
		items[i] = Item{Number: i + 1, Stratum: c.stratum, Of: c.of}
	}
	written, err := lines.write(ctx, o.Workers)
	if err != nil {
		return nil, nil, err
	}
	for i := range items {
		items[i].Line = written[refs[i]]
		items[i].blind()
	}
	return items, scope, nil
}

// blind takes the outlets' names out of the item.
func (i *Item) blind() {
	for _, outlet := range []string{i.A.Outlet, i.B.Outlet} {
		if outlet == "" {
			continue
		}
		for _, side := range []*Side{&i.A, &i.B} {
			for _, s := range []*string{&side.Left, &side.Words, &side.Right} {
				*s = strings.ReplaceAll(*s, outlet, "[outlet]")
			}
		}
	}
}

// drawn is a change that was drawn.
type drawn struct {
	version, change int
	stratum         string
	of              int
}

// draw takes changes from each stratum in turn, until there are n. Of a story
// the same change is taken once, whoever made it again.
func (r *run) draw(random *rand.Rand, stratify []string, n int, wanted func(*change) bool) []drawn {
	strata := map[string][]drawn{}
	met := map[[4]string]bool{}
	for v := range r.compared {
		c := &r.compared[v]
		if !r.settings.wantsOutlet(c.outlet, r.groups) {
			continue
		}
		for k := range c.Changes {
			x := &c.Changes[k]
			if !wanted(x) {
				continue
			}
			same := [4]string{c.source.ID, fmt.Sprint(x.A), r.word(x.To), r.read(x).Category}
			if met[same] {
				continue
			}
			met[same] = true
			var parts []string
			for _, s := range stratify {
				parts = append(parts, map[string]string{"category": r.read(x).Category, "outlet": c.outlet, "confidence": r.read(x).Confidence, "status": r.read(x).Status}[s])
			}
			name := strings.Join(parts, " | ")
			strata[name] = append(strata[name], drawn{v, k, name, 0})
		}
	}
	names := sortedKeys(strata)
	for _, name := range names {
		list := strata[name]
		for i := range list {
			list[i].of = len(list)
		}
		random.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	}
	random.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	var out []drawn
	for round := 0; len(out) < n; round++ {
		before := len(out)
		for _, name := range names {
			if list := strata[name]; round < len(list) && len(out) < n {
				out = append(out, list[round])
			}
		}
		if len(out) == before {
			break
		}
	}
	return out
}

// ByNumber orders items as coders see them.
func ByNumber(x, y Item) int { return cmp.Compare(x.Number, y.Number) }
