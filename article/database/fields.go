package database

import "strings"

// labels are the fields of Nexis in its languages; their names are the English
// ones.
var labels = map[string]string{
	"byline": "byline", "autor": "byline", "auteur": "byline", "author": "byline",
	"section": "section", "rubrik": "section", "ressort": "section", "rubrique": "section", "sección": "section", "sezione": "section", "sectie": "section",
	"length": "length", "länge": "length", "longueur": "length", "longitud": "length", "lunghezza": "length", "lengte": "length",
	"dateline": "dateline", "highlight": "highlight", "body": "body", "text": "body",
	"load-date": "load-date", "update": "load-date", "language": "language", "sprache": "language", "langue": "language", "idioma": "language", "taal": "language",
	"url": "url", "headline": "headline", "title": "headline",
	"graphic": "index", "graphik": "index", "publication-type": "index", "journal-code": "index", "journal code": "index", "subject": "index", "geographic": "index",
	"industry": "index", "company": "index", "organization": "index", "person": "index", "ticker": "index", "classification": "index",
	"notes": "index", "correction": "index", "correction-date": "index", "series": "index", "column": "index", "edition": "index",
	"document-type": "index", "distribution": "index", "acc-no": "index", "city": "index", "state": "index", "country": "index",
	"name": "index", "issn": "index", "type": "index", "pub-type": "index", "publicationtype": "index", "copyright": "index", "erscheinungsdatum": "index", "graphics": "index",
	"source": "outlet", "publication": "outlet", "date": "date", "datum": "date",
}

// field reads "LENGTH: 512 words": the field's English name and its value. A
// line that is the label alone, "Body", has no value.
func field(line string) (label, value string) {
	label, value, found := strings.Cut(line, ":")
	if len(label) > 24 {
		return "", ""
	}
	name := labels[strings.ToLower(strings.TrimSpace(label))]
	if !found && name != "body" && name != "index" || found && name == "body" && strings.TrimSpace(value) != "" {
		return "", ""
	}
	return name, strings.TrimSpace(value)
}

// languageCode is the primary tag of a language by its English or own name:
// "ENGLISH", "Deutsch; German", "en".
func languageCode(s string) string {
	for _, word := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return r == ' ' || r == ';' || r == ',' || r == '-' || r == '/' || r == '_' }) {
		if code, ok := languages[word]; ok {
			return code
		}
		if len(word) == 2 {
			return word
		}
	}
	return ""
}

var languages = map[string]string{
	"english": "en", "englisch": "en", "anglais": "en", "inglés": "en", "german": "de", "deutsch": "de", "allemand": "de", "french": "fr", "français": "fr", "französisch": "fr",
	"spanish": "es", "español": "es", "espagnol": "es", "spanisch": "es", "italian": "it", "italiano": "it", "italien": "it", "portuguese": "pt", "português": "pt",
	"dutch": "nl", "nederlands": "nl", "russian": "ru", "русский": "ru", "ukrainian": "uk", "polish": "pl", "polski": "pl", "czech": "cs", "slovak": "sk", "hungarian": "hu",
	"romanian": "ro", "bulgarian": "bg", "greek": "el", "turkish": "tr", "türkçe": "tr", "arabic": "ar", "hebrew": "he", "persian": "fa", "farsi": "fa", "hindi": "hi", "urdu": "ur",
	"bengali": "bn", "chinese": "zh", "中文": "zh", "japanese": "ja", "日本語": "ja", "korean": "ko", "한국어": "ko", "indonesian": "id", "malay": "ms", "vietnamese": "vi", "thai": "th",
	"swedish": "sv", "svenska": "sv", "norwegian": "no", "danish": "da", "dansk": "da", "finnish": "fi", "catalan": "ca", "serbian": "sr", "croatian": "hr", "slovenian": "sl",
	"estonian": "et", "latvian": "lv", "lithuanian": "lt", "afrikaans": "af", "swahili": "sw",
}
