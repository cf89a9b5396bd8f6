package ingest

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"parallax/article"
	"parallax/article/language"
	"parallax/article/outlet"
	"parallax/internal/escape"
)

// finished completes an article that a format has read: its date in ISO 8601,
// where it came from, its outlet if it names none, its ID. data is the source's
// bytes if they are at hand.
func (in *input) finished(a *article.Article, record int, data []byte) outcome {
	a.Text = escape.UTF8(a.Text)
	if strings.TrimSpace(a.Text) == "" {
		return outcome{err: &Skipped{File: in.name, Record: record, Reason: "no text in it"}}
	}
	for _, field := range []*string{&a.Title, &a.Outlet, &a.Author} {
		*field = article.Clean(*field)
	}
	a.ID, a.URL = escape.UTF8(strings.TrimSpace(a.ID)), escape.UTF8(strings.TrimSpace(a.URL))
	var notes []article.Note
	a.Date, notes = normalDate(a.Date, cmp.Or(in.order, in.o.Dates))
	a.Notes = append(a.Notes, notes...)
	in.tellLanguage(a)
	if a.Outlet == "" {
		a.Outlet = in.o.Outlet
	}
	if a.Outlet == "" && in.o.FolderOutlet {
		a.Outlet = in.folder
	}
	outlets := in.o.Outlets
	if outlets == nil {
		outlets = outlet.Default()
	}
	a.Outlet = outlets.Identify(a.Outlet, a.URL)
	a.Origin = article.Origin{File: in.name, Record: record, Format: in.format}
	if data != nil {
		sum := sha256.Sum256(data)
		a.SHA256 = hex.EncodeToString(sum[:])
	}
	if a.ID == "" {
		a.ID = article.DerivedID(a)
	}
	return outcome{article: a}
}

// tellLanguage sets the language that the source declares, unless the script of
// the text contradicts it, else the one that the text's words tell.
func (in *input) tellLanguage(a *article.Article) {
	a.Language = primaryTag(a.Language)
	declared := a.Language
	if in.o.DeclaredLanguage {
		a.Language = language.DeclaredOf(a)
	} else {
		a.Language, _ = language.Of(a)
	}
	if declared != "" && a.Language != declared {
		a.Notes = append(a.Notes, article.Note{Code: "language", Message: fmt.Sprintf("declared as %q, which its script contradicts: taken for %q", declared, a.Language)})
	}
}

// primaryTag is the language without script and region: "en" of "en-GB" and of
// "English". What is no tag of two or three letters becomes "".
func primaryTag(declared string) string {
	tag := strings.ToLower(strings.TrimSpace(declared))
	if known, ok := languageNames[tag]; ok {
		return known
	}
	if i := strings.IndexAny(tag, "-_"); i >= 0 {
		tag = tag[:i]
	}
	if len(tag) != 2 && len(tag) != 3 {
		return ""
	}
	for i := range len(tag) {
		if tag[i] < 'a' || tag[i] > 'z' {
			return ""
		}
	}
	return tag
}

// languageNames are those that exports write out, and tags of three letters for
// which there is one of two.
var languageNames = map[string]string{
	"english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr", "spanish": "es", "español": "es", "italian": "it", "portuguese": "pt",
	"dutch": "nl", "polish": "pl", "russian": "ru", "ukrainian": "uk", "arabic": "ar", "chinese": "zh", "japanese": "ja", "korean": "ko", "turkish": "tr",
	"persian": "fa", "hebrew": "he", "hindi": "hi", "swedish": "sv", "danish": "da", "norwegian": "no", "finnish": "fi", "greek": "el", "czech": "cs", "hungarian": "hu",
	"romanian": "ro", "bulgarian": "bg", "serbian": "sr", "croatian": "hr",
	"eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es", "ita": "it", "por": "pt", "nld": "nl", "rus": "ru", "ukr": "uk", "ara": "ar", "zho": "zh", "jpn": "ja", "tur": "tr",
	"unknown": "", "und": "", "none": "", "utf-8": "", "utf": "",
}

// finishedOwn completes an article that was read from Parallax's own form: it
// was complete when it was written.
func (in *input) finishedOwn(a *article.Article, record int) outcome {
	if strings.TrimSpace(a.Text) == "" {
		return outcome{err: &Skipped{File: in.name, Record: record, Reason: "no text in it"}}
	}
	if a.Outlet == "" {
		a.Outlet = in.o.Outlet
	}
	if a.ID == "" {
		a.ID = article.DerivedID(a)
	}
	return outcome{article: a}
}

func tooLarge(limit int64) error {
	return fmt.Errorf("larger than %d MB, too large for one article", limit>>20)
}
