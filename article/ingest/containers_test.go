package ingest

import (
	"bytes"
	"os/exec"
	"strings"
	"testing"

	"github.com/ulikunitz/xz"
)

// bzipped is "The ferry stops.\n" as bzip2 packs it: the standard library only
// unpacks.
const bzipped = "\x42\x5a\x68\x39\x31\x41\x59\x26\x53\x59\xb6\x3a\x96\xd8\x00\x00\x02\x53\x80\x00\x10\x40\x01\x04\x00\x03\x40\xdc\x20\x20\x00\x22\x98\x0d\x0d\x08\x06\x80\x15\xce\xb8\x14\x0e\x59\x33\x8d\xc2\xee\x48\xa7\x0a\x12\x16\xc7\x52\xdb\x00"

func xzipped(s string) string {
	var b bytes.Buffer
	w, err := xz.WriterConfig{DictCap: 1 << 16}.NewWriter(&b)
	if err != nil {
		panic(err)
	}
	w.Write([]byte(s))
	w.Close()
	return b.String()
}

func TestContainersGiveWhatTheyHold(t *testing.T) {
	files := map[string]string{
		"a.txt": "One.", "outlet/b.txt": "Two.", "outlet/c.jsonl.gz": gzipped(twoRecords), "d.zip": zipped(map[string]string{"e.txt": "Three."}),
		".hidden/x.txt": "no", "__MACOSX/x.txt": "no",
	}
	want := "a.txt One.|d.zip!e.txt Three.|outlet/b.txt Two.|outlet/c.jsonl.gz The ferry stops.|outlet/c.jsonl.gz It sails.\n\nAgain."
	for name, data := range map[string]string{
		"zip": zipped(files), "tar": tarred(files), "tar.gz": gzipped(tarred(files)), "tar.zst": zstandard(tarred(files)), "tar.xz": xzipped(tarred(files)),
		"zip in tar": tarred(map[string]string{"x.zip": zipped(files)}),
	} {
		folder := write(t, map[string]string{"box": data})
		articles, skipped := gather(t, Options{FolderOutlet: true}, folder)
		if len(skipped) > 0 {
			t.Errorf("%s: %v", name, skipped)
		}
		var got []string
		for _, a := range articles {
			member := a.Origin.File[strings.Index(a.Origin.File, "!")+1:]
			got = append(got, strings.TrimPrefix(member, "x.zip!")+" "+a.Text)
			if member == "outlet/b.txt" && a.Outlet != "outlet" {
				t.Errorf("%s: the folder in it gives the outlet %q", name, a.Outlet)
			}
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%s holds\n%s, want\n%s", name, strings.Join(got, "|"), want)
		}
	}
}

func TestACollectionOfWebArchivesGivesItsPagesOnce(t *testing.T) {
	record := "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2026-03-09T14:05:00Z\r\nWARC-Target-URI: https://gazette.example/ferry\r\n" +
		"Content-Type: text/plain\r\nContent-Length: 16\r\n\r\nThe ferry stops.\r\n\r\n"
	data := zipped(map[string]string{
		"datapackage.json": `{"profile":"data-package"}`, "indexes/index.cdx": "x y z\n", "archive/data.warc.gz": gzipped(record),
		"pages/pages.jsonl": `{"format":"json-pages-1.0"}` + "\n" + `{"url":"https://gazette.example/ferry","title":"Ferry","text":"The ferry stops."}` + "\n",
	})
	articles, skipped := gather(t, Options{Stdin: strings.NewReader(data)}, "-")
	if len(articles) != 1 || articles[0].URL != "https://gazette.example/ferry" || articles[0].Origin.Format != "warc" || len(skipped) > 0 {
		t.Errorf("%v %v", articles, skipped)
	}
}

func TestCompressedText(t *testing.T) {
	for name, data := range map[string]string{
		"gzip": gzipped("The ferry stops.\n"), "two gzip members": gzipped("The ferry ") + gzipped("stops.\n"), "zstd": zstandard("The ferry stops.\n"),
		"two zstd frames": zstandard("The ferry ") + zstandard("stops.\n"), "xz": xzipped("The ferry stops.\n"), "bzip2": bzipped,
	} {
		texts, reasons := reasonsOf(t, data, Options{})
		if len(texts) != 1 || texts[0] != "The ferry stops.\n" || len(reasons) > 0 {
			t.Errorf("%s: %q %q", name, texts, reasons)
		}
	}
}

func TestDictionaryOfXZ(t *testing.T) {
	if size := xzDictionary([]byte(xzipped("x"))); size != 1<<16 {
		t.Errorf("%d", size)
	}
	hostile := []byte(xzipped("x"))
	for i := range hostile[:32] {
		if hostile[i] == 0x21 && hostile[i+1] == 1 {
			hostile[i+2] = 40 // 4 GB
		}
	}
	if _, reasons := reasonsOf(t, string(hostile), Options{}); len(reasons) != 1 || !strings.Contains(reasons[0], "dictionary of 4095 MB") {
		t.Error(reasons)
	}
	program, err := exec.LookPath("xz")
	if err != nil {
		return // what other programs write is looked at where there is one
	}
	for _, option := range []string{"-0", "-6", "-9", "-T2"} {
		command := exec.Command(program, option)
		command.Stdin = strings.NewReader(strings.Repeat("The ferry stops.\n", 1000))
		packed, err := command.Output()
		if err != nil {
			t.Fatal(err)
		}
		if size := xzDictionary(packed); size < 1<<18 || size > 64<<20 {
			t.Errorf("xz %s: a dictionary of %d bytes", option, size)
		}
	}
}
