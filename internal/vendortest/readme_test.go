package vendortest

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const tableHead = `| source | lines | errors | inventions | status | message | description | causes | steps |
|---|---|---|---|---|---|---|---|---|
`

// row returns the row of a source in the table.
func (s source) row(got *score) string {
	right, asked := s.count(got, code)
	real, all := s.count(got, invention)
	cells := []string{s.title(), fmt.Sprint(s.lines()), fmt.Sprintf("%d of %d", right, asked), fmt.Sprint(all - real)}
	for _, of := range []field{status, message, description, causes, steps} {
		cells = append(cells, s.share(got, of))
	}
	return "| " + strings.Join(cells, " | ") + " |\n"
}

// share returns of how many types a field is right. Of causes and steps the truth
// has a count, a text or both.
func (s source) share(got *score, of field) string {
	var shares []string
	for _, name := range append([]field{of}, beside[of]...) {
		if got.asked[name] == 0 {
			continue
		}
		right, asked := s.count(got, name)
		share := fmt.Sprintf("%d of %d", right, asked)
		if name != of {
			share = string(name) + ": " + share
		}
		shares = append(shares, share)
	}
	return strings.Join(shares, ", ")
}

// beside are the fields that stand in the column of another.
var beside = map[field][]field{status: {number}, message: {oneMessage}, causes: {cause}, steps: {step, eachStep, both}}

// lines returns how long a profile is, without comments and empty lines.
func (s source) lines() int {
	data, err := os.ReadFile(profileFile(s.profile))
	if err != nil {
		panic(err)
	}
	n := 0
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			n++
		}
	}
	return n
}

// differences returns what the catalogues and the truth differ in, one by one.
func differences() string {
	var onPages, left strings.Builder
	for _, s := range sources {
		for _, e := range s.except {
			b := &left
			if e.page {
				b = &onPages
			}
			fmt.Fprintf(b, "- %s, %s of %s: %s\n", s.title(), e.field, "`"+strings.Join(e.types, "`, `")+"`", e.reason)
		}
	}
	text := "\nWhere the pages differ from the authority, the catalogue has what the pages say:\n\n" + onPages.String()
	if left.Len() > 0 {
		text += "\nWhat is wrong in the catalogue:\n\n" + left.String()
	}
	return text
}

// compareReadme compares the end of the document with what is found, and with -update
// rewrites it.
func compareReadme(t *testing.T, want string) {
	t.Helper()
	const file = "../../examples/profiles/README.md"
	doc, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	before, _, ok := strings.Cut(string(doc), tableHead)
	if !ok {
		t.Fatal(file, " has no table of the sources")
	}
	if *updateFlag {
		if err := os.WriteFile(file, []byte(before+want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(doc), before+want); diff != "" {
		t.Errorf("%s is not current; -update writes it (-want +got):\n%s", file, diff)
	}
}
