package main

import (
	"bufio"
	"crypto/sha1"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"parallax/article/warc"
)

func init() { commands["warc"] = evalWARC }

// evalWARC compares what is read of web archives with what another reader found
// in them (tools/warcio_records.py), record by record.
func evalWARC(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("warc", flag.ContinueOnError)
	against := flags.String("against", "", "records of the other reader: file, type, address, HTTP status, bytes, SHA-1, separated by tabs")
	if err := flags.Parse(args); err != nil {
		return err
	}
	files, theirs, err := readRecords(*against)
	if err != nil {
		return err
	}
	same, of, more, bad := 0, 0, 0, 0
	for _, file := range files {
		ours, reported, err := ourRecords(file)
		if err != nil {
			return err
		}
		for i, want := range theirs[file] {
			of++
			switch {
			case i >= len(ours):
				fmt.Fprintf(out, "%s\trecord %d\tonly they read\t%s\n", file, i+1, want)
			case sameRecord(ours[i], want):
				same++
			default:
				fmt.Fprintf(out, "%s\trecord %d\tthey: %s\twe: %s\n", file, i+1, want, ours[i])
			}
		}
		more += max(0, len(ours)-len(theirs[file]))
		bad += len(reported)
		for _, reason := range reported {
			fmt.Fprintf(out, "%s\treported\t%s\n", file, reason)
		}
	}
	fmt.Fprintf(out, "%d files: %d of their %d records read the same (%.4f); %d more are read; %d broken ones are reported\n", len(files), same, of, float64(same)/float64(of), more, bad)
	return nil
}

func readRecords(path string) (files []string, records map[string][]string, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	records = map[string][]string{}
	for lines := bufio.NewScanner(f); lines.Scan(); {
		file, record, found := strings.Cut(lines.Text(), "\t")
		if !found {
			return nil, nil, fmt.Errorf("%s: a line without tabs", path)
		}
		if records[file] == nil {
			files = append(files, file)
		}
		records[file] = append(records[file], record)
	}
	if len(files) == 0 {
		return nil, nil, errors.New(path + ": no records")
	}
	return files, records, nil
}

func ourRecords(path string) (records, reported []string, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	for r, err := range warc.Records(f, warc.Options{}) {
		if err != nil {
			reported = append(reported, err.Error())
			continue
		}
		body, status := r.Block, ""
		if m, err := r.HTTP(); err == nil {
			if m.Status > 0 {
				status = fmt.Sprint(m.Status)
			}
			if body, err = m.Body(0); err != nil {
				reported = append(reported, fmt.Sprintf("record %d: %v", r.Number, err))
			}
		}
		if r.Damage != "" {
			reported = append(reported, fmt.Sprintf("record %d: %s", r.Number, r.Damage))
		}
		records = append(records, fmt.Sprintf("%s\t%s\t%s\t%d\t%x", r.Type, r.TargetURI(), status, len(body), sha1.Sum(body)))
	}
	return records, reported, nil
}

// sameRecord compares two records. The head of an ARC file and its records of
// look-ups have no type of their own; readers name them as they like.
func sameRecord(ours, theirs string) bool {
	ourType, ourRest, _ := strings.Cut(ours, "\t")
	theirType, theirRest, _ := strings.Cut(theirs, "\t")
	if theirType == "arc_header" {
		return ourType == "warcinfo"
	}
	return ourRest == theirRest && (ourType == theirType || ourType == "resource" && theirType == "response" && strings.HasPrefix(ourRest, "dns:"))
}
