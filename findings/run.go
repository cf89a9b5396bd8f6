package findings

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"

	"parallax/article"
	"parallax/compare"
)

// Of finds what an archive shows. The same archive, engine and settings give
// the same findings, byte for byte, whatever the number of workers.
func Of(ctx context.Context, a Archive, e *compare.Engine, o Options) (*Findings, error) {
	r, scope, err := start(ctx, a, e, o)
	if err != nil {
		return nil, err
	}
	f := &Findings{Schema: Schema, Tool: e.Tool(), Settings: r.settings, Scope: *scope, Calibration: o.Calibration}
	lines := newConcordance(r)
	f.Substitutions = r.substitutions(lines)
	f.Categories, f.Balances = r.categories(lines), r.balances()
	f.Omissions = r.omissions(lines)
	f.Voices = r.voices()
	f.Outlets, f.Network, f.Timeline = r.outlets(), r.network(), r.timeline()
	if f.Lines, err = lines.write(ctx); err != nil {
		return nil, err
	}
	f.Methods = methods(f)
	return f, nil
}

// start reads the archive and compares every version with its source.
func start(ctx context.Context, a Archive, e *compare.Engine, o Options) (*run, *Scope, error) {
	if err := o.Check(); err != nil {
		return nil, nil, err
	}
	c, err := readCatalogue(a)
	if err != nil {
		return nil, nil, err
	}
	scope := &Scope{}
	settings, err := o.Settings.settled().resolve(c)
	if err != nil {
		return nil, nil, err
	}
	scope.Notices = c.notices(settings)
	all := c.derive(settings, scope)
	r := &run{archive: a, engine: e, settings: settings, catalogue: c, vocabulary: newVocabulary(), groups: settings.grouping()}
	if err := r.observeAll(ctx, all, o, scope); err != nil {
		return nil, nil, err
	}
	r.describe(scope)
	return r, scope, nil
}

// run is the work on one archive.
type run struct {
	archive    Archive
	engine     *compare.Engine
	settings   Settings
	catalogue  *catalogue
	vocabulary *vocabulary
	groups     grouping
	compared   []compared // by date of the version, then ID
	outletList []string   // of compared, in order
}

// compared is one version with what its comparison says.
type compared struct {
	derivation
	*observation
	outlet string // or its group
	first  bool   // the outlet's first version of the story: the one that is counted
}

// observeAll compares every version with its source.
func (r *run) observeAll(ctx context.Context, all []derivation, o Options, scope *Scope) error {
	type task struct{ versions []int } // of one source, which is read once
	bySource := map[string]int{}
	var tasks []task
	for i, d := range all {
		k, known := bySource[d.source.ID]
		if !known {
			k = len(tasks)
			bySource[d.source.ID] = k
			tasks = append(tasks, task{})
		}
		tasks[k].versions = append(tasks[k].versions, i)
	}
	workers := o.Workers
	if workers == 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	kinds := newSentenceKinds(r.engine.Lexicon())
	results := make([]*observation, len(all))
	reasons, failures := make([]string, len(all)), make([]error, len(all))
	next, done := make(chan task), make(chan int, 2*workers)
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			w := newObserver(r.engine, r.vocabulary, kinds)
			for t := range next {
				r.observeTask(w, all, t.versions, results, reasons, failures)
				done <- len(t.versions)
			}
		})
	}
	go func() {
		defer close(next)
		for _, t := range tasks {
			select {
			case <-ctx.Done():
				return
			case next <- t:
			}
		}
	}()
	go func() {
		group.Wait()
		close(done)
	}()
	finished := 0
	for n := range done {
		finished += n
		if o.Progress != nil {
			o.Progress(finished, len(all))
		}
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	// What an archive holds must be readable: findings of the rest would be wrong
	// without saying so.
	for _, err := range failures {
		if err != nil {
			return err
		}
	}
	skips := newSkips()
	seenFirst := map[[2]string]bool{}
	for i, ob := range results {
		if ob == nil {
			skips.add("articles", reasons[i])
			continue
		}
		outlet := r.groups.of(all[i].version.Outlet)
		key := [2]string{outlet, all[i].story}
		r.compared = append(r.compared, compared{all[i], ob, outlet, !seenFirst[key]})
		seenFirst[key] = true
	}
	scope.Skipped = append(scope.Skipped, skips.list()...)
	return nil
}

// Reasons for leaving a version out after its source was found.
const (
	otherTopic = "is on another topic than was asked for"
	notKept    = "keeps too few words of its source outside quotations (min_words)"
	ownReport  = "is mostly a report of its own: too small a share of its words is its source's, which it does not credit (min_share)"
)

func (r *run) observeTask(w *observer, all []derivation, versions []int, results []*observation, reasons []string, failures []error) {
	source, err := r.prepare(all[versions[0]].source.ID)
	if err == nil && !r.onTopic(source.Article) {
		for _, i := range versions {
			reasons[i] = otherTopic
		}
		return
	}
	for _, i := range versions {
		if err == nil && !r.worthComparing(source, all[i].passages) {
			reasons[i] = notKept
			continue
		}
		var version *compare.Prepared
		failed := err
		if failed == nil {
			version, failed = r.prepare(all[i].version.ID)
		}
		if failed != nil {
			failures[i] = fmt.Errorf("article %s: %w", all[i].version.ID, failed)
			continue
		}
		ob := w.observe(source, version)
		if ob.Own < r.settings.MinWords {
			reasons[i] = notKept
			continue
		}
		if ob.Share < r.settings.MinShare && !credits(all[i].version.Agency, all[i].source.Outlet) {
			reasons[i] = ownReport
			continue
		}
		results[i] = ob
	}
}

// worthComparing tells from the archive's passages, before a comparison is paid
// for, whether a version can keep enough words outside quotations.
func (r *run) worthComparing(source *compare.Prepared, passages [][2]int) bool {
	if passages == nil {
		return true
	}
	at, own := newPlaces(source.Text), 0
	for _, p := range passages {
		words := at.words(p)
		for i := words.Start; i < words.End; i++ {
			if !inQuotation(source.Text, &source.Text.Words[i]) {
				own++
			}
		}
	}
	// The comparison may find a little more than the scan did.
	return 2*own >= r.settings.MinWords
}

func (r *run) prepare(id string) (*compare.Prepared, error) {
	a, err := r.archive.Article(id)
	if err != nil {
		return nil, err
	}
	return compare.Prepare(a), nil
}

// onTopic reports whether an article has one of the words asked for.
func (r *run) onTopic(a *article.Article) bool {
	if len(r.settings.Topic) == 0 {
		return true
	}
	haystack := " " + strings.Join(strings.FieldsFunc(strings.ToLower(a.Title+" "+a.Text), notWord), " ") + " "
	return slices.ContainsFunc(r.settings.Topic, func(topic string) bool {
		return strings.Contains(haystack, " "+strings.Join(strings.FieldsFunc(strings.ToLower(topic), notWord), " ")+" ")
	})
}

func notWord(c rune) bool {
	return !(c == '\'' || c == '-' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 0x80)
}

// describe fills in what was compared.
func (r *run) describe(s *Scope) {
	stories, outlets, sources := map[string]bool{}, map[string]bool{}, map[string]bool{}
	all := map[string]bool{}
	for i := range r.catalogue.entries {
		all[r.groups.of(r.catalogue.entries[i].Outlet)] = true
	}
	for i := range r.compared {
		c := &r.compared[i]
		stories[c.story], outlets[c.outlet], sources[r.groups.of(c.source.Outlet)] = true, true, true
		s.Words += c.Kept
	}
	s.Outlets, s.Stories, s.Compared = len(all), len(stories), len(r.compared)
	s.Sources = sortedKeys(sources)
	r.outletList = sortedKeys(outlets)
}
