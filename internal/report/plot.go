package report

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// A Plot is how many entries a catalogue had over time, the oldest sample first.
type Plot []Sample

// A Sample counts the entries of one version by their status; those without
// one are under 0.
type Sample struct {
	Date   time.Time
	Counts map[int]int
}

// A series is one line of a plot: the entries of a status at each sample.
type series struct {
	name   string
	counts []int
}

// mostSeries is how many series a plot has; what is beyond is one called other.
const mostSeries = 8

// series returns the statuses, those with most entries first, and their names.
func (p Plot) series() []series {
	peaks := map[int]int{}
	for _, s := range p {
		for status, n := range s.Counts {
			peaks[status] = max(peaks[status], n)
		}
	}
	statuses := slices.SortedFunc(maps.Keys(peaks), func(a, b int) int {
		return cmp.Or(peaks[b]-peaks[a], a-b)
	})
	var all []series
	for i, status := range statuses {
		name := fmt.Sprint(status)
		switch {
		case i >= mostSeries-1 && len(statuses) > mostSeries:
			name = "other"
		case status == 0:
			name = "none"
		}
		if i >= mostSeries && name == "other" {
			p.add(all[mostSeries-1].counts, status)
			continue
		}
		one := series{name, make([]int, len(p))}
		p.add(one.counts, status)
		all = append(all, one)
	}
	return all
}

// add adds the entries of a status at each sample.
func (p Plot) add(counts []int, status int) {
	for i, s := range p {
		counts[i] += s.Counts[status]
	}
}

// at returns the index of the sample that held at step i of n equal steps of
// time, from the first sample to the last.
func (p Plot) at(i, n int) int {
	begin, end := p[0].Date, p[len(p)-1].Date
	now := begin.Add(time.Duration(float64(end.Sub(begin)) * float64(i) / float64(max(n-1, 1))))
	if i == n-1 {
		return len(p) - 1
	}
	index := 0
	for j, s := range p {
		if !s.Date.After(now) {
			index = j
		}
	}
	return index
}

// plotColumns is the width of a plot in blocks.
const plotColumns = 48

// Blocks returns the plot as lines of text, one for each status. All lines
// have the same scale.
func (p Plot) Blocks() string {
	if len(p) == 0 {
		return ""
	}
	all := p.series()
	top := 1
	for _, s := range all {
		top = max(top, slices.Max(s.counts))
	}
	var b strings.Builder
	fmt.Fprintf(&b, "entries by status, %s to %s\n", p[0].Date.Format(time.DateOnly), p[len(p)-1].Date.Format(time.DateOnly))
	for _, s := range all {
		fmt.Fprintf(&b, "%5s ", s.name)
		for i := range plotColumns {
			b.WriteRune(block(s.counts[p.at(i, plotColumns)], top))
		}
		fmt.Fprintf(&b, " %d\n", s.counts[len(p)-1])
	}
	return b.String()
}

// block returns a block as high as n of top, a space for none.
func block(n, top int) rune {
	blocks := []rune(" ▁▂▃▄▅▆▇█")
	if n <= 0 {
		return blocks[0]
	}
	return blocks[1+(n*7)/top]
}
