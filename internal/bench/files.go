package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

// files writes one text file an article, a thousand to a folder, and lists
// them in DIR/list.
func files(args []string) error {
	flags := flag.NewFlagSet("files", flag.ExitOnError)
	archive := flags.String("archive", "", "archive (JSON Lines)")
	dir := flags.String("o", "", "folder to write to")
	flags.Parse(args)
	if *archive == "" || *dir == "" {
		return errors.New("files needs -archive and -o")
	}
	in, err := os.Open(*archive)
	if err != nil {
		return err
	}
	defer in.Close()
	lines := bufio.NewScanner(in)
	lines.Buffer(make([]byte, 1<<20), 1<<26)
	var list []byte
	for n := 0; lines.Scan(); n++ {
		var r record
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			return fmt.Errorf("line %d: %w", n+1, err)
		}
		folder := filepath.Join(*dir, fmt.Sprint(n/1000))
		if n%1000 == 0 {
			if err := os.MkdirAll(folder, 0o755); err != nil {
				return err
			}
		}
		path := filepath.Join(folder, r.ID+".txt")
		if err := os.WriteFile(path, []byte(r.Title+"\n\n"+r.Text+"\n"), 0o644); err != nil {
			return err
		}
		list = append(append(list, path...), '\n')
	}
	if err := lines.Err(); err != nil {
		return err
	}
	if len(list) == 0 {
		return errors.New("the archive is empty")
	}
	return os.WriteFile(filepath.Join(*dir, "list"), list, 0o644)
}
