package sources

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/costtest"
	"github.com/errgen/errgen/internal/update"
	"github.com/errgen/errgen/scrape/list"
)

// listOf returns a list of types, each with the status that may come after it.
func listOf(name string, types ...string) update.PublishedList {
	l := update.PublishedList{Name: name}
	for _, text := range types {
		typ, status, _ := strings.Cut(text, " ")
		it := list.Item{Type: typ}
		for _, s := range strings.Fields(status) {
			var code int
			fmt.Sscan(s, &code)
			it.Status = append(it.Status, code)
		}
		l.Items = append(l.Items, it)
	}
	return l
}

// found returns the messages of the findings.
func found(c *Comparison) []string {
	var messages []string
	for _, f := range c.Findings {
		messages = append(messages, f.Rule+": "+c.message(f))
	}
	return messages
}

func TestNear(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"user_not_found", "user_not_fuond", true},
		{"user_not_found", "UserNotFound", true},
		{"user_not_found", "USER-NOT-FOUND", true},
		{"user_not_found", "users_not_found", true},
		{"user_not_found", "usernotfound", true},
		{"userNotFound", "userNotFonud", true},
		{"user_not_found", "user_not_found_here", false},
		{"email_not_found", "phone_not_found", false},
		{"otp_code_invalid", "sms_code_invalid", false},
		{"invalid_token", "valid_token", false},
		{"authorized_user", "unauthorized_user", false},
		{"E1001", "E1002", false},
		{"e_1_12", "e_11_2", false},
		{"10001", "10002", false},
		{"code_v1", "code_v2", false},
		{"usr", "use", false},
	} {
		c := Compare(&update.Publication{Lists: []update.PublishedList{listOf("a", test.a), listOf("b", test.b)}})
		if got := len(c.Findings) == 1; got != test.want {
			t.Errorf("%s and %s: %q", test.a, test.b, found(c))
		}
	}
}

// TestNearInSources checks that types are no pair where a source has both, and
// that each is in one pair.
func TestNearInSources(t *testing.T) {
	both := Compare(&update.Publication{Lists: []update.PublishedList{listOf("a", "user_locked", "users_locked"), listOf("b", "user_locked")}})
	if got, want := found(both), []string{"missing-type: users_locked is only in a"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	three := Compare(&update.Publication{Lists: []update.PublishedList{listOf("a", "user_locked"), listOf("b", "user_lokced"), listOf("c", "user_lockde", "x")}})
	if got, want := found(three), []string{
		"near-type: user_locked in a is probably user_lockde in c; neither is in b",
		"missing-type: user_lokced is only in b",
		"missing-type: x is only in c",
	}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestPartial checks that what is on pages that were not read is no difference.
func TestPartial(t *testing.T) {
	for _, test := range []struct {
		coverage catalog.Coverage
		listed   string
		want     string // the rule
	}{
		{catalog.Coverage{}, "known 404 401", "status-differs"},
		{catalog.Coverage{Complete: true}, "known 404 401", "status-differs"},
		{catalog.Coverage{Partial: &catalog.Missing{Statuses: []int{401}}}, "known 404 401", ""},
		{catalog.Coverage{Partial: &catalog.Missing{Statuses: []int{401}}}, "known 404 403", "status-differs"},
		{catalog.Coverage{Partial: &catalog.Missing{Statuses: []int{401}}}, "known 401", "status-differs"},
		{catalog.Coverage{Partial: new(catalog.Missing)}, "known 404 401", ""},
		{catalog.Coverage{Complete: true}, "other", ruleMissing},
		{catalog.Coverage{Partial: &catalog.Missing{Statuses: []int{401}}}, "other 404", ruleMissing},
		{catalog.Coverage{Partial: &catalog.Missing{Statuses: []int{401}}}, "other 401 404", ruleNotRead},
		{catalog.Coverage{Partial: &catalog.Missing{Statuses: []int{401}}}, "other", ruleNotRead},
		{catalog.Coverage{Partial: new(catalog.Missing)}, "other 404", ruleNotRead},
	} {
		pages := &catalog.Catalog{
			Coverage: test.coverage, Statuses: []catalog.Status{{Code: 401}, {Code: 404}},
			Errors: []catalog.Entry{{Type: "known", Status: []int{404}}},
		}
		c := Compare(&update.Publication{Pages: pages, Lists: []update.PublishedList{listOf("sdk", "known", test.listed)}})
		if strings.HasPrefix(test.listed, "known") {
			c = Compare(&update.Publication{Pages: pages, Lists: []update.PublishedList{listOf("sdk", test.listed)}})
		}
		var got string
		if len(c.Findings) > 0 {
			got = c.Findings[0].Rule
		}
		if got != test.want || len(c.Findings) > 1 {
			t.Errorf("%+v, %s: %q", test.coverage, test.listed, found(c))
		}
	}
}

// TestMessages checks which texts count as the same.
func TestMessages(t *testing.T) {
	for _, test := range []struct {
		a, b []string
		want bool // they differ
	}{
		{[]string{"It's gone."}, []string{"It’s  gone."}, false},
		{[]string{"Gone.", "Lost."}, []string{"Lost."}, false},
		{[]string{"Gone."}, []string{"Lost."}, true},
		{nil, []string{"Lost."}, false},
	} {
		a, b := listOf("a", "x"), listOf("b", "x")
		a.Items[0].Message, b.Items[0].Message = test.a, test.b
		c := Compare(&update.Publication{Lists: []update.PublishedList{a, b}})
		if (len(c.Findings) > 0) != test.want {
			t.Errorf("%q and %q: %q", test.a, test.b, found(c))
		}
	}
}

// TestCorpus compares what an SDK listed at two times: no new type is taken for a
// misspelling of one that went away.
func TestCorpus(t *testing.T) {
	const dir = "../../../shared/corpus/stytch-sdk-types/"
	if _, err := os.Stat(dir); err != nil {
		t.Skip("SKIPPED: ../shared/corpus is not here")
	}
	read := func(name string) update.PublishedList {
		data, err := os.ReadFile(dir + name)
		if err != nil {
			t.Fatal(err)
		}
		return listOf(name, strings.Fields(string(data))...)
	}
	c := Compare(&update.Publication{Lists: []update.PublishedList{read("types-2025-02-06.txt"), read("types-2026-04-30.txt")}})
	want := []counts{
		{source: "types-2025-02-06.txt", errors: 723, only: 16, missing: 97},
		{source: "types-2026-04-30.txt", errors: 804, only: 97, missing: 16},
	}
	if got := c.counts(); !slices.Equal(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
}

// TestCost checks that comparing costs what the types cost, also where many of them
// differ in one word.
func TestCost(t *testing.T) {
	costtest.Linear(t, 10_000, func(n int) func() {
		var types [2][]string
		for i := range n {
			word := strings.NewReplacer("0", "a", "1", "e", "2", "i", "3", "o", "4", "u", "5", "b", "6", "d", "7", "f", "8", "g", "9", "k").Replace(fmt.Sprintf("%07d", i*7919))
			types[i%2] = append(types[i%2], word+"_not_found")
		}
		p := &update.Publication{Lists: []update.PublishedList{listOf("a", types[0]...), listOf("b", types[1]...)}}
		return func() { Compare(p) }
	})
}
