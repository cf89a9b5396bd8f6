package main

import (
	"bytes"
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestReadmeExamples runs every example of the README and of the documents
// below docs: in a block marked "console", each line that begins with
// "$ parallax" is run at the root of the project, and the lines below it are
// what it prints. A line "…" stands for any number of lines. Output that goes
// to a file is thrown away.
func TestReadmeExamples(t *testing.T) {
	t.Chdir("../..")
	t.Setenv("NO_COLOR", "1")
	t.Setenv("PATH", buildHelper(t)+string(os.PathListSeparator)+os.Getenv("PATH"))
	ran := 0
	for _, path := range []string{"README.md", "docs/formats.md", "docs/report.md", "docs/lexicons.md"} {
		data, err := os.ReadFile(path)
		if os.IsNotExist(err) && path != "README.md" {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, block := range regexp.MustCompile("(?s)```console\n(.*?)```").FindAllStringSubmatch(string(data), -1) {
			for _, example := range strings.Split("\n"+block[1], "\n$ ")[1:] {
				command, want, _ := strings.Cut(example, "\n")
				args, ours := strings.CutPrefix(command, "parallax ")
				if !ours {
					continue
				}
				ran++
				t.Run(path+" "+command, func(t *testing.T) { runExample(t, args, want) })
			}
		}
	}
	if ran < 3 {
		t.Fatalf("only %d examples were run", ran)
	}
}

func runExample(t *testing.T, command, want string) {
	args := strings.Fields(command)
	for i, arg := range args {
		if arg == "-o" || arg == "--output" {
			args[i+1] = t.TempDir() + "/" + args[i+1]
		}
	}
	var stdout, stderr bytes.Buffer
	if status := run(args, strings.NewReader(""), &stdout, &stderr); status != exitOK {
		t.Fatalf("exit status %d: %s", status, stderr.String())
	}
	if !matches(trimLines(stdout.String()), trimLines(want)) {
		t.Errorf("prints\n%s\nthe document says\n%s", stdout.String(), want)
	}
}

// trimLines leaves out blanks and carriage returns at the ends of lines and empty lines at the ends.
func trimLines(s string) []string {
	lines := strings.Split(strings.Trim(s, "\n"), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " \r")
	}
	return lines
}

// matches compares lines; "…" stands for any number of them.
func matches(got, want []string) bool {
	for len(want) > 0 {
		if want[0] == "…" {
			for i := 0; i <= len(got); i++ {
				if matches(got[i:], want[1:]) {
					return true
				}
			}
			return false
		}
		if len(got) == 0 || got[0] != want[0] {
			return false
		}
		got, want = got[1:], want[1:]
	}
	return len(got) == 0
}
