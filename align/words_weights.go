package align

import (
	_ "embed"
	"encoding/binary"
	"math"
	"strings"
	"sync"

	"parallax/lexicon"
)

// The fitted weights. They were made by
//
//	go run ./internal/eval fit-words --set FILE@WEIGHT … --out align/tables/word-weights.bin
//
// by logistic regression, on Edinburgh++ (training part, sure links, weight 1),
// RTE2 (development part, 1.5), MultiMWA MTRef (training part 0.3, without its
// many-to-many links as labels; development part 1) and MultiMWA Wiki
// (training and development parts, 0.3), with --accept 0.55. From 0.45 to 0.6
// the mean F1 of the sets moves by 0.05 only: what recall loses, precision
// wins. With --folds 5 the same command scores them by cross-validation.
//
// The file: the chance to accept from in thousandths and the number of stages
// (16 bits each), then for each stage how many weights follow (uvarint), and
// the weights: by how much the number of the feature is greater than the one
// before (uvarint), and the weight in hundredths (16 bits).
//
//go:embed tables/word-weights.bin
var wordWeights string

// wordWeightsSHA256 is the hash of the weights, kept beside them; a test holds
// the two together.
//
//go:embed tables/word-weights.sha256
var wordWeightsSHA256 string

// WeightTable names the weights of the word links, on which every change rests.
func WeightTable() lexicon.Table {
	return lexicon.Table{Name: "word-link-weights", Version: "1", SHA256: strings.TrimSpace(wordWeightsSHA256)}
}

const (
	weightUnit = 100
	leastUsed  = 3 // weights nearer to 0 are left out; it changes no score by 0.01
)

// Encode writes weights as they are embedded.
func (w *WordWeights) Encode() []byte {
	out := binary.LittleEndian.AppendUint16(nil, uint16(w.Accept*1000))
	out = binary.LittleEndian.AppendUint16(out, uint16(len(w.Stages)))
	for _, stage := range w.Stages {
		var list []byte
		count, last := 0, 0
		for k, x := range stage {
			v := math.Round(float64(x) * weightUnit)
			if math.Abs(v) < leastUsed {
				continue
			}
			list = binary.AppendUvarint(list, uint64(k-last))
			list = binary.LittleEndian.AppendUint16(list, uint16(int16(max(-32767, min(32767, v)))))
			count, last = count+1, k
		}
		out = append(binary.AppendUvarint(out, uint64(count)), list...)
	}
	return out
}

// fittedWeights unpacks the embedded weights, once, in about 100 µs.
var fittedWeights = sync.OnceValue(func() *WordWeights {
	data := []byte(wordWeights)
	next := func() int {
		v := binary.LittleEndian.Uint16(data)
		data = data[2:]
		return int(int16(v))
	}
	varint := func() int {
		v, n := binary.Uvarint(data)
		data = data[n:]
		return int(v)
	}
	w := &WordWeights{Accept: float32(next()) / 1000, Stages: make([][]float32, next())}
	for s := range w.Stages {
		size := laterSize
		if s == 0 {
			size = firstSize
		}
		w.Stages[s] = make([]float32, size)
		at := 0
		for range varint() {
			at += varint()
			w.Stages[s][at] = float32(next()) / weightUnit
		}
	}
	return w
})
