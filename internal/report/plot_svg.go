package report

import (
	"fmt"
	"strings"
	"time"
)

// The places of the drawing, in pixels.
const (
	svgWidth, svgHeight = 720, 320
	svgLeft, svgRight   = 44, 130 // the axis, and the legend
	svgTop, svgBottom   = 34, 30
)

// svgColors are those of Okabe and Ito, which people tell apart who do not see
// all colors.
var svgColors = [mostSeries]string{"#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#b3a200", "#888888"}

const svgHead = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-labelledby="title" font-family="system-ui, sans-serif" font-size="12">
<title id="title">Entries by HTTP status, %s to %s</title>
<style>
text { fill: #1c2024 } .soft { fill: #5b6370 } .back { fill: #ffffff } line { stroke: #dfe3e8 }
@media (prefers-color-scheme: dark) { text { fill: #e6e9ee } .soft { fill: #9aa4b2 } .back { fill: #1b1f26 } line { stroke: #313843 } }
</style>
<rect class="back" width="100%%" height="100%%"/>
<text x="%d" y="20" font-weight="600">Entries by HTTP status</text>
`

// SVG returns the plot as a drawing of stacked steps. It has numbers and dates
// in it, and no text of the catalogue.
func (p Plot) SVG() string {
	if len(p) == 0 {
		p = Plot{{Date: time.Unix(0, 0).UTC()}}
	}
	var b strings.Builder
	first, last := p[0].Date.Format(time.DateOnly), p[len(p)-1].Date.Format(time.DateOnly)
	fmt.Fprintf(&b, svgHead, svgWidth, svgHeight, first, last, svgLeft)
	all := p.series()
	base := make([]int, len(p))
	total := make([]int, len(p))
	for _, s := range all {
		for i, n := range s.counts {
			total[i] += n
		}
	}
	top := niceTop(total)
	for i := range 5 {
		y := svgY(float64(i)/4*float64(top), top)
		fmt.Fprintf(&b, `<line x1="%d" y1="%.1f" x2="%d" y2="%.1f"/><text class="soft" x="%d" y="%.1f" text-anchor="end">%d</text>`+"\n",
			svgLeft, y, svgWidth-svgRight, y, svgLeft-6, y+4, top*i/4)
	}
	for i, s := range all {
		fmt.Fprintf(&b, `<path fill="%s" d="%s"/>`+"\n", svgColors[i], p.area(base, s.counts, top))
		y := svgTop + 12 + 20*i
		fmt.Fprintf(&b, `<rect x="%d" y="%d" width="12" height="12" rx="2" fill="%s"/><text x="%d" y="%d">%s: %d</text>`+"\n",
			svgWidth-svgRight+16, y-10, svgColors[i], svgWidth-svgRight+34, y, s.name, s.counts[len(p)-1])
		for j, n := range s.counts {
			base[j] += n
		}
	}
	fmt.Fprintf(&b, `<text class="soft" x="%d" y="%d">%s</text><text class="soft" x="%d" y="%d" text-anchor="end">%s</text>`+"\n</svg>\n",
		svgLeft, svgHeight-10, first, svgWidth-svgRight, svgHeight-10, last)
	return b.String()
}

// area returns the path around what a series adds to the ones below it.
func (p Plot) area(base, counts []int, top int) string {
	var up, down string
	for i := range p {
		from, to := p.x(i), p.x(i+1)
		low, high := svgY(float64(base[i]), top), svgY(float64(base[i]+counts[i]), top)
		up += fmt.Sprintf("L%.1f %.1fL%.1f %.1f", from, high, to, high)
		down = fmt.Sprintf("L%.1f %.1fL%.1f %.1f", to, low, from, low) + down
	}
	return "M" + up[1:] + down + "Z"
}

// x returns where the step of a sample begins, and for the one after the last
// where the drawing ends. The last step has a width, too.
func (p Plot) x(i int) float64 {
	const wide = svgWidth - svgLeft - svgRight
	span := p[len(p)-1].Date.Sub(p[0].Date)
	if i >= len(p) {
		return svgLeft + wide
	}
	if span <= 0 {
		return svgLeft + wide*float64(i)/float64(len(p))
	}
	return svgLeft + wide*0.96*float64(p[i].Date.Sub(p[0].Date))/float64(span)
}

func svgY(n float64, top int) float64 {
	return svgHeight - svgBottom - (svgHeight-svgTop-svgBottom)*n/float64(top)
}

// niceTop returns the number at the upper end of the axis: four times 1, 2 or
// 5 times a power of ten.
func niceTop(totals []int) int {
	highest := 1
	for _, n := range totals {
		highest = max(highest, n)
	}
	for step := 1; ; step *= 10 {
		for _, factor := range []int{1, 2, 5} {
			if 4*step*factor >= highest {
				return 4 * step * factor
			}
		}
	}
}
