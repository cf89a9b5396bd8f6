package export

import (
	"crypto/sha1"
	"encoding/base64"
	"encoding/hex"
	"fmt"

	"parallax/compare"
)

// space is the name space of our UUIDs. It must never change, or the ids of
// all exports do.
var space = [16]byte{0x5b, 0x1d, 0x0e, 0x7a, 0x2c, 0x94, 0x4f, 0x63, 0x9e, 0x41, 0x70, 0xd3, 0x8a, 0x16, 0xc5, 0x2f}

// uuid names something by what it is: version 5 of RFC 9562, the same for the
// same parts.
func uuid(parts ...string) string {
	h := sha1.New()
	h.Write(space[:])
	for _, part := range parts {
		h.Write([]byte(part))
		h.Write([]byte{0})
	}
	sum := h.Sum(nil)
	sum[6] = sum[6]&0x0f | 0x50
	sum[8] = sum[8]&0x3f | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", sum[:4], sum[4:6], sum[6:8], sum[8:10], sum[10:16])
}

// iri names an article: by the hash of what it was read from (RFC 6920), else
// by its id.
func iri(s *compare.Side) string {
	if sum, err := hex.DecodeString(s.SHA256); err == nil && len(sum) == 32 {
		return "ni:///sha-256;" + base64.RawURLEncoding.EncodeToString(sum)
	}
	return "urn:uuid:" + uuid("article", s.ID)
}
