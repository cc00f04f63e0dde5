package propose

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/errgen/errgen/scrape/block"
)

// minSampled is the share of entries that have a sample, at the least.
const minSampled = 0.5

// samples finds out where the JSON samples of entries have their fields.
func (b *body) samples() (w wire) {
	statuses, types, messages := map[string]int{}, map[string]int{}, map[string]map[string]bool{}
	sampled := 0
	for i := range b.spans {
		s := &b.spans[i]
		fields := s.sample()
		if fields == nil {
			continue
		}
		sampled++
		for path, value := range fields {
			switch {
			case value == s.entry.typ:
				types[path]++
			case isStatusCode(value) && value >= "300":
				statuses[path]++
			case strings.Contains(value, " ") && roleOf(lastKey(path)) != noRole:
				if messages[path] == nil {
					messages[path] = map[string]bool{}
				}
				messages[path][value] = true
			}
		}
	}
	if sampled < minEntries || float64(sampled) < minSampled*float64(len(b.spans)) {
		return wire{}
	}
	enough := sampled * 8 / 10
	w.typ = mostFrequent(types, enough)
	w.status = mostFrequent(statuses, enough)
	distinct := map[string]int{}
	for path, values := range messages {
		distinct[path] = len(values) * 2
		if roleOf(lastKey(path)) == isMessage {
			distinct[path]++ // of two that say as much, the one that is called so
		}
	}
	w.message = mostFrequent(distinct, sampled/2)
	if w.typ == "" && w.message == "" && w.status == "" {
		return wire{}
	}
	w.note = fmt.Sprintf("%d of %d entries have a sample", sampled, len(b.spans))
	return w
}

func lastKey(path string) string { return path[strings.LastIndexByte(path, '.')+1:] }

// mostFrequent returns the key that counts most, if it counts enough.
func mostFrequent(counts map[string]int, enough int) (most string) {
	for key, n := range counts {
		if n >= max(enough, 1) && (most == "" || n > counts[most] || n == counts[most] && key < most) {
			most = key
		}
	}
	return most
}

// sample returns the texts and numbers of the first JSON object in a span, by their
// paths, or nil.
func (s *span) sample() map[string]string {
	for _, at := range s.blocks {
		b := &s.entry.on.page.Blocks[at]
		if b.Kind != block.Code || !strings.HasPrefix(strings.TrimSpace(b.Text), "{") {
			continue
		}
		decoder := json.NewDecoder(strings.NewReader(b.Text))
		decoder.UseNumber()
		var object map[string]any
		if decoder.Decode(&object) == nil {
			fields := map[string]string{}
			flatten(fields, "", object)
			return fields
		}
	}
	return nil
}

func flatten(fields map[string]string, prefix string, object map[string]any) {
	for key, value := range object {
		if strings.Contains(key, ".") {
			continue
		}
		switch v := value.(type) {
		case string:
			fields[prefix+key] = v
		case json.Number:
			fields[prefix+key] = v.String()
		case map[string]any:
			flatten(fields, prefix+key+".", v)
		}
	}
}

// meta are the openings of lines about the documentation itself.
var meta = []string{"Added in", "Removed in", "Changed in", "Deprecated in", "New in", "Since", "Stability", "Introduced in", "Last updated", "Availability"}

// noises finds lines within entries that are about the documentation itself.
func (b *body) noises(l *layout) {
	counts := map[string]int{}
	for i := range b.spans {
		s := &b.spans[i]
		for n := range s.blocks {
			text := s.block(n).Text
			if i := slices.IndexFunc(meta, func(m string) bool { return strings.HasPrefix(text, m) && len(text) < maxLabel }); i >= 0 {
				counts[meta[i]]++
			}
		}
	}
	for _, m := range meta {
		if counts[m] >= minRecur && counts[m]*10 >= len(b.spans) {
			l.noise = append(l.noise, "^"+m+`\b`)
		}
	}
}
