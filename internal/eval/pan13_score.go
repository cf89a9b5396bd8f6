package main

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"os"
	"slices"
	"time"

	"parallax/text"
)

// readPANCases reads the gold passages of one pair. A file without any is a
// clean pair.
func readPANCases(path string) ([]panCase, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var doc struct {
		Features []struct {
			Name       string `xml:"name,attr"`
			ThisOffset int    `xml:"this_offset,attr"`
			ThisLength int    `xml:"this_length,attr"`
			SrcOffset  int    `xml:"source_offset,attr"`
			SrcLength  int    `xml:"source_length,attr"`
		} `xml:"feature"`
	}
	if err := xml.Unmarshal(data, &doc); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var cases []panCase
	for _, f := range doc.Features {
		if f.Name == "plagiarism" {
			cases = append(cases, panCase{
				susp: text.Span{Start: f.ThisOffset, End: f.ThisOffset + f.ThisLength},
				src:  text.Span{Start: f.SrcOffset, End: f.SrcOffset + f.SrcLength},
			})
		}
	}
	return cases, nil
}

// panScore sums up what precision, recall and granularity need, as the PAN
// shared tasks define them (macro averages: each case and each detection
// counts once, whatever its length).
type panScore struct {
	pairs, pairsDetected int
	cases, found         int // gold cases; those with a detection
	detections           int
	recall, precision    float64 // sums over cases, over detections
	hits                 int     // sum of the detections of each found case
}

func (s *panScore) add(gold, detected []panCase) {
	s.pairs++
	if len(detected) > 0 {
		s.pairsDetected++
	}
	s.cases += len(gold)
	s.detections += len(detected)
	for _, g := range gold {
		share, hits := covered(g, detected)
		s.recall += share
		if hits > 0 {
			s.found++
			s.hits += hits
		}
	}
	for _, d := range detected {
		share, _ := covered(d, gold)
		s.precision += share
	}
}

func (s *panScore) merge(t panScore) {
	s.pairs += t.pairs
	s.pairsDetected += t.pairsDetected
	s.cases += t.cases
	s.found += t.found
	s.detections += t.detections
	s.recall += t.recall
	s.precision += t.precision
	s.hits += t.hits
}

// covered is the share of c's characters, both sides together, that those
// cover which overlap it on both sides, and their number.
func covered(c panCase, by []panCase) (share float64, n int) {
	var susp, src []text.Span
	for _, d := range by {
		if d.susp.Overlaps(c.susp) && d.src.Overlaps(c.src) {
			susp, src = append(susp, d.susp), append(src, d.src)
			n++
		}
	}
	total := c.susp.Len() + c.src.Len()
	if total == 0 {
		return 0, n
	}
	return float64(unionWithin(c.susp, susp)+unionWithin(c.src, src)) / float64(total), n
}

func unionWithin(within text.Span, spans []text.Span) int {
	slices.SortFunc(spans, func(x, y text.Span) int { return cmp.Compare(x.Start, y.Start) })
	sum, at := 0, within.Start
	for _, s := range spans {
		start, end := max(s.Start, at), min(s.End, within.End)
		if end > start {
			sum += end - start
			at = end
		}
	}
	return sum
}

func (s panScore) measures() (precision, recall, granularity, plagdet float64) {
	granularity = 1
	if s.found > 0 {
		granularity = float64(s.hits) / float64(s.found)
	}
	if s.cases == 0 || s.detections == 0 {
		return 0, 0, granularity, 0
	}
	precision, recall = s.precision/float64(s.detections), s.recall/float64(s.cases)
	if precision+recall == 0 {
		return precision, recall, granularity, 0
	}
	return precision, recall, granularity, 2 * precision * recall / (precision + recall) / math.Log2(1+granularity)
}

func (s panScore) print(out io.Writer, name string, took time.Duration) {
	p, r, g, f := s.measures()
	fmt.Fprintf(out, "%s\t%d\t%d\t%.4f\t%.4f\t%.4f\t%.4f\t%d\t%d\t%d\n",
		name, s.pairs, s.cases, p, r, g, f, s.detections, s.pairsDetected, took.Microseconds())
}

// printWorstPAN names the pairs that lose most.
func printWorstPAN(out io.Writer, kind panKind, detected [][]panCase, n int) {
	type loss struct {
		i    int
		lost float64
	}
	var losses []loss
	for i := range kind.pairs {
		var s panScore
		s.add(kind.pairs[i].cases, detected[i])
		losses = append(losses, loss{i, float64(s.cases) - s.recall + float64(s.detections) - s.precision})
	}
	slices.SortStableFunc(losses, func(x, y loss) int { return cmp.Compare(y.lost, x.lost) })
	for _, l := range losses[:min(n, len(losses))] {
		fmt.Fprintf(out, "  %.2f %s %s gold %v detected %v\n", l.lost, kind.pairs[l.i].susp, kind.pairs[l.i].src, kind.pairs[l.i].cases, detected[l.i])
	}
}
