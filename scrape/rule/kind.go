package rule

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/errgen/errgen/scrape/block"
)

// KindNames are the kinds of blocks as inspect prints and rules name them: those of
// package block, and header for a row that names columns. A heading or an item may
// have its level behind it, as in heading2.
func KindNames() []string { return append(block.KindNames(), "header") }

// StepKinds are the kinds that begin and group know beside these.
func StepKinds() []string { return append(KindNames(), "text", "page") }

// A kind is a kind of block as a rule names it.
type kind struct {
	name  string // without level; "" is any kind
	level int    // 0 is any level
}

// or parts alternatives in a list.
const or = "or"

// parseKind splits the name of a kind from the level behind it.
func parseKind(name string) kind {
	word := strings.TrimRight(name, "0123456789")
	level, err := strconv.Atoi(name[len(word):])
	isHeading, isItem := word == block.Heading.String() && level <= 6, word == block.Item.String()
	if err != nil || level == 0 || !isHeading && !isItem {
		return kind{name: name}
	}
	return kind{word, level}
}

// has reports whether a block is of the kind.
func (k kind) has(b *block.Block) bool {
	if k.level != 0 && k.level != int(b.Level) {
		return false
	}
	switch k.name {
	case "":
		return true
	case "text":
		return b.IsText()
	case "header":
		return b.Kind == block.Row && b.Header
	}
	return k.name == b.Kind.String()
}

// Kinds are kinds of blocks: those that are wanted, and the alternatives to them where
// there are none of these.
type Kinds [][]kind

// Kinds compiles names of kinds.
func (c *Compiler) Kinds(at string, names []string) Kinds {
	if len(names) == 0 {
		return nil
	}
	kinds := Kinds{nil}
	for i, name := range names {
		if name == or {
			kinds = append(kinds, nil)
			continue
		}
		last := len(kinds) - 1
		kinds[last] = append(kinds[last], c.kind(fmt.Sprintf("%s[%d]", at, i), name, KindNames()))
	}
	if slices.ContainsFunc(kinds, func(k []kind) bool { return len(k) == 0 }) {
		c.Problem(at, "bad-alternative", "or needs a kind on each side", "write it between two kinds, as in [item, or, paragraph]")
	}
	return kinds
}

// kind compiles the name of a kind, which is one of those that are known.
func (c *Compiler) kind(at, name string, known []string) kind {
	k := parseKind(name)
	if name != "" && !slices.Contains(known, k.name) {
		c.Problem(at, "unknown-kind", fmt.Sprintf("there is no kind of block called %q", name), Suggest(name, known))
	}
	return k
}

// Rank returns the alternative, from 0, that a block is of, or -1 where it is of none.
func (k Kinds) Rank(b *block.Block) int {
	return slices.IndexFunc(k, func(kinds []kind) bool {
		return slices.ContainsFunc(kinds, func(k kind) bool { return k.has(b) })
	})
}

// Has reports whether a block is of one of the kinds.
func (k Kinds) Has(b *block.Block) bool { return k.Rank(b) >= 0 }

// HasKind reports whether blocks of a kind may be of one of these.
func (k Kinds) HasKind(of block.Kind) bool {
	return slices.ContainsFunc(k, func(kinds []kind) bool {
		return slices.ContainsFunc(kinds, func(k kind) bool { return k.name == of.String() })
	})
}
