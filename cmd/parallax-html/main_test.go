package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"parallax/article/ingest"
)

func TestServeAnswersEveryRequest(t *testing.T) {
	pages := []string{"<html><title>One</title><p>" + strings.Repeat("The ferry leaves at midnight. ", 20), "", "<html><title>Three</title>"}
	var in bytes.Buffer
	for i, page := range pages {
		fmt.Fprintf(&in, `{"bytes":%d,"url":"https://gazette.example/%d","content_type":"text/html"}`+"\n%s", len(page), i, page)
	}
	var out bytes.Buffer
	if err := serve(&in, &out); err != nil {
		t.Fatal(err)
	}
	var titles []string
	for answers := json.NewDecoder(&out); answers.More(); {
		var page ingest.Page
		if err := answers.Decode(&page); err != nil {
			t.Fatal(err)
		}
		titles = append(titles, page.Title)
	}
	if got := strings.Join(titles, "|"); got != "One||Three" {
		t.Errorf("titles %q", got)
	}
}

func TestAMalformedRequestEndsTheService(t *testing.T) {
	for _, request := range []string{"12\n", "{\"bytes\":-1}\n", "{\"bytes\":5}\nab"} {
		if err := serve(strings.NewReader(request), &bytes.Buffer{}); err == nil {
			t.Errorf("%q is taken", request)
		}
	}
}

func TestSlowPagesAreGivenUp(t *testing.T) {
	stuck := make(chan *ingest.Page)
	if page := within(time.Millisecond, func() *ingest.Page { return <-stuck }); !page.Ended || page.Error == "" {
		t.Errorf("%+v", page)
	}
	if page := within(time.Hour, func() *ingest.Page { return &ingest.Page{Title: "x"} }); page.Title != "x" || page.Ended {
		t.Errorf("%+v", page)
	}
}

func TestACrashIsAnErrorOfItsPage(t *testing.T) {
	if page := safely(func() *ingest.Page { panic("index out of range") }); page == nil || !strings.Contains(page.Error, "could not be read") {
		t.Errorf("%+v", page)
	}
}
