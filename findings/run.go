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
	if f.Lines, err = lines.write(ctx, o.Workers); err != nil {
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
	words      []string   // of the vocabulary, by number
	readings   []Reading  // of the vocabulary, by number
	compared   []compared // by date of the version, then ID
	outletList []string   // of compared, in order
	stories    int
}

// compared is one version with what its comparison says.
type compared struct {
	derivation
	*observation
	outlet   string // or its group
	outletNo int32  // place in run.outletList
	storyNo  int32  // in order of first mention
	first    bool   // the outlet's first version of the story: the one that is counted
}

// read is the reading of a change.
func (r *run) read(x *change) *Reading { return &r.readings[x.Reading] }

// word is a word or phrase by its number.
func (r *run) word(n uint32) string { return r.words[n] }

// task is versions of one source, which is read once for them.
type task []int

// taskVersions bounds a task: a story that has ten thousand versions would keep
// one worker busy when all others are done.
const taskVersions = 64

func tasksOf(all []derivation) []task {
	bySource := map[string]int{}
	var tasks []task
	for i, d := range all {
		k, known := bySource[d.source.ID]
		if !known || len(tasks[k]) == taskVersions {
			k = len(tasks)
			bySource[d.source.ID] = k
			tasks = append(tasks, nil)
		}
		tasks[k] = append(tasks[k], i)
	}
	return tasks
}

// observeAll compares every version with its source, or reads what an earlier
// run has kept of that.
func (r *run) observeAll(ctx context.Context, all []derivation, o Options, scope *Scope) error {
	tasks := tasksOf(all)
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
				r.observeTask(w, all, t, o.Records, results, reasons, failures)
				done <- len(t)
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
	r.words, r.readings = r.vocabulary.all(), r.vocabulary.allReadings()
	scope.Skipped = append(scope.Skipped, r.collect(all, results, reasons)...)
	return nil
}

// collect numbers outlets and stories, finds the first version of each outlet's
// story, and says why others were left out.
func (r *run) collect(all []derivation, results []*observation, reasons []string) []Skipped {
	skips := newSkips()
	outlets, stories := map[string]bool{}, map[string]int32{}
	for i, ob := range results {
		if ob == nil {
			skips.add("articles", reasons[i])
			continue
		}
		d := &all[i]
		story, known := stories[d.story]
		if !known {
			story = int32(len(stories))
			stories[d.story] = story
		}
		outlet := r.groups.of(d.version.Outlet)
		outlets[outlet] = true
		r.compared = append(r.compared, compared{derivation: *d, observation: ob, outlet: outlet, storyNo: story})
	}
	r.outletList, r.stories = sortedKeys(outlets), len(stories)
	met := map[[2]int32]bool{}
	for i := range r.compared {
		c := &r.compared[i]
		no, _ := slices.BinarySearch(r.outletList, c.outlet)
		c.outletNo = int32(no)
		key := [2]int32{c.outletNo, c.storyNo}
		c.first = !met[key]
		met[key] = true
	}
	return skips.list()
}

// Reasons for leaving a version out after its source was found.
const (
	otherTopic = "on another topic than was asked for"
	notKept    = "keeping too few words of the source outside quotations (min_words)"
	ownReport  = "mostly a report of their own: too small a share of the words is the source's, which is not credited (min_share)"
)

func (r *run) observeTask(w *observer, all []derivation, t task, records Records, results []*observation, reasons []string, failures []error) {
	id := all[t[0]].source.ID
	var source *analysed // read when a version is to be compared
	read := func() error {
		if source != nil {
			return nil
		}
		p, err := r.prepare(&w.sources, id)
		if err == nil {
			source = w.analyse(p)
		}
		return err
	}
	var unreadable error
	if len(r.settings.Topic) > 0 {
		if unreadable = read(); unreadable == nil && !r.onTopic(source.Article) {
			for _, i := range t {
				reasons[i] = otherTopic
			}
			return
		}
	}
	for _, i := range t {
		if !r.worthComparing(&all[i]) {
			reasons[i] = notKept
			continue
		}
		ob := r.recorded(records, &all[i])
		if ob == nil {
			err := unreadable
			if err == nil {
				err = read()
			}
			var version *compare.Prepared
			if err == nil {
				version, err = r.prepare(&w.versions, all[i].version.ID)
			}
			if err != nil {
				failures[i] = fmt.Errorf("article %s: %w", all[i].version.ID, err)
				continue
			}
			ob = w.observe(source, version)
			r.record(records, &all[i], ob)
		}
		switch {
		case ob.Own < r.settings.MinWords:
			reasons[i] = notKept
		case ob.Share < r.settings.MinShare && !credits(all[i].version.Agency, all[i].source.Outlet):
			reasons[i] = ownReport
		default:
			results[i] = ob
		}
	}
}

// recorded is what an earlier run has kept of a pair; nil: nothing.
func (r *run) recorded(records Records, d *derivation) *observation {
	if records == nil {
		return nil
	}
	data := records.Get(d.source.ID, d.version.ID)
	if data == nil {
		return nil
	}
	ob, err := decodeObservation(data, r.vocabulary)
	if err != nil {
		return nil // made anew
	}
	return ob
}

func (r *run) record(records Records, d *derivation, ob *observation) {
	if records != nil {
		records.Put(d.source.ID, d.version.ID, ob.encode(r.vocabulary))
	}
}

// worthComparing tells from the archive's passages, before a comparison is paid
// for, whether a version can keep enough words outside quotations. It must not
// look at texts: what is kept of a pair saves reading them.
func (r *run) worthComparing(d *derivation) bool {
	// The comparison may find a little more than the scan did.
	return d.own == unknown || 2*int(d.own) >= r.settings.MinWords
}

func (r *run) prepare(p *compare.Preparer, id string) (*compare.Prepared, error) {
	a, err := r.archive.Article(id)
	if err != nil {
		return nil, err
	}
	return p.Prepare(a), nil
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
	sources, all := map[string]bool{}, map[string]bool{}
	for i := range r.catalogue.entries {
		all[r.groups.of(r.catalogue.entries[i].Outlet)] = true
	}
	for i := range r.compared {
		c := &r.compared[i]
		sources[r.groups.of(c.source.Outlet)] = true
		s.Words += c.Kept
	}
	s.Outlets, s.Stories, s.Compared = len(all), r.stories, len(r.compared)
	s.Sources = sortedKeys(sources)
}
