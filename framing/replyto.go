package framing

import "strings"

// answersPress reports whether that somebody did not or would not answer is said to
// whoever writes: not "fined for comments" or "I had not heard back", nothing that may
// yet happen ("if she refuses to answer"), no answer in deeds ("did not respond with
// force") and none that a court, a committee or somebody in the story waits for.
func (s *side) answersPress(h hit) bool {
	if strings.HasSuffix(h.Phrase, "for comment") && s.norm(h.End-1) != "comment" {
		return false // "for commenting", "for comments"
	}
	in := s.sentence(h.Start)
	for k := h.Start - 1; k >= max(in.Start, h.Start-3); k-- {
		switch n := s.norm(k); {
		case n == "i" || n == "we":
			return false
		case supposes.has(n) || k < h.Start-1 && n == "when":
			return false
		}
	}
	if !bareAnswers.has(s.key(h.End-1)) || h.Len() > 1 && s.norm(h.End-2) == "immediately" {
		return true
	}
	for k := in.Start; k < in.End; k++ {
		if inquirers.has(s.norm(k)) && (k >= h.End || k >= in.Start+2 && (whenOrWhere.has(s.norm(k-1)) || whenOrWhere.has(s.norm(k-2)) || s.norm(k-1) == "throughout" || s.norm(k-2) == "throughout")) {
			return false
		}
	}
	for k := h.End; k < min(in.End, h.End+5); k++ {
		switch n := s.norm(k); {
		case k == h.End && (n == "with" || n == "by" || n == "directly") || n == "letter" || n == "letters" || n == "subpoena" || n == "subpoenas":
			return false
		}
	}
	return true
}

// supposes are words that put what follows as what may be.
var supposes = set("if unless whether")

// bareAnswers are keys of verbs of answering that do not say to whom.
var bareAnswers = set("respond reply answer")

// inquirers are those who ask by their office, and where they do: whoever does not
// answer them has not been asked by a reporter.
var inquirers = set("committee committees committee's panel panel's hearing hearings subpoena subpoenas testimony testify testified testifying court judge jury jurors lawmakers senators interrogation interrogators investigators deposition oath contempt")
