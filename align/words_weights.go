package align

import (
	_ "embed"
	"encoding/binary"
	"math"
	"sync"
)

// The fitted weights: the chance to accept from, as thousandths; the number of
// stages; then the weights of each stage as 16-bit integers in 1/1,000.
//
//go:embed tables/word-weights.bin
var wordWeights string

const weightUnit = 1000

// Encode writes weights as they are embedded.
func (w *WordWeights) Encode() []byte {
	out := binary.LittleEndian.AppendUint16(nil, uint16(w.Accept*1000))
	out = binary.LittleEndian.AppendUint16(out, uint16(len(w.Stages)))
	for _, stage := range w.Stages {
		for _, x := range stage {
			v := math.Round(float64(x) * weightUnit)
			out = binary.LittleEndian.AppendUint16(out, uint16(int16(max(-32767, min(32767, v)))))
		}
	}
	return out
}

var fittedWeights = sync.OnceValue(func() *WordWeights {
	data := wordWeights
	next := func() uint16 {
		v := uint16(data[0]) | uint16(data[1])<<8
		data = data[2:]
		return v
	}
	w := &WordWeights{Accept: float32(next()) / 1000, Stages: make([][]float32, next())}
	for s := range w.Stages {
		size := laterSize
		if s == 0 {
			size = firstSize
		}
		w.Stages[s] = make([]float32, size)
		for k := range w.Stages[s] {
			w.Stages[s][k] = float32(int16(next())) / weightUnit
		}
	}
	return w
})
