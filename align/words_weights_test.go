package align

import (
	"crypto/sha256"
	"encoding/hex"
	"testing"
)

func TestWeightsAreWhatTheirHashSays(t *testing.T) {
	sum := sha256.Sum256([]byte(wordWeights))
	if got := hex.EncodeToString(sum[:]); got != WeightTable().SHA256 {
		t.Errorf("tables/word-weights.sha256 says %s, the hash of the weights is %s: write it there", WeightTable().SHA256, got)
	}
}
