package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"iter"
	"slices"

	"parallax/article"
	"parallax/article/agency"
	"parallax/article/database"
	"parallax/article/document"
)

// headSize is how much of a file a format is told from.
const headSize = 64 << 10

// format is one kind of file.
type format struct {
	name  string                              // as Origin.Format and docs/formats.md name it
	looks func(head []byte, name string) bool // head: the file's first bytes, at most headSize; name decides only what head leaves open
	read  func(*input) error                  // an error ends the whole stream; bad files and records are skipped by [input.skip]
}

// formats are all kinds of files, the surest first: a file is of the first kind
// that it looks like. Text comes last, as any bytes without NUL pass for it.
func formats() []format {
	return []format{
		{"warc", looksLikeWARC, readWARC},
		{"gzip", startsWith("\x1f\x8b"), readGzip},
		{"zstd", looksLikeZstd, readZstd},
		documentFormat(document.DOCX),
		documentFormat(document.ODT),
		documentFormat(document.RTF),
		documentFormat(document.PDF),
		{"xz", startsWith("\xfd7zXZ\x00"), readXZ},
		{"bzip2", looksLikeBzip2, readBzip2},
		{"tar", looksLikeTar, readTar},
		{"zip", startsWith("PK\x03\x04"), readZip},
		{"zip", startsWith("PK\x05\x06"), readZip},
		agencyFormat(agency.NewsML),
		agencyFormat(agency.NITF),
		agencyFormat(agency.Reuters),
		agencyFormat(agency.Feed),
		agencyFormat(agency.Ninjs),
		pageDelivery(database.Nexis),
		pageDelivery(database.Factiva),
		pageDelivery(database.Europresse),
		{"html", func(head []byte, _ string) bool { return looksLikeHTML(head) }, (*input).pageFile},
		{"jsonl", looksLikeJSONL, readJSONL},
		{"json", looksLikeJSON, readJSON},
		textDelivery(database.Nexis),
		textDelivery(database.Factiva),
		{"csv", looksLikeCSV, readCSV},
		{"xml", startsWith("<?xml"), refuse("XML of a kind that is not known to hold articles")},
		{"binary", looksBinary, readBinary},
		{"fragment", looksLikeFragment, one(parseFragment)},
		{"text", func([]byte, string) bool { return true }, readText},
	}
}

// agencyFormat is one that package agency reads.
func agencyFormat(name string) format {
	return format{
		name:  name,
		looks: func(head []byte, _ string) bool { return agency.Detect(head) == name },
		read:  many(func(in io.Reader) iter.Seq2[*article.Article, error] { return agency.Read(in, name) }),
	}
}

// documentFormat is one that package document reads: as a whole, as the bytes
// of one article can lie anywhere in it.
func documentFormat(name string) format {
	return format{
		name:  name,
		looks: func(head []byte, _ string) bool { return document.Detect(head) == name },
		read:  wholeToMany(func(data []byte) iter.Seq2[*article.Article, error] { return document.Read(data, name) }),
	}
}

// pageDelivery is a delivery of a news database in HTML.
func pageDelivery(layout string) format {
	return format{
		name:  layout,
		looks: func(head []byte, _ string) bool { return looksLikeHTML(head) && database.DetectHTML(head) == layout },
		read:  wholeToMany(func(data []byte) iter.Seq2[*article.Article, error] { return database.ReadHTML(data, layout) }),
	}
}

// textDelivery is a delivery of a news database in plain text.
func textDelivery(layout string) format {
	return format{
		name:  layout,
		looks: func(head []byte, _ string) bool { return database.DetectText(head) == layout },
		read:  many(func(in io.Reader) iter.Seq2[*article.Article, error] { return database.ReadText(in, layout) }),
	}
}

// wholeToMany reads the file as a whole and gives the articles in it.
func wholeToMany(articles func(data []byte) iter.Seq2[*article.Article, error]) func(*input) error {
	return func(in *input) error {
		data, err := in.all()
		if err != nil {
			return in.skip(0, err.Error())
		}
		read := many(func(io.Reader) iter.Seq2[*article.Article, error] { return articles(data) })
		return read(in)
	}
}

func formatOf(head []byte, name string) format {
	all := formats()
	return all[slices.IndexFunc(all, func(f format) bool { return f.looks(head, name) })]
}

func startsWith(magic string) func([]byte, string) bool {
	return func(head []byte, _ string) bool { return bytes.HasPrefix(head, []byte(magic)) }
}

// input is one file, or member of a container, that is being read.
type input struct {
	*run
	name   string // as Origin.File and Skipped.File give it
	folder string // name of the folder that it lies in
	format string
	in     *bufio.Reader
	file   io.ReaderAt // of a file on disk; else nil
	size   int64
	depth  int
	walked bool    // met in a folder or a container, not named by the user
	budget *budget // of the file on disk that it came from
	order  DateOrder
}

// one is a format whose file is one article. The file is parsed by a worker.
func one(parse func(data []byte) (*article.Article, error)) func(*input) error {
	return func(in *input) error {
		return in.whole(func(_ *worker, data []byte) (*article.Article, error) { return parse(data) })
	}
}

// many is a format whose file holds articles one after another. An
// [article.RecordError] in place of an article skips that record; any other
// error ends the file.
func many(articles func(io.Reader) iter.Seq2[*article.Article, error]) func(*input) error {
	return func(in *input) error {
		record := 0
		for a, err := range articles(in.in) {
			var bad *article.RecordError
			var fail error
			switch {
			case errors.As(err, &bad):
				record = bad.Record
				fail = in.emit(outcome{err: &Skipped{File: in.name, Record: record, Reason: bad.Reason, NoArticle: bad.NoArticle}})
			case err != nil:
				return in.skip(record+1, reason(err)+": the rest of the file is left out")
			default:
				if record++; a.Origin.Record > 0 {
					record = a.Origin.Record
				}
				fail = in.emit(in.finished(a, record, nil))
			}
			if fail != nil {
				return fail
			}
		}
		return nil
	}
}

// whole reads the file and lets a worker make one article of it.
func (in *input) whole(parse func(*worker, []byte) (*article.Article, error)) error {
	data, err := in.all()
	if err != nil {
		return in.skip(0, err.Error())
	}
	return in.submit(int64(len(data)), func(w *worker) []outcome {
		a, err := parse(w, data)
		if err != nil {
			return []outcome{{err: &Skipped{File: in.name, Reason: err.Error()}}}
		}
		return []outcome{in.finished(a, 0, data)}
	})
}

// all reads the rest of the input, up to the largest record.
func (in *input) all() ([]byte, error) {
	limit := in.o.Limits.Record
	var buffer bytes.Buffer
	n, err := buffer.ReadFrom(io.LimitReader(in.in, limit+1))
	if err != nil {
		return nil, readable(err)
	}
	if n > limit {
		return nil, tooLarge(limit)
	}
	return buffer.Bytes(), nil
}

// skip reports that a record (0: the whole input) was left out.
func (in *input) skip(record int, reason string) error {
	return in.emit(outcome{err: &Skipped{File: in.name, Record: record, Reason: reason}})
}

func (in *input) pageFile() error {
	return in.whole(func(w *worker, data []byte) (*article.Article, error) { return w.page(data) })
}
