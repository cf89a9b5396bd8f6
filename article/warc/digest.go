package warc

import (
	"bytes"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base32"
	"encoding/base64"
	"encoding/hex"
	"hash"
	"strings"
)

// Check is the outcome of comparing a digest.
type Check int

// The outcomes.
const (
	Unchecked Check = iota // none is given, its kind is not known, or the block is not whole
	Matches
	Differs
)

// CheckBlock compares the block with the digest that the record gives of it.
func (r *Record) CheckBlock() Check {
	if !r.whole() {
		return Unchecked
	}
	return check(r.Header.Get("WARC-Block-Digest"), r.Block)
}

// CheckPayload compares the payload with the digest that the record gives of
// it. Writers disagree whether the payload of a chunked response is what was
// sent or what it decodes to: either counts as a match. The digest of a revisit
// is that of a payload which the record does not hold.
func (r *Record) CheckPayload() Check {
	digest := r.Header.Get("WARC-Payload-Digest")
	if !r.whole() || digest == "" || r.Type == "revisit" {
		return Unchecked
	}
	m, err := r.HTTP()
	if err != nil {
		return check(digest, r.Block)
	}
	result := check(digest, m.Raw)
	if result == Differs {
		if plain, _ := dechunk(m.Raw); check(digest, plain) == Matches {
			return Matches
		}
		if decoded, err := m.Body(0); err == nil && check(digest, decoded) == Matches {
			return Matches
		}
		// Some writers of resources in HTTP clothes digest all of it.
		if check(digest, r.Block) == Matches {
			return Matches
		}
	}
	return result
}

func (r *Record) whole() bool { return r.Damage == "" && int64(len(r.Block)) == r.Length }

// check compares data with a digest such as "sha1:" and base 32 or hexadecimal.
func check(digest string, data []byte) Check {
	algorithm, value, found := strings.Cut(digest, ":")
	if !found {
		return Unchecked
	}
	var h hash.Hash
	switch strings.ToLower(strings.ReplaceAll(algorithm, "-", "")) {
	case "sha1":
		h = sha1.New()
	case "sha256":
		h = sha256.New()
	case "sha512":
		h = sha512.New()
	case "md5":
		h = md5.New()
	default:
		return Unchecked
	}
	h.Write(data)
	sum := h.Sum(nil)
	value = strings.TrimSpace(value)
	for _, decode := range []func(string) ([]byte, error){
		hex.DecodeString,
		func(s string) ([]byte, error) {
			return base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(strings.TrimRight(strings.ToUpper(s), "="))
		},
		base64.StdEncoding.DecodeString,
	} {
		if want, err := decode(value); err == nil && len(want) == len(sum) {
			if bytes.Equal(want, sum) {
				return Matches
			}
			return Differs
		}
	}
	return Unchecked
}
