package main

import (
	"encoding/hex"
	"encoding/json"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"parallax": main})
}

// TestScripts runs the program as users type it. Besides the usual commands
// the scripts have:
//
//	bytes FILE HEX…           writes the bytes
//	fields FILE NAME…         each line is a JSON object with exactly these fields
//	repeat FILE COUNT WORDS…  writes the words so often, with a blank behind each
//	json FILE PATH WANT       compares one value of a JSON file, such as warnings.0.code
//	lines FILE COUNT          counts lines
func TestScripts(t *testing.T) {
	articles, err := filepath.Abs("../../testdata/articles")
	if err != nil {
		t.Fatal(err)
	}
	example, err := filepath.Abs("../../testdata/archive/articles.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	if scripts, _ := filepath.Glob("testdata/script/*.txtar"); len(scripts) < 5 {
		t.Fatalf("only %d scripts", len(scripts))
	}
	programs := buildHelper(t)
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			env.Setenv("PROGRAMS", programs)
			// Where parallax is, and not its helper, which may be installed.
			env.Setenv("ALONE", filepath.SplitList(env.Getenv("PATH"))[0])
			env.Setenv("ARTICLES", articles)
			env.Setenv("EXAMPLE", example)
			env.Setenv("NO_COLOR", "")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"bytes":  writeBytes,
			"repeat": writeRepeated,
			"json":   checkJSON,
			"lines":  countLines,
			"fields": checkFields,
		},
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
	})
}

// buildHelper is a folder that parallax-html was built into.
func buildHelper(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	if out, err := exec.Command("go", "build", "-o", folder+string(filepath.Separator), "parallax/cmd/parallax-html").CombinedOutput(); err != nil {
		t.Fatalf("building parallax-html: %v\n%s", err, out)
	}
	return folder
}

func writeBytes(ts *testscript.TestScript, neg bool, args []string) {
	data, err := hex.DecodeString(strings.Join(args[1:], ""))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), data, 0o644))
}

func writeRepeated(ts *testscript.TestScript, neg bool, args []string) {
	count, err := strconv.Atoi(args[1])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Repeat(strings.Join(args[2:], " ")+" ", count)), 0o644))
}

func checkJSON(ts *testscript.TestScript, neg bool, args []string) {
	var value any
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(args[0])), &value))
	for step := range strings.SplitSeq(args[1], ".") {
		switch v := value.(type) {
		case map[string]any:
			member, ok := v[step]
			if !ok {
				ts.Fatalf("%s: no member %q", args[0], step)
			}
			value = member
		case []any:
			if step == "count" {
				value = float64(len(v))
				continue
			}
			i, err := strconv.Atoi(step)
			ts.Check(err)
			if i >= len(v) {
				ts.Fatalf("%s: %d elements, none at %d", args[0], len(v), i)
			}
			value = v[i]
		}
	}
	got, err := json.Marshal(value)
	ts.Check(err)
	if same := strings.Trim(string(got), `"`) == args[2]; same == neg {
		ts.Fatalf("%s: %s is %s, want %s", args[0], args[1], got, args[2])
	}
}

func countLines(ts *testscript.TestScript, neg bool, args []string) {
	want, err := strconv.Atoi(args[1])
	ts.Check(err)
	if got := strings.Count(ts.ReadFile(args[0]), "\n"); (got == want) == neg {
		ts.Fatalf("%s has %d lines, want %d", args[0], got, want)
	}
}

func checkFields(ts *testscript.TestScript, neg bool, args []string) {
	lines := strings.Split(strings.TrimSpace(ts.ReadFile(args[0])), "\n")
	want := slices.Sorted(slices.Values(args[1:]))
	for i, line := range lines {
		var object map[string]any
		if err := json.Unmarshal([]byte(line), &object); err != nil {
			ts.Fatalf("%s, line %d: %v: %q", args[0], i+1, err, line)
		}
		if got := slices.Sorted(maps.Keys(object)); !slices.Equal(got, want) {
			ts.Fatalf("%s, line %d has the fields %v, want %v", args[0], i+1, got, want)
		}
	}
}
