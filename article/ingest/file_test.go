package ingest

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestDecode(t *testing.T) {
	for _, c := range []struct {
		name, in, want, note string
		err                  error
	}{
		{name: "UTF-8", in: "café\r\n", want: "café\r\n"},
		{name: "byte-order mark", in: "\xef\xbb\xbfcafé", want: "café"},
		{name: "UTF-16, little end first", in: "\xff\xfec\x00\xe9\x00", want: "cé"},
		{name: "UTF-16, big end first", in: "\xfe\xff\x00c\x00\xe9", want: "cé"},
		{name: "Windows-1252", in: "\x93caf\xe9\x94", want: "“café”", note: "encoding"},
		{name: "NUL bytes", in: "a\x00b", err: ErrBinary},
		{name: "UTF-16 of NULs", in: "\xff\xfe\x00\x00a\x00", err: ErrBinary},
		{name: "nothing", in: "", want: ""},
	} {
		got, notes, err := decode([]byte(c.in))
		if got != c.want || !errors.Is(err, c.err) {
			t.Errorf("%s: %q, %v, want %q, %v", c.name, got, err, c.want, c.err)
		}
		if (len(notes) > 0) != (c.note != "") || c.note != "" && notes[0].Code != c.note {
			t.Errorf("%s: notes %v, want %q", c.name, notes, c.note)
		}
	}
}

func TestLooksLikeHTML(t *testing.T) {
	for in, want := range map[string]bool{
		"<!DOCTYPE html><html>":                                true,
		"\xef\xbb\xbf\n <html lang=de>":                        true,
		"<!-- saved from url=(0014)about:internet -->\n<html>": true,
		"<?xml version='1.0'?><!doctype html>":                 true,
		"\xff\xfe<\x00h\x00t\x00m\x00l\x00>\x00":               true,
		"Ferry stops <b>at midnight</b>":                       false,
		"<p>A text that begins with a tag":                     false,
		"<!-- never closed <html>":                             false,
		"":                                                     false,
	} {
		if got := looksLikeHTML([]byte(in)); got != want {
			t.Errorf("%q: %v, want %v", in, got, want)
		}
	}
}

func FuzzArticle(f *testing.F) {
	for _, seed := range []string{"", "café", "\xff\xfea\x00", "\xfe\xff", "\x93x\x94", "a\x00", "\xef\xbb\xbf"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if looksLikeHTML(data) {
			t.Skip("pages are read by another program")
		}
		r := &Reader{Stdin: bytes.NewReader(data)}
		a, err := r.File("-")
		if err != nil {
			if !strings.Contains(err.Error(), "binary") {
				t.Errorf("unexpected error: %v", err)
			}
			return
		}
		if !utf8.ValidString(a.Text) || strings.Contains(a.Text, "\x00") || len(a.ID) != 16 || len(a.SHA256) != 64 {
			t.Errorf("%q gives %+v", data, a)
		}
	})
}
