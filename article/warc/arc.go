package warc

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// The header of an ARC record is one line: address, IP address, date, media
// type and length (version 1); version 2 has result code, checksum, location,
// offset and file name before the length. Some writers left spaces in the
// address, so fields are counted from the end.

// arcLine takes the line apart; ok is false if it is none.
func arcLine(line []byte) (address, ip, date, kind, length string, ok bool) {
	fields := strings.Split(strings.TrimRight(string(line), "\r\n"), " ")
	for _, behind := range []int{4, 9} { // fields behind the address
		at := len(fields) - behind
		if at < 1 || !strings.Contains(fields[0], ":") {
			continue
		}
		date := fields[at+1]
		if len(date) >= 8 && len(date) <= 20 && isDigits(date) && isScheme(fields[0]) {
			return strings.Join(fields[:at], "%20"), fields[at], date, fields[at+2], fields[len(fields)-1], true
		}
	}
	return
}

func isARCLine(line []byte) bool {
	if len(line) > maxRecordStart || bytes.IndexByte(line, ':') < 1 {
		return false
	}
	_, _, _, _, _, ok := arcLine(line)
	return ok
}

func isScheme(address string) bool {
	scheme, _, _ := strings.Cut(address, ":")
	for _, c := range scheme {
		if (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '-' && c != '+' && c != '.' {
			return false
		}
	}
	return scheme != ""
}

func isDigits(s string) bool {
	for _, c := range s {
		if c < '0' || c > '9' {
			return false
		}
	}
	return s != ""
}

// arcRecord reads a record of an ARC file behind its header line.
func (p *parser) arcRecord(offset int64, line []byte) (*Record, error) {
	p.number++
	address, ip, date, kind, length, ok := arcLine(line)
	if !ok {
		return nil, &BadRecord{p.number, offset, "malformed ARC header line"}
	}
	size, err := strconv.ParseInt(length, 10, 64)
	if err != nil || size < 0 {
		return nil, &BadRecord{p.number, offset, fmt.Sprintf("no usable length (%q) of %s", clip(length), clip(address))}
	}
	r := &Record{Number: p.number, Offset: offset, Version: "ARC/1", Type: "resource", Header: Header{
		{"WARC-Target-URI", address}, {"WARC-Date", arcDate(date)}, {"WARC-IP-Address", ip},
		{"Content-Type", kind}, {"Content-Length", length},
	}}
	p.block(r, size)
	scheme, _, _ := strings.Cut(strings.ToLower(address), ":")
	switch {
	case scheme == "filedesc":
		r.Type = "warcinfo"
	case bytes.HasPrefix(r.Block, []byte("HTTP/")), (scheme == "http" || scheme == "https") && kind != "":
		r.Type = "response"
	}
	return r, nil
}

// arcDate writes an ARC date, 14 digits in UTC, as WARC does.
func arcDate(date string) string {
	if t, err := time.Parse("20060102150405", date[:min(len(date), 14)]); err == nil {
		return t.Format(time.RFC3339)
	}
	return date
}
