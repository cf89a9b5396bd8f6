package index

import (
	"encoding/binary"
	"math"
	"slices"
)

// Recurrent is what [Learn] found in one partition: shingles that recur, with
// some of the articles that have them. It is encoded, to be sent to where the
// statistics are made.
type Recurrent []byte

// When a word sequence counts as one that recurs. These are the rules by which
// archives of the web are cleaned of boilerplate, within a source and over all;
// see docs/design.md.
const (
	// An outlet repeats it in so many articles, which are this share of all of
	// its articles, on so many different days (where articles have dates). What
	// stands in quotation marks is rather a saying that is often quoted.
	outletFew         = 5
	outletShare       = 0.001
	outletShareSpoken = 0.01
	outletDays        = 3
	// Many articles of many outlets have it: this share of all articles, so many
	// at least, in so many outlets.
	globalFew     = 50
	globalShare   = 0.001
	globalOutlets = 5
)

// What stands, outside quotation marks, in so many articles of several outlets
// on so many days over half a year is no news: a note on the writer, an
// invitation to send letters.
const (
	standingFew  = 8
	standingDays = 6
	standingSpan = 180 // days
)

// What two outlets repeat, or one in so many articles, is boilerplate in all of
// them: houses have several names, and guests' pages carry their hosts' footers.
const everywhere = 20

// anyOutlet stands for all outlets.
const anyOutlet = math.MaxUint32

// Of the articles that have a shingle, so many are told to the statistics: the
// same ones for all shingles that have the same articles.
const witnesses = 24

// Learn looks in one partition for word sequences that an outlet, or many of
// them, repeat in many articles. blocks are those of the partition.
func Learn(partition int, blocks [][]byte, c *Catalog, o Options) (Recurrent, error) {
	r := rangers.Get().(*ranges)
	defer rangers.Put(r)
	if err := r.open(blocks); err != nil {
		return nil, err
	}
	l := learner{c: c, outlets: make([]outletCount, len(c.outlets)), out: binary.LittleEndian.AppendUint32(nil, uint32(partition))}
	width := widthOfRanges(r.count)
	for range 1 << (32 - width) {
		if err := r.read(width, nil); err != nil {
			return nil, err
		}
		l.tally.begin(len(r.hashes), width)
		l.tally.add(r.hashes)
		ps := r.atLeast(outletFew, &l.tally)
		l.notes = c.meet(l.notes[:0], ps)
		ps = r.sort(ps, width)
		for len(ps) > 0 {
			n := same(ps)
			if n >= outletFew {
				l.group(ps[:n])
			}
			ps = ps[n:]
		}
	}
	return appendSum(l.out, 0), nil
}

type outletCount struct {
	articles int
	days     [outletDays]int32 // different ones
	known    int               // how many of them
	undated  bool
}

type learner struct {
	tally   tally
	notes   []met // articles of a range
	c       *Catalog
	outlets []outletCount // by outlet; zero between groups
	touched []uint32
	days    []int32 // different ones of the group, up to standingDays
	members []witness
	out     []byte
}

func (l *learner) group(ps []posting) {
	last := uint32(math.MaxUint32)
	all, inQuotes := 0, 0
	first, latest := int32(math.MaxInt32), int32(math.MinInt32)
	l.days = l.days[:0]
	for i := range ps {
		a := &l.notes[ps[i].article]
		if a.article == last || a.outlet == removed {
			continue
		}
		last = a.article
		all++
		inQuotes += int(ps[i].place & spoken / spoken)
		count := &l.outlets[a.outlet]
		if count.articles == 0 {
			l.touched = append(l.touched, a.outlet)
		}
		count.articles++
		if a.day == NoDay {
			count.undated = true
			continue
		}
		first, latest = min(first, a.day), max(latest, a.day)
		if len(l.days) < standingDays && !slices.Contains(l.days, a.day) {
			l.days = append(l.days, a.day)
		}
		if count.known < outletDays && !slices.Contains(count.days[:count.known], a.day) {
			count.days[count.known] = a.day
			count.known++
		}
	}
	share := outletShare
	if 2*inQuotes > all {
		share = outletShareSpoken
	}
	standing := 2*inQuotes <= all && all >= standingFew && len(l.touched) > 1 && len(l.days) == standingDays && int64(latest)-int64(first) >= standingSpan
	if standing || all >= globalFew && float64(all) >= globalShare*float64(l.c.Len()) && len(l.touched) >= globalOutlets {
		l.record(ps, anyOutlet, all)
	} else {
		slices.Sort(l.touched)
		for _, outlet := range l.touched {
			count := &l.outlets[outlet]
			if count.articles >= outletFew && float64(count.articles) >= share*float64(l.c.outlets[outlet]) &&
				(count.known >= outletDays || count.undated) {
				l.record(ps, outlet, count.articles)
			}
		}
	}
	for _, outlet := range l.touched {
		l.outlets[outlet] = outletCount{}
	}
	l.touched = l.touched[:0]
}

// record writes a shingle that recurs in so many articles of an outlet, with
// its witnesses.
func (l *learner) record(ps []posting, outlet uint32, articles int) {
	l.members = l.members[:0]
	for i := range ps {
		a := &l.notes[ps[i].article]
		if a.outlet != removed && (outlet == anyOutlet || a.outlet == outlet) && (i == 0 || a.article != l.notes[ps[i-1].article].article) {
			l.witness(witness{a.article, ps[i].place})
		}
	}
	l.out = binary.LittleEndian.AppendUint32(l.out, ps[0].hash)
	l.out = binary.LittleEndian.AppendUint32(l.out, outlet)
	l.out = binary.LittleEndian.AppendUint32(l.out, uint32(articles))
	l.out = append(l.out, byte(len(l.members)))
	for _, w := range l.members {
		l.out = binary.LittleEndian.AppendUint32(l.out, w.article)
		l.out = binary.LittleEndian.AppendUint32(l.out, w.place)
	}
}

// witness keeps an article if it is of the witnesses so far: of the least in an
// order that has nothing to do with numbers (which mix makes without doubles).
func (l *learner) witness(w witness) {
	k := len(l.members)
	for k > 0 && mix(uint64(w.article)) < mix(uint64(l.members[k-1].article)) {
		k--
	}
	if k == witnesses {
		return
	}
	if len(l.members) == witnesses {
		l.members = l.members[:witnesses-1]
	}
	l.members = slices.Insert(l.members, k, w)
}

// witness is an article that has a shingle, with its first place there, as in a
// posting.
type witness struct{ article, place uint32 }

const witnessSize = 8

// recurrence is one record of a [Recurrent].
type recurrence struct {
	hash, outlet, articles uint32
	witnesses              []byte // article and place, 4 bytes each
}

func (r recurrence) each(do func(witness)) {
	for b := r.witnesses; len(b) > 0; b = b[witnessSize:] {
		do(witness{binary.LittleEndian.Uint32(b), binary.LittleEndian.Uint32(b[4:])})
	}
}

// read lists the records.
func (r Recurrent) read(partition int) ([]recurrence, error) {
	body, ok := summed(r)
	if !ok || len(body) < 4 || int(binary.LittleEndian.Uint32(body)) != partition {
		return nil, damaged("what was learned of partition %d", partition)
	}
	var all []recurrence
	for body = body[4:]; len(body) > 0; {
		const head = 13
		if len(body) < head || len(body) < head+witnessSize*int(body[head-1]) {
			return nil, damaged("what was learned of partition %d", partition)
		}
		end := head + witnessSize*int(body[head-1])
		all = append(all, recurrence{binary.LittleEndian.Uint32(body), binary.LittleEndian.Uint32(body[4:]), binary.LittleEndian.Uint32(body[8:]), body[head:end]})
		body = body[end:]
	}
	return all, nil
}
