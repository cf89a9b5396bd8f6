package ingest

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"

	"golang.org/x/net/html/atom"

	"parallax/article"
)

func parseText(data []byte) (*article.Article, error) {
	text, notes, err := decode(data)
	if err != nil {
		return nil, err
	}
	return &article.Article{Text: text, Notes: notes}, nil
}

// readText reads a file of text as one article. In a folder or a container,
// the files that come with saved pages and programs are no articles.
func readText(in *input) error {
	if in.walked {
		switch ending := strings.ToLower(filepath.Ext(in.name)); ending {
		case ".css", ".js", ".mjs", ".map", ".svg", ".py", ".r", ".go", ".sh", ".ini", ".toml", ".yml", ".yaml", ".log", ".bib", ".tex", ".sql",
			".java", ".properties", ".conf", ".c", ".h", ".cpp", ".rb", ".php", ".ts", ".tsx", ".jsx", ".vtt", ".srt", ".cdx", ".cdxj", ".dtd", ".xsd":
			return in.skip(0, fmt.Sprintf("text, but by its ending (%s) no article: name the file as a source to read it", ending))
		}
	}
	return one(parseText)(in)
}

// looksLikeFragment tells a piece of a page, as tools that find the article on
// a page leave it: blocks of HTML without a document around them.
func looksLikeFragment(head []byte, _ string) bool {
	head = bytes.TrimSpace(bytes.TrimPrefix(head, utf8BOM))
	if len(head) < 8 || head[0] != '<' {
		return false
	}
	n := 1
	for n < len(head) && n < 12 && (head[n]|0x20 >= 'a' && head[n]|0x20 <= 'z' || head[n] >= '1' && head[n] <= '6') {
		n++
	}
	tag := bytes.ToLower(head[1:n])
	return blockTags[atom.Lookup(tag)] && bytes.Contains(bytes.ToLower(head), append([]byte("</"), tag...))
}

func parseFragment(data []byte) (*article.Article, error) {
	a, err := parseText(data)
	if err == nil {
		unmarked(a)
	}
	return a, err
}

// refuse skips a file of a kind that is known and not read.
func refuse(why string) func(*input) error {
	return func(in *input) error { return in.skip(0, why) }
}

// looksBinary tells bytes that are no text in any encoding that is read.
func looksBinary(head []byte, _ string) bool {
	if inUTF16(head) {
		return false
	}
	return bytes.IndexByte(head, 0) >= 0
}

// kinds of binary files by their first bytes, for the reason.
var kinds = []struct{ start, kind string }{
	{"\x89PNG", "a PNG image"}, {"\xff\xd8\xff", "a JPEG image"}, {"GIF8", "a GIF image"}, {"\xd0\xcf\x11\xe0", "an old Office document: save it as .docx or text"},
	{"SQLite format 3", "an SQLite database"}, {"\x7fELF", "a program"}, {"MZ", "a program"}, {"PAR1", "a Parquet file"}, {"Rar!", "a RAR archive: unpack it"},
	{"7z\xbc\xaf", "a 7-Zip archive: unpack it"}, {"wOF", "a font"}, {"ID3", "a sound file"}, {"RIFF", "a sound, picture or film"}, {"\x00\x00\x00", "a film or picture"},
}

func readBinary(in *input) error {
	head, _ := in.in.Peek(64)
	for _, k := range kinds {
		if bytes.HasPrefix(head, []byte(k.start)) {
			return in.skip(0, "not text but "+k.kind)
		}
	}
	return in.skip(0, "not text: a binary file")
}
