package report

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"html/template"
	"strings"
	"sync"
)

// shell is what every page of one kind has in common: style, scripts, and the
// policy that allows exactly these.
type shell struct {
	Policy string
	Style  template.CSS
	Foot   template.CSS // what stands below each printed page, if anything
	Early  template.JS  // runs before the page is laid out: theme, "scripts work"
	Script template.JS  // runs when the page is there
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
	s.Policy = s.policy()
	return s
}

// withFoot adds the line that stands at the foot of each printed page: which
// data it is printed from.
func (s shell) withFoot(version, hash string) shell {
	s.Foot = template.CSS(fmt.Sprintf(`@page { @bottom-left { content: "Parallax %s, data SHA-256 %s"; font: 7pt monospace; color: #555; } }`, versionText(version), safeID(hash)))
	s.Policy = s.policy()
	return s
}

func (s shell) policy() string {
	styles := hashSource(string(s.Style))
	if s.Foot != "" {
		styles += " " + hashSource(string(s.Foot))
	}
	return strings.Join([]string{
		"default-src 'none'",
		"style-src " + styles,
		"script-src " + hashSource(string(s.Early)) + " " + hashSource(string(s.Script)),
		"base-uri 'none'",
		"form-action 'none'",
	}, "; ")
}

// hashSource is the policy's word for one inline element: the hash of what
// stands between its tags.
func hashSource(content string) string {
	sum := sha256.Sum256([]byte(content))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// versionText keeps the letters that a version may have and a style sheet's
// string may hold.
func versionText(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '.' || r == '+' || r == '-' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
			return r
		}
		return -1
	}, s)
}
