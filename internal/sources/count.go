package sources

import (
	"fmt"
	"slices"
)

// counts are the numbers of a source in the table of a comparison.
type counts struct {
	source                                        string
	errors, only, missing, near, differs, notRead int
}

// header are the names of the columns, the last of which is only there where
// pages were not read.
var header = []string{"source", "errors", "only here", "missing", "near", "differs", "not read"}

// counts returns the numbers of each source.
func (c *Comparison) counts() []counts {
	all := make([]counts, len(c.Sources))
	for i, s := range c.Sources {
		all[i] = counts{source: s.Name, errors: len(s.Errors)}
	}
	for _, f := range c.Findings {
		c.count(f, all)
	}
	return all
}

// count adds a finding to the numbers of the sources.
func (c *Comparison) count(f Finding, all []counts) {
	for _, i := range f.Lacks {
		all[i].missing++
	}
	has := make([]bool, len(all))
	for _, s := range f.Says {
		has[s.Source] = true
		switch {
		case f.Rule == ruleNear:
			all[s.Source].near++
		case f.Rule != ruleMissing && !isRemark(f.Rule):
			all[s.Source].differs++
		}
	}
	if f.Rule == ruleMissing && c.isOnly(f) {
		all[f.Says[0].Source].only++
	}
	if f.Rule != ruleMissing && f.Rule != ruleNotRead {
		return
	}
	for i := range all {
		if !has[i] && !slices.Contains(f.Lacks, i) {
			all[i].notRead++
		}
	}
}

// table returns the header and a row for each source.
func (c *Comparison) table() [][]string {
	rows, width := [][]string{header}, len(header)-1
	for _, n := range c.counts() {
		if n.notRead > 0 {
			width = len(header)
		}
		row := []string{n.source}
		for _, value := range []int{n.errors, n.only, n.missing, n.near, n.differs, n.notRead} {
			row = append(row, fmt.Sprint(value))
		}
		rows = append(rows, row)
	}
	for i, row := range rows {
		rows[i] = row[:width]
	}
	return rows
}
