package ingest

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"parallax/article"
)

// finished completes an article that a format has read: where it came from,
// its outlet if it names none, its ID. data is the source's bytes if they are
// at hand.
func (in *input) finished(a *article.Article, record int, data []byte) outcome {
	if strings.TrimSpace(a.Text) == "" {
		return outcome{err: &Skipped{File: in.name, Record: record, Reason: "no text in it"}}
	}
	if a.Outlet == "" {
		a.Outlet = in.o.Outlet
	}
	if a.Outlet == "" && in.o.FolderOutlet {
		a.Outlet = in.folder
	}
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

func tooLarge(limit int64) error {
	return fmt.Errorf("larger than %d MB, too large for one article", limit>>20)
}
