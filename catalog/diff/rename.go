package diff

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/internal/strictyaml"
)

// A relocation is an entry that went or came.
type relocation struct {
	change   Change           // what it is if it is not a rename
	versions []*catalog.Entry // of the old catalogue, then of the new, as far as they have it
}

// first and last return the version that is not a tombstone: of an entry that
// went the one of the old catalogue, of one that came the one of the new.
func (r relocation) first() *catalog.Entry { return r.versions[0] }
func (r relocation) last() *catalog.Entry  { return r.versions[len(r.versions)-1] }

// A candidate is an entry that went and one that came, with what speaks for
// their being the same.
type candidate struct {
	pair    // the indices in gone and came
	score   int
	reasons []string
	certain bool // people said so
}

// enough is the score from which on a pair is reported as a rename: one strong
// piece of evidence, or a weak one and the same statuses.
const enough = 3

// renames reports the entries that went and came, those that are likely the
// same as one change.
//
// A pair is a rename if people said so in replaced_by, or by its score: the sum
// of its evidence, see clues and families, and one more each for the same
// statuses and for names that share half of their words. Pairs are taken from
// the highest score on; where one entry has two pairs of the same score, it has
// none. Nothing depends on the order of the entries, and from new to old the
// same pairs are found.
func (c *comparison) renames() {
	renamed, returned := map[int]bool{}, map[int]bool{}
	c.renamed = map[[2]string]bool{}
	for _, r := range c.assign(c.candidates()) {
		renamed[r.old], returned[r.new] = true, true
		c.renamed[[2]string{c.gone[r.old].change.Type, c.came[r.new].change.Type}] = true
		c.report(c.renaming(r))
	}
	for i, m := range c.gone {
		if !renamed[i] {
			c.report(m.change)
		}
	}
	for i, m := range c.came {
		if !returned[i] {
			c.report(m.change)
		}
	}
}

// candidates returns the pairs that anything speaks for, each once.
func (c *comparison) candidates() []candidate {
	if len(c.gone) == 0 || len(c.came) == 0 {
		return nil
	}
	found := map[pair]*candidate{}
	add := func(p pair, weight int, reason string) *candidate {
		if found[p] == nil {
			found[p] = &candidate{pair: p}
		}
		found[p].score += weight
		found[p].reasons = append(found[p].reasons, reason)
		return found[p]
	}
	for _, p := range c.named() {
		add(p, 100, "replaced_by says so").certain = true
	}
	for _, clue := range clues {
		for _, p := range c.sharing(clue) {
			add(p, clue.weight, "the same "+clue.what)
		}
	}
	for _, f := range c.families() {
		for _, p := range f.pairs {
			add(p, f.weight(), f.String())
		}
	}
	for _, p := range c.beginnings() {
		add(p, 2, "one begins with all words of the other")
	}
	all := make([]candidate, 0, len(found))
	for _, f := range found {
		f.score += c.likeness(f.pair)
		all = append(all, *f)
	}
	return all
}

// named returns the pairs of which one says that the other replaces it.
func (c *comparison) named() []pair {
	gone, came := map[string]int{}, map[string]int{}
	for i, m := range c.gone {
		gone[m.change.Type] = i
	}
	found := map[pair]bool{}
	for j, m := range c.came {
		came[m.change.Type] = j
		for _, v := range m.versions {
			if i, ok := gone[v.ReplacedBy]; ok {
				found[pair{i, j}] = true
			}
		}
	}
	for i, m := range c.gone {
		for _, v := range m.versions {
			if j, ok := came[v.ReplacedBy]; ok {
				found[pair{i, j}] = true
			}
		}
	}
	var pairs []pair
	for p := range found {
		pairs = append(pairs, p)
	}
	return pairs
}

// likeness returns what an equal status and a similar name add to a score.
func (c *comparison) likeness(p pair) int {
	x, y := c.gone[p.old].first(), c.came[p.new].last()
	score := 0
	if len(x.Status) > 0 && slices.Equal(sorted(x.Status), sorted(y.Status)) {
		score++
	}
	if similarity(tokens(x.Type), tokens(y.Type)) >= similar {
		score++
	}
	return score
}

// assign returns the pairs that are renames, in the order of the entries that
// went.
func (c *comparison) assign(candidates []candidate) []candidate {
	slices.SortFunc(candidates, func(a, b candidate) int { return cmp.Compare(b.score, a.score) })
	var taken []candidate
	old, new := map[int]bool{}, map[int]bool{}
	for len(candidates) > 0 && candidates[0].score >= enough {
		n := 0 // how many have the same score
		var free []candidate
		ofOld, ofNew := map[int]int{}, map[int]int{}
		for n < len(candidates) && candidates[n].score == candidates[0].score {
			if f := candidates[n]; !old[f.old] && !new[f.new] {
				free = append(free, f)
				ofOld[f.old]++
				ofNew[f.new]++
			}
			n++
		}
		for _, f := range free {
			old[f.old], new[f.new] = true, true
			if ofOld[f.old] == 1 && ofNew[f.new] == 1 {
				taken = append(taken, f)
			}
		}
		candidates = candidates[n:]
	}
	slices.SortFunc(taken, func(a, b candidate) int { return cmp.Compare(a.old, b.old) })
	return taken
}

// renaming returns the change that stands for two.
func (c *comparison) renaming(r candidate) Change {
	gone, came := c.gone[r.old].change, c.came[r.new].change
	change := Change{
		Rule: "error-renamed", Type: gone.Type, Renamed: came.Type, Old: gone.Type, New: came.Type,
		OldPath: gone.OldPath, NewPath: came.NewPath, Likely: !r.certain,
		Message: fmt.Sprintf("%s is now %s: %s", called(gone.Type), called(came.Type), strings.Join(r.reasons, ", ")),
		index:   gone.index,
	}
	line := "replaced_by: " + strictyaml.Scalar(came.Type)
	if change.Likely {
		change.Message = fmt.Sprintf("%s is likely %s now: %s", called(gone.Type), called(came.Type), strings.Join(r.reasons, ", "))
		change.Fix = fmt.Sprintf("if so, paste into the entry of %s:\n%s", called(gone.Type), line)
	}
	name := c.options.identifier(c.gone[r.old].first())
	switch {
	case name != "" && name == c.options.identifier(c.came[r.new].last()):
		change.Message += fmt.Sprintf("; %s has the new type", name)
		change.Fix = fmt.Sprintf("to have constants of both types, keep the entry of %s, with removed: true, %s and a go_name of its own", called(gone.Type), line)
	case gone.Rule == "error-pruned":
		change.Severity = problem.Breaking
		change.Fix = fmt.Sprintf("to keep its constant, keep the entry of %s, with removed: true and %s", called(gone.Type), line)
	}
	return change
}
