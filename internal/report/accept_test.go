package report

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestAccept(t *testing.T) {
	const file = `accepted:
  - {fingerprint: 061e95e92f5d0a38, reason: a matter of taste}
  - {fingerprint: 903290aa24356e9c, reason: agreed, expires: "2027-03-31"}
  - {fingerprint: "1111111111111111", reason: too long ago, expires: "2027-03-30"}
  - {fingerprint: feedfeedfeedfeed, reason: mistaken}
`
	accepted, err := ReadAcceptance("accept.yaml", []byte(file))
	if err != nil {
		t.Fatal(err)
	}
	r := sampleReport()
	// The last second of the last day of the second entry.
	warnings := r.Accept(accepted, time.Date(2027, 3, 31, 23, 59, 59, 0, time.UTC))
	var left []string
	for _, it := range r.Items {
		left = append(left, it.Rule)
	}
	if diff := cmp.Diff([]string{"error-renamed", "error-added", "status-changed"}, left); diff != "" {
		t.Errorf("items (-want +got):\n%s", diff)
	}
	want := `accept.yaml:4:5: warning: the acceptance of 1111111111111111 ended on 2027-03-30 [expired-acceptance]
	see whether it is still to be accepted (too long ago)
accept.yaml:5:5: warning: nothing found has the fingerprint feedfeedfeedfeed [unused-acceptance]
	take the entry away`
	if diff := cmp.Diff(want, warnings.Error()); diff != "" {
		t.Errorf("warnings (-want +got):\n%s", diff)
	}
}

// TestBadAcceptance wants all that is wrong with a file, with its places.
func TestBadAcceptance(t *testing.T) {
	for _, test := range []struct{ file, want string }{
		{
			"accepted:\n  - {fingerprint: a, reason: b}\n  - {fingerprint: a, expires: tomorrow}\n",
			`f:3:5: accepted[1] gives no reason [bad-acceptance]
	say under reason why it is accepted
f:3:19: accepted[1] has the fingerprint of accepted[0] again [repeated-acceptance]
	keep one of the two
f:3:31: accepted[1].expires is "tomorrow", which is not a date [bad-acceptance]
	write it as "2027-03-31"`,
		},
		{
			"accepted:\n  - {fingerprint: ' ', reason: b, expires: \"2027-02-30\"}\n",
			`f:2:19: accepted[0] has no fingerprint [bad-acceptance]
	copy it from the output of --format json or html
f:2:44: accepted[0].expires is "2027-02-30", which is not a date [bad-acceptance]
	write it as "2027-03-31"`,
		},
		{
			"acepted: []\n",
			`f:1:1: the document has no field "acepted" [unknown-field]
	did you mean "accepted"?`,
		},
	} {
		_, err := ReadAcceptance("f", []byte(test.file))
		if err == nil {
			t.Fatalf("%s is taken", test.file)
		}
		if diff := cmp.Diff(test.want, strings.TrimSpace(err.Error())); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
}
