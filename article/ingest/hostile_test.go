package ingest

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

const good = `{"id":"good","text":"The ferry stops."}` + "\n"

// reasonsOf reads bytes as standard input and gives the articles' texts and the
// reasons of what was skipped.
func reasonsOf(t *testing.T, data string, o Options) (texts, reasons []string) {
	t.Helper()
	o.Stdin = strings.NewReader(data)
	articles, skipped := gather(t, o, "-")
	for _, a := range articles {
		texts = append(texts, a.Text)
	}
	for _, s := range skipped {
		reasons = append(reasons, s.Reason)
	}
	return texts, reasons
}

// TestDamageIsNamedAndTheRestIsRead holds that what is broken costs what is
// broken.
func TestDamageIsNamedAndTheRestIsRead(t *testing.T) {
	long := strings.Repeat("x", 3<<20)
	small := Options{Limits: Limits{Record: 1 << 20, Unfolded: 8 << 20}}
	for _, c := range []struct {
		name, data string
		o          Options
		articles   int
		reasons    []string // each a part of one
	}{
		{"a first line without its beginning", `"text":"cut tail"}` + "\n" + good + good, Options{}, 2, []string{"not a JSON object"}},
		{"a damaged line", good + `{"text":` + "\n" + good, Options{}, 2, []string{"not valid JSON"}},
		{"a line that is no object", good + "[1,2]\n" + good, Options{}, 2, []string{"not a JSON object"}},
		{"a line with more behind it", good + `{"text":"a"} {"text":"b"}` + "\n", Options{}, 1, []string{"not valid JSON"}},
		{"no text", `{"title":"x","text":""}` + "\n" + good, Options{}, 1, []string{`the field "text" is empty`}},
		{"text of blanks", `{"title":"x","text":" \n "}` + "\n" + good, Options{}, 1, []string{"no text in it"}},
		{"a wrong field", good, Options{Map: map[string]string{"text": "txt"}}, 0, []string{`no field "txt": there are id, text`}},
		{"an endless line", good + `{"text":"` + long + `"}` + "\n" + good, small, 2, []string{"larger than 1 MB"}},
		{"an endless first line", `{"text":"` + long + `"}` + "\n" + good, small, 1, []string{"larger than 1 MB"}},
		{"an endless last line", good + `{"text":"` + long, small, 1, []string{"larger than 1 MB"}},
		{"an endless text", long, small, 0, []string{"larger than 1 MB"}},
		{"an endless element", `[` + good + `,{"text":"` + long + `"},` + good + `]`, small, 2, []string{"larger than 1 MB"}},
		{"an endless member", `{"filler":"` + long + `","articles":[` + good + `]}`, small, 1, nil},
		{"a list that breaks off", `[` + good + `,` + good + `,{"text":"x`, Options{}, 2, []string{"cut off at byte"}},
		{"a list with a wrong separator", `[` + good + `;` + good + `]`, Options{}, 1, []string{"not valid JSON at byte"}},
		{"a row too short", "id,title,text\n1,a,b\n2,c\n3,d,e\n", Options{}, 2, []string{"2 fields, but the table has 3 columns"}},
		{"a row without text", "id,title,text\n1,a,\n3,d,e\n", Options{}, 1, []string{"the column of the text is empty"}},
		{"a quotation mark that is never closed", "id,title,text\n1,\"a,b\n2,c,d\n3,e,f\n", Options{}, 2, []string{"a quotation mark is never closed"}},
		{"a quotation mark closed too late", "id,title,text\n1,\"a,b\n2,\"c\",d\n3,e,f\n", Options{}, 2, []string{"inside a quoted field is not doubled"}},
		{"quotation marks inside a field", "id,title,text\n1,\"say \"no\" twice\",b\n2,c,d\n", Options{}, 2, nil},
		{"a stray quotation mark", "id,title,text\n1,5\" pipe,b\n2,c,d\n", Options{}, 2, nil},
		{"an endless cell", "id,title,text\n1,a,\"" + long + "\"\n2,c,d\n", small, 1, []string{"larger than 1 MB"}},
		{"gzip, cut", gzipped(strings.Repeat(good, 10000))[:300], Options{}, -1, []string{"ends in the middle"}},
		{"gzip, wrong checksum", gzipped(good)[:len(gzipped(good))-8] + "\x00\x00\x00\x00\x27\x00\x00\x00", Options{}, -1, []string{"checksum"}},
		{"zstd, cut", zstandard(strings.Repeat(good, 10))[:30], Options{}, -1, []string{"ends in the middle"}},
		{"zip, cut", zipped(map[string]string{"a.txt": "x"})[:30], Options{}, 0, []string{"zip: not a valid zip file"}},
		{"tar, cut", tarred(map[string]string{"a.txt": strings.Repeat("x", 2000)})[:1000], Options{}, 0, []string{"ends in the middle", "ends in the middle"}},
		{"zip of nothing", "PK\x05\x06" + strings.Repeat("\x00", 18), Options{}, 0, nil},
		{"binary", "\x7fELF\x00\x01", Options{}, 0, []string{"not text but a program"}},
		{"empty", "", Options{}, 0, []string{"empty"}},
		{"a bomb", gzipped(strings.Repeat(good, 400_000)), small, -1, []string{"unfolds to too many bytes"}},
		{"a bomb in a zip", zipped(map[string]string{"a.gz": gzipped(strings.Repeat(good, 400_000)), "b.txt": "x"}), small, -1, []string{"unfolds to too many bytes", "unfolds to too many bytes"}},
		{"too many layers", inLayers(8), Options{}, 0, []string{"more than 6 containers inside each other"}},
		{"as many layers as may be", inLayers(6), Options{}, 1, nil},
		{"a nonsense date", `{"text":"a","date":"0001-01-01"}` + "\n", Options{}, 1, nil},
		{"nested too deep", `{"text":"a","x":` + strings.Repeat("[", 20000) + strings.Repeat("]", 20000) + "}\n" + good, Options{}, 1, []string{"depth"}},
	} {
		texts, reasons := reasonsOf(t, c.data, c.o)
		if c.articles >= 0 && len(texts) != c.articles {
			t.Errorf("%s: %d articles, want %d", c.name, len(texts), c.articles)
		}
		if len(reasons) != len(c.reasons) {
			t.Errorf("%s: reasons %q, want %q", c.name, reasons, c.reasons)
			continue
		}
		for i, part := range c.reasons {
			if !strings.Contains(reasons[i], part) {
				t.Errorf("%s: the reason %q does not speak of %q", c.name, reasons[i], part)
			}
		}
	}
}

func inLayers(layers int) string {
	data := "The ferry stops."
	for range layers {
		data = gzipped(data)
	}
	return data
}

// endless gives a start and then the same byte for so long.
func endless(start string, fill byte, n int64) io.Reader {
	return io.MultiReader(strings.NewReader(start), io.LimitReader(repeating(fill), n), strings.NewReader("\"}\n"+good))
}

type repeating byte

func (r repeating) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = byte(r)
	}
	return len(p), nil
}

// TestMemoryDoesNotGrowWithALine reads lines of 256 MB under a limit of 4 MB
// and counts everything that was ever allocated.
func TestMemoryDoesNotGrowWithALine(t *testing.T) {
	for _, start := range []string{`{"text":"`, good + `{"text":"`, `[{"text":"`, "id,title,text\n1,a,\"", "plain text "} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		n := 0
		for range Articles(context.Background(), []string{"-"}, Options{Stdin: endless(start, 'x', 256<<20), Limits: Limits{Record: 4 << 20}}) {
			n++
		}
		runtime.ReadMemStats(&after)
		if grown := after.TotalAlloc - before.TotalAlloc; n == 0 || grown > 64<<20 {
			t.Errorf("%.20q…: %d results, %d MB allocated", start, n, grown>>20)
		}
	}
}

func TestLinksAndWhatIsNoFile(t *testing.T) {
	folder := write(t, map[string]string{"a.txt": "One.", "sub/b.txt": "Two."})
	link := func(to, name string) {
		if err := os.Symlink(to, filepath.Join(folder, name)); err != nil {
			t.Fatal(err)
		}
	}
	link(".", "sub/loop")
	link("../sub", "sub/up")
	link("self", "self")
	link("nowhere", "dangling")
	link("a.txt", "z-link.txt")
	if mkfifo, err := exec.LookPath("mkfifo"); err == nil {
		exec.Command(mkfifo, filepath.Join(folder, "pipe")).Run()
	}
	unreadable := filepath.Join(folder, "unreadable.txt")
	os.WriteFile(unreadable, []byte("Three."), 0)
	articles, skipped := gather(t, Options{}, folder)
	got := map[string]string{}
	for _, a := range articles {
		name, _ := filepath.Rel(folder, a.Origin.File)
		got[name] = a.Text
	}
	for _, s := range skipped {
		name, _ := filepath.Rel(folder, s.File)
		got[name] = s.Reason
	}
	want := map[string]string{
		"a.txt": "One.", "sub/b.txt": "Two.", "z-link.txt": "One.",
		"sub/loop": "a link to a folder", "sub/up": "a link to a folder",
		"dangling": "no such file", "self": "too many levels", "pipe": "neither a file nor a folder", "unreadable.txt": "no permission",
	}
	if os.Geteuid() == 0 {
		want["unreadable.txt"] = "Three." // nothing is forbidden to root
	}
	if _, err := os.Lstat(filepath.Join(folder, "pipe")); err != nil {
		delete(want, "pipe")
	}
	for name, part := range want {
		if !strings.Contains(got[name], part) {
			t.Errorf("%s: %q, want %q", name, got[name], part)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%v", got)
	}
}

// FuzzStream holds that no bytes break the reading, whatever they are taken
// for, and that every article that comes out is whole.
func FuzzStream(f *testing.F) {
	for _, seed := range []string{
		twoRecords, gzipped(twoRecords), zstandard(twoRecords), zipped(map[string]string{"a.jsonl": twoRecords}), tarred(map[string]string{"a/b.txt": "x"}),
		"id,title,text\n1,\"a\"\"b\",c\n", `{"articles":[{"text":"a"},{"text":"b"}],"n":[1]}`, "[{\"text\":[\"a\",\"b\"]},\n{}]", "\xff\xfea\x00,\x00", "\xfd7zXZ\x00", "BZh91AY&SY",
		`{"schema":"parallax.article/1","text":"abc","marks":[{"span":[0,3],"kind":"headline"}]}`, "{\\rtf1 a}", "<nitf><body/></nitf>", "WARC/1.0\r\n\r\n", "%PDF-1.4\n", "sep=;\na;text\n1;2",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if looksLikeHTML(data) {
			t.Skip("pages are read by another program")
		}
		o := Options{Stdin: bytes.NewReader(data), Workers: 2, Limits: Limits{Record: 1 << 16, Unfolded: 1 << 18, Expansion: 1, Depth: 3}}
		for a, err := range Articles(context.Background(), []string{"-"}, o) {
			var s *Skipped
			switch {
			case err != nil && !errors.As(err, &s):
				t.Fatal(err)
			case err != nil && (a != nil || s.Reason == "" || s.File == ""):
				t.Errorf("%+v, %+v", a, s)
			case err == nil:
				checkWhole(t, a)
			}
		}
	})
}
