package ingest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"

	"parallax/article"
)

// Find reads one article of a source that may hold many: the one with the ID,
// or, if there is none and the address is a number, the record of that number
// (in a folder or a container: the article of that number).
// Without an address the source must hold exactly one.
func Find(ctx context.Context, source, address string, o Options) (*article.Article, error) {
	record, _ := strconv.Atoi(address)
	var found *article.Article
	var left, whole error // why the record, or the whole source, could not be read
	n := 0
	for a, err := range Articles(ctx, []string{source}, o) {
		var skipped *Skipped
		switch {
		case errors.As(err, &skipped):
			if left == nil && !skipped.NoArticle && (address == "" || record > 0 && skipped.Record == record) {
				left = fmt.Errorf("%s: %s", skipped.File, skipped.Reason)
			}
			if whole == nil && !skipped.NoArticle && skipped.Record == 0 {
				whole = fmt.Errorf("%s: %s", skipped.File, skipped.Reason)
			}
			continue
		case err != nil:
			return nil, err
		}
		n++
		switch {
		case address == "" && n > 1:
			return nil, fmt.Errorf("%s: it holds several articles: name one by its record or its ID, as in %s#1 or %s#%s", source, source, source, found.ID)
		case address == "":
			found = a
		case a.ID == address:
			return a, nil
		case record > 0 && found == nil && numberIn(source, a, n) == record:
			found = a // unless another one has this ID
		}
	}
	switch {
	case found != nil:
		return found, nil
	case left != nil:
		return nil, left
	case n == 0 && whole != nil:
		return nil, whole
	case address == "":
		return nil, fmt.Errorf("%s: no article in it", source)
	}
	return nil, fmt.Errorf("%s: none of its %d articles has the ID %s or is the record of that number", source, n, address)
}

// numberIn is the number of an article's record in the source, or, of articles
// in containers and those that were ingested before, the article's own.
func numberIn(source string, a *article.Article, n int) int {
	if a.Origin.File == source && a.Origin.Record > 0 {
		return a.Origin.Record
	}
	return n
}

// SplitAddress takes "FILE#ADDRESS" apart. A path that is there is never
// divided.
func SplitAddress(path string) (source, address string) {
	i := strings.LastIndexByte(path, '#')
	if i <= 0 {
		return path, ""
	}
	if _, err := os.Lstat(path); err == nil {
		return path, ""
	}
	if _, err := os.Stat(path[:i]); err == nil {
		return path[:i], path[i+1:]
	}
	return path, ""
}
