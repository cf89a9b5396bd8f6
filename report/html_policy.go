package report

import (
	"crypto/sha256"
	"encoding/base64"
	"html/template"
	"strings"
	"sync"
)

// shell is what every page of one kind has in common: style, scripts, and the
// policy that allows exactly these.
type shell struct {
	Policy string
	Style  template.CSS
	Early  template.JS // runs before the page is laid out: theme, "scripts work"
	Script template.JS // runs when the page is there
}

var pageShell = sync.OnceValue(func() shell {
	return newShell("page", "theme", "flags", "filter", "keys", "cite", "save", "coding", "start")
})
var indexShell = sync.OnceValue(func() shell { return newShell("page", "theme", "index") })

// newShell joins scripts of the folder js into one, in a scope of its own.
func newShell(scripts ...string) shell {
	read := func(name string) string {
		data, err := htmlFiles.ReadFile("templates/" + name)
		if err != nil {
			panic(err) // embedded, and the tests render both pages
		}
		return strings.TrimSpace(string(data))
	}
	var script strings.Builder
	script.WriteString("'use strict';\n{\n")
	for _, name := range scripts {
		script.WriteString(read("js/"+name+".js") + "\n")
	}
	script.WriteString("}")
	s := shell{
		Style:  template.CSS(read("style.css")),
		Early:  template.JS(read("js/early.js")),
		Script: template.JS(script.String()),
	}
	s.Policy = strings.Join([]string{
		"default-src 'none'",
		"style-src " + hashSource(string(s.Style)),
		"script-src " + hashSource(string(s.Early)) + " " + hashSource(string(s.Script)),
		"base-uri 'none'",
		"form-action 'none'",
	}, "; ")
	return s
}

// hashSource is the policy's word for one inline element: the hash of what
// stands between its tags.
func hashSource(content string) string {
	sum := sha256.Sum256([]byte(content))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
