package block

// A Document is what a reader returns for one page.
type Document struct {
	Blocks []Block

	// Front holds the fields of the front matter, where the form has any: YAML,
	// TOML or JSON at the top of a Markdown file. A list is its values, a line each.
	Front map[string]string

	// HasMain reports whether the page says which part of it is the main one.
	HasMain bool

	// Links are the addresses that the page links to, as they are written and
	// in order: those of its blocks, and of links without text. Base is the
	// address that they are relative to where the page says so, or "".
	Links []string
	Base  string
}
