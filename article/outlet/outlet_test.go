package outlet

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/publicsuffix"
	"pgregory.net/rapid"
)

func TestTheTableIsSound(t *testing.T) {
	kinds := []string{"agency", "newspaper", "magazine", "broadcaster", "portal"}
	names, domains := map[string]string{}, map[string]string{}
	countries := map[string]bool{}
	rows := 0
	for line := range strings.Lines(embedded) {
		line = strings.TrimRight(line, "\n")
		if strings.HasPrefix(line, "#") || strings.HasPrefix(line, "name\t") {
			continue
		}
		rows++
		fields := strings.Split(line, "\t")
		if len(fields) != 6 {
			t.Fatalf("%q has %d fields", line, len(fields))
		}
		name := fields[0]
		if !slices.Contains(kinds, fields[1]) || len(fields[2]) != 2 || len(fields[3]) != 2 || fields[4] == "" {
			t.Errorf("%s: kind %q, country %q, language %q, domains %q", name, fields[1], fields[2], fields[3], fields[4])
		}
		countries[fields[2]] = true
		for _, alias := range append(strings.Split(fields[5], ";"), name) {
			k := key(alias)
			if other, taken := names[k]; taken && other != name && k != "" {
				t.Errorf("%q is a name of %s and of %s", k, other, name)
			}
			names[k] = name
		}
		for domain := range strings.FieldsSeq(fields[4]) {
			if other, taken := domains[domain]; taken {
				t.Errorf("%s is a domain of %s and of %s", domain, other, name)
			}
			domains[domain] = name
			if suffix, _ := publicsuffix.PublicSuffix(domain); suffix == domain || hostOf(domain) != domain {
				t.Errorf("%s: %s is no domain of an outlet", name, domain)
			}
		}
	}
	if rows < 400 || len(countries) < 70 {
		t.Errorf("%d outlets of %d countries", rows, len(countries))
	}
}

func TestIdentify(t *testing.T) {
	for _, c := range []struct{ name, address, want string }{
		{"Fox News", "", "Fox News"},
		{"Fox Online News", "", "Fox News"},
		{"Fox News (Online)", "", "Fox News"},
		{"foxnews.com", "", "Fox News"},
		{"New York Times - News", "", "The New York Times"},
		{"THE NEW YORK TIMES", "", "The New York Times"},
		{"CNN (Web News)", "", "CNN"},
		{"NPR Online News", "", "NPR"},
		{"ТАСС", "", "TASS"},
		{"Press TV", "", "Press TV"},
		{"", "https://www.presstv.ir/Detail/2026/02/02/1/x", "Press TV"},
		{"", "http://edition.cnn.com/2017/x", "CNN"},
		{"", "https://usa.chinadaily.com.cn/a", "China Daily"},
		{"", "https://abcnews.go.com/x", "ABC News"},
		{"", "https://economictimes.indiatimes.com/x", "The Economic Times"},
		{"", "https://timesofindia.indiatimes.com/x", "The Times of India"},
		{"", "https://sports.harbour.co.uk:8080/x?y", "harbour.co.uk"},
		{"", "https://harbour.blogspot.com/2026", "harbour.blogspot.com"},
		{"www.harbour.example", "", "harbour.example"},
		{"The Harbour News (Port Lusan)", "https://www.reuters.com/x", "The Harbour News (Port Lusan)"},
		{"The Guardian (Nigeria)", "", "The Guardian (Nigeria)"},
		{"The Guardian (London)", "", "The Guardian"},
		{"The Guardian (Charlottetown)", "", "The Guardian (Charlottetown)"},
		{"Independent Online", "", "IOL"},
		{"CNA", "", "Channel NewsAsia"},
		{"", "", ""},
		{"", "urn:nw:79", ""},
		{"", "10.0.0.1", ""},
		{"Dept. of Nothing", "", "Dept. of Nothing"},
	} {
		if got := Default().Identify(c.name, c.address); got != c.want {
			t.Errorf("%q at %q: %q, want %q", c.name, c.address, got, c.want)
		}
	}
}

func TestUserTable(t *testing.T) {
	user := "name\tkind\tcountry\tlanguage\tdomains\taliases\nThe Harbour News\tnewspaper\tXX\ten\tharbour.example\tHarbour Online; HN\nRT (Russia Today)\t\t\t\t\tRT\nBBC\t\t\t\tharbour-bbc.example\n"
	longer, err := Default().Extended(strings.NewReader(user), "mine.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, address, want string }{
		{"HN", "", "The Harbour News"},
		{"", "https://m.harbour.example/1", "The Harbour News"},
		{"RT", "", "RT (Russia Today)"},
		{"", "https://harbour-bbc.example", "BBC"},
		{"", "https://www.bbc.co.uk/news/1", "BBC"},
	} {
		if got := longer.Identify(c.name, c.address); got != c.want {
			t.Errorf("%q at %q: %q, want %q", c.name, c.address, got, c.want)
		}
	}
	if o, _ := longer.ByName("bbc news"); o.Kind != "broadcaster" {
		t.Errorf("a row that adds to the BBC loses its kind: %+v", o)
	}
	if got := Default().Identify("HN", ""); got != "HN" {
		t.Errorf("the user's table changed the default: %q", got)
	}
	if _, err := Default().Extended(strings.NewReader("\tnewspaper\n"), "mine.tsv"); err == nil || !strings.Contains(err.Error(), "mine.tsv: line 1") {
		t.Errorf("a row without a name: %v", err)
	}
}

// TestOneNameStays: what a table answers it answers to itself.
func TestOneNameStays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"Fox Online News", "CNN (Web News)", "a.b", "x - News", "(Online)"})).Draw(t, "name")
		address := rapid.OneOf(rapid.String(), rapid.StringMatching(`https?://([a-z]{1,5}\.){1,3}(com|co\.uk|ru|рф)/x`)).Draw(t, "address")
		once := Default().Identify(name, address)
		if twice := Default().Identify(once, address); once != "" && twice != once {
			t.Fatalf("%q at %q is %q, which is %q", name, address, once, twice)
		}
	})
}
