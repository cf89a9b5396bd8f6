// Package outlet tells which outlet published an article: under which of its
// names and domains, one outlet is one.
package outlet

import (
	_ "embed"
	"fmt"
	"io"
	"net/url"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/net/publicsuffix"
)

//go:embed outlets.tsv
var embedded string

// Outlet is an outlet as the table knows it.
type Outlet struct {
	Name     string
	Kind     string // agency, newspaper, magazine, broadcaster, portal; "" if a user's table does not say
	Country  string // ISO 3166
	Language string // BCP 47
}

// Table finds outlets by name and domain. It is only read once made.
type Table struct {
	names   map[string]*Outlet // by key
	domains map[string]*Outlet // by host, in lower case
}

// Default is the table that comes with Parallax, read when first needed.
var Default = sync.OnceValue(func() *Table {
	t := &Table{names: map[string]*Outlet{}, domains: map[string]*Outlet{}}
	if err := t.read(strings.NewReader(embedded), "outlets.tsv"); err != nil {
		panic(err) // a test reads it
	}
	return t
})

// Extended is the table with the rows of a user's table of the same columns,
// which go first: name, kind, country, language, domains, aliases. Only the
// name is needed; a row for a known name adds to it.
func (t *Table) Extended(r io.Reader, file string) (*Table, error) {
	longer := &Table{names: make(map[string]*Outlet, len(t.names)), domains: make(map[string]*Outlet, len(t.domains))}
	for k, o := range t.names {
		longer.names[k] = o
	}
	for k, o := range t.domains {
		longer.domains[k] = o
	}
	if err := longer.read(r, file); err != nil {
		return nil, err
	}
	return longer, nil
}

func (t *Table) read(r io.Reader, file string) error {
	data, err := io.ReadAll(io.LimitReader(r, 16<<20))
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	number := 0
	for line := range strings.Lines(string(data)) {
		number++
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' || strings.HasPrefix(line, "name\t") || line == "name" {
			continue
		}
		fields := strings.Split(line, "\t")
		if len(fields) > 6 || key(fields[0]) == "" {
			return fmt.Errorf("%s: line %d: want name, kind, country, language, domains and aliases, with tabs between", file, number)
		}
		for len(fields) < 6 {
			fields = append(fields, "")
		}
		o := &Outlet{Name: strings.TrimSpace(fields[0]), Kind: fields[1], Country: fields[2], Language: fields[3]}
		if known := t.names[key(o.Name)]; known != nil {
			o.Kind, o.Country, o.Language = either(o.Kind, known.Kind), either(o.Country, known.Country), either(o.Language, known.Language)
			o.rename(t, known)
		}
		t.names[key(o.Name)] = o
		for alias := range strings.SplitSeq(fields[5], ";") {
			if k := key(alias); k != "" {
				t.names[k] = o
			}
		}
		for domain := range strings.FieldsSeq(fields[4]) {
			t.domains[strings.TrimPrefix(strings.ToLower(domain), "www.")] = o
		}
	}
	return nil
}

func either(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// rename puts o in the place of a known outlet.
func (o *Outlet) rename(t *Table, known *Outlet) {
	for _, index := range []map[string]*Outlet{t.names, t.domains} {
		for k, v := range index {
			if v == known {
				index[k] = o
			}
		}
	}
}

// Identify is the name that results use for an outlet that a source calls name
// and whose article has an address (either may be ""). A name that no table
// knows stays as it is, for an address alone it is the domain without its
// subdomains.
func (t *Table) Identify(name, address string) string {
	name = strings.TrimSpace(name)
	if o, ok := t.ByName(name); ok {
		return o.Name
	}
	if name != "" {
		if host := hostOf(name); host != "" && !strings.ContainsFunc(name, unicode.IsSpace) {
			if o, ok := t.byHost(host); ok {
				return o.Name
			}
			return registrable(host)
		}
		return name
	}
	host := hostOf(address)
	if host == "" {
		return ""
	}
	if o, ok := t.byHost(host); ok {
		return o.Name
	}
	return registrable(host)
}

// ByName finds an outlet by one of its names: case, punctuation and "the" do
// not count, nor what catalogues add behind a dash or in brackets, "- News",
// "(Online)".
func (t *Table) ByName(name string) (Outlet, bool) {
	for {
		if o := t.names[key(name)]; o != nil {
			return *o, true
		}
		shorter := withoutAddition(name)
		if shorter == name {
			return Outlet{}, false
		}
		name = shorter
	}
}

// ByAddress finds an outlet by the URL of an article, or by a host.
func (t *Table) ByAddress(address string) (Outlet, bool) {
	host := hostOf(address)
	if host == "" {
		return Outlet{}, false
	}
	if o, ok := t.byHost(host); ok {
		return *o, true
	}
	return Outlet{}, false
}

// byHost looks for the host, then for the domains above it.
func (t *Table) byHost(host string) (*Outlet, bool) {
	for {
		if o := t.domains[host]; o != nil {
			return o, true
		}
		_, above, ok := strings.Cut(host, ".")
		if !ok || !strings.Contains(above, ".") {
			return nil, false
		}
		host = above
	}
}

// hostOf is the host of an address or of a bare domain, in lower case and
// without "www."; "" if it is none.
func hostOf(address string) string {
	address = strings.TrimSpace(address)
	if !strings.Contains(address, "://") {
		address = "//" + strings.TrimPrefix(address, "//")
	}
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	host := strings.TrimSuffix(strings.TrimPrefix(strings.ToLower(u.Hostname()), "www."), ".")
	if i := strings.LastIndexByte(host, '.'); i <= 0 || len(host)-i < 3 || strings.Trim(host, "0123456789.") == "" || strings.ContainsAny(host, " %_,") {
		return ""
	}
	return host
}

// registrable is the domain that somebody registered, without subdomains.
func registrable(host string) string {
	domain, err := publicsuffix.EffectiveTLDPlusOne(host)
	if err != nil {
		return host
	}
	return domain
}

// key is a name without case, punctuation and "the": letters, digits and single
// blanks.
func key(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(name) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(r)
		case r == '\'' || r == '’' || r == '.':
		default:
			gap = true
		}
	}
	return strings.TrimPrefix(b.String(), "the ")
}

// withoutAddition takes one addition of a catalogue off the end of a name.
func withoutAddition(name string) string {
	name = strings.TrimSpace(name)
	cut := -1
	if strings.HasSuffix(name, ")") {
		cut = strings.LastIndexByte(name, '(')
	} else if cut = strings.LastIndex(name, " - "); cut < 0 {
		if shorter, ok := strings.CutSuffix(name, " Online"); ok {
			return shorter
		}
	}
	if cut <= 0 {
		return name
	}
	switch key(name[cut:]) {
	case "news", "online", "web", "web news", "online news", "opinion", "editorial", "print", "website", "blog", "blogs", "commentary":
		return strings.TrimSpace(name[:cut])
	}
	return name
}
