package synth

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// YAML returns the entries as a catalogue that errgen reads.
func YAML(entries []Entry) []byte {
	var b bytes.Buffer
	b.WriteString("version: 1\nname: synthetic\ntitle: Synthetic API\ndocs: https://docs.example.com/api/errors\nstatuses:\n")
	for _, code := range codes(entries) {
		fmt.Fprintf(&b, "  - {code: %d}\n", code)
	}
	b.WriteString("errors:\n")
	for _, e := range entries {
		e.yaml(&b)
	}
	return b.Bytes()
}

// codes returns the statuses of all entries, sorted.
func codes(entries []Entry) []int {
	var list []int
	for _, e := range entries {
		list = append(list, e.Status...)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

func (e Entry) yaml(b *bytes.Buffer) {
	fmt.Fprintf(b, "  - type: %s\n", strconv.Quote(e.Type))
	if len(e.Status) == 1 {
		fmt.Fprintf(b, "    status: %d\n", e.Status[0])
	} else {
		fmt.Fprintf(b, "    status: %s\n", strings.ReplaceAll(fmt.Sprint(e.Status), " ", ", "))
	}
	text(b, "message", e.Message)
	text(b, "description", e.Description)
	list(b, "causes", e.Causes)
	list(b, "steps", e.Steps)
	text(b, "url", e.URL)
}

// text writes a field, unless it is empty. The texts of this package are plain
// ASCII, for which Go and YAML quote alike.
func text(b *bytes.Buffer, name, value string) {
	if value != "" {
		fmt.Fprintf(b, "    %s: %s\n", name, strconv.Quote(value))
	}
}

func list(b *bytes.Buffer, name string, values []string) {
	if len(values) == 0 {
		return
	}
	fmt.Fprintf(b, "    %s:\n", name)
	for _, v := range values {
		fmt.Fprintf(b, "      - %s\n", strconv.Quote(v))
	}
}
