// Package rule is the language of a profile's rules: patterns, what they capture,
// and the descriptions of blocks, cells and pages that they stand in.
//
// A rule as a profile writes it is a [Block] or a [Page]. A [Compiler] compiles it
// and collects what is wrong with it; a [Sequence] of [Matcher] values, or a
// [PageMatcher], then tells what matches on a page, as [Captures]. Where nothing
// matches, [Nearest] says what comes nearest. What rules mean for entries is not
// known here.
package rule

import "github.com/errgen/errgen/internal/strictyaml"

// A Page tells pages apart. All that is given must match. What it captures
// is of every entry of the page.
type Page struct {
	Title   string            `yaml:"title"`   // pattern of a text of the page, of any kind
	Heading string            `yaml:"heading"` // pattern of a heading of the page
	URL     string            `yaml:"url"`     // pattern of its address, or of its file name
	Front   map[string]string `yaml:"front"`   // patterns of fields of its front matter
}

// A Block describes one block. What is not given is not compared.
type Block struct {
	// Kind is the kind of the block, one of [KindNames]; "text" stands for each kind
	// but code and row, "page" for the page as a whole.
	Kind     string            `yaml:"kind"`
	Level    int               `yaml:"level"`
	Text     string            `yaml:"text"`     // pattern of its text
	ID       string            `yaml:"id"`       // pattern of one of its anchors
	Lang     string            `yaml:"lang"`     // pattern of the language of code, with what follows it on the line of the fence
	Cells    map[string]string `yaml:"cells"`    // patterns of the cells of a row, by the header of their column or by number; see [page.Header]
	Optional bool              `yaml:"optional"` // whether the block may be missing

	// Or parts two alternatives in a list of blocks, where it stands as the word
	// "or" in place of a mapping.
	Or bool `yaml:"-"`
}

var _ strictyaml.Worded = (*Block)(nil)

// Word returns "or" for what parts alternatives.
func (b *Block) Word() string {
	if b.Or {
		return or
	}
	return ""
}

// SetWord makes b what parts alternatives, if the word is "or".
func (b *Block) SetWord(word string) bool {
	b.Or = word == or
	return b.Or
}

// Words is the one word that there is.
func (b *Block) Words() []string { return []string{or} }
