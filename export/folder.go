package export

import (
	"io"

	"parallax/table"
)

// Folder writes all tables of an archive as files, with a codebook for people
// (codebook.csv) and one for programs (datapackage.json, a Data Package of
// Frictionless Data). create makes one file of a folder.
func Folder(create func(name string, write func(io.Writer) error) error, f Format, a Source, o Options) error {
	form, err := ByName(string(f))
	if err != nil {
		return err
	}
	for _, name := range ArchiveTables {
		o.Table = name
		if err := create(name+form.Ending, func(w io.Writer) error { return Archive(w, f, a, o) }); err != nil {
			return err
		}
	}
	if err := create("codebook.csv", func(w io.Writer) error { return CodebookTable(w, CSV, o) }); err != nil {
		return err
	}
	return create("datapackage.json", func(w io.Writer) error { return dataPackage(w, form) })
}

// CodebookTable writes what every column of every table means, as a table.
func CodebookTable(w io.Writer, f Format, o Options) error {
	s, err := newSheet(w, f, "codebook", table.Codebook, o)
	if err != nil {
		return err
	}
	for _, e := range codebook() {
		if err := s.Row(&e); err != nil {
			return err
		}
	}
	return s.Close()
}

func codebook() []table.Entry {
	var entries []table.Entry
	entries = append(entries, table.Describe("articles", table.Articles)...)
	entries = append(entries, table.Describe("pairs", table.Pairs)...)
	entries = append(entries, table.Describe("passages", table.SharedPassages)...)
	entries = append(entries, table.Describe("clusters", table.Clusters)...)
	return append(entries, table.Describe("changes", table.Changes)...)
}

// dataPackage describes the files of a folder: https://datapackage.org.
func dataPackage(w io.Writer, form Form) error {
	fields := map[string][]object{}
	for _, e := range codebook() {
		fields[e.Table] = append(fields[e.Table], object{}.text("name", e.Column).text("type", fieldType(e.Type, form.Format)).text("description", e.Doc))
	}
	var resources []object
	for _, name := range ArchiveTables {
		r := object{}.text("name", name).text("path", name+form.Ending).text("format", string(form.Format)).text("encoding", "utf-8")
		switch form.Format {
		case CSV:
			r = r.text("profile", "tabular-data-resource")
		case TSV:
			r = r.text("profile", "tabular-data-resource").object("dialect", object{}.text("delimiter", "\t").text("lineTerminator", "\n"))
		}
		resources = append(resources, r.object("schema", object{}.list("fields", fields[name]...)))
	}
	p := object{}.text("name", "parallax-archive").text("title", "Articles, and the passages that they share").
		text("description", "A text that begins with an apostrophe was guarded against spreadsheets, which would run it as a formula: take one apostrophe off (CSV and TSV only).").
		list("resources", resources...)
	_, err := w.Write(append(p, "}\n"...))
	return err
}

// fieldType is the type of a column in the words of the Table Schema.
func fieldType(kind string, f Format) string {
	switch kind {
	case "integer", "number":
		return kind
	case "yes/no":
		return "boolean"
	case "list of text", "list of category":
		if f != CSV && f != TSV {
			return "array"
		}
	}
	return "string"
}
