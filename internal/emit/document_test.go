package emit

import (
	"fmt"
	"testing"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/templates"
	"github.com/google/go-cmp/cmp"
)

func document(t *testing.T, c *catalog.Catalog) *templates.Catalog {
	t.Helper()
	d, err := Document(c, Options{Package: "acme"})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestDocumentStatuses checks the groups: by the first status, with those
// without one at the end.
func TestDocumentStatuses(t *testing.T) {
	d := document(t, &catalog.Catalog{
		Statuses: []catalog.Status{{Code: 400, URL: "https://x.example/400"}, {Code: 404, Title: "Nowhere"}},
		Errors: []catalog.Entry{
			{Type: "b", Status: []int{404, 410}}, {Type: "none"}, {Type: "a", Status: []int{404}}, {Type: "status-410", Status: []int{410}},
		},
	})
	var got []string
	for _, s := range d.Statuses {
		line := fmt.Sprint(s.Code, " ", s.Title, " ", s.URL, " ", s.ID, ":")
		for _, e := range s.Errors {
			line += " " + e.Type
		}
		line += " own:"
		for _, e := range s.Own {
			line += " " + e.Type
		}
		got = append(got, line)
	}
	want := []string{
		"400 Bad Request https://x.example/400 status-400: own:",
		"404 Nowhere  status-404: a b own: a b",
		"410 Gone  status-410-2: b status-410 own: status-410",
		"0   no-status: none own: none",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if got := d.Errors[1].Title; got != "Nowhere" {
		t.Errorf("the title of b is %q", got)
	}
}

func TestMembers(t *testing.T) {
	for _, test := range []struct{ typ, goName, want string }{
		{"email_not_found", "", "EMAIL_NOT_FOUND"},
		{"email-not-found", "", "EMAIL_NOT_FOUND"},
		{"emailNotFound", "", "EMAIL_NOT_FOUND"},
		{"2fa", "", "ERR_2FA"},
		{"None", "", "NONE"},
		{"HTTPError404", "", "HTTP_ERROR404"},
		{"FLOOD_WAIT", "", "FLOOD_WAIT"},
		{"日本", "", "U65E5U672C"},
		{"café", "", "CAFU00C9"},
		{"a.b/c:d", "", "A_B_C_D"},
		{"_x_", "", "X"},
		{"__proto__", "", "PROTO"},
		{"A+", "ErrAPlus", "A_PLUS"},
		{"!!!", "ErrThreeBangs", "THREE_BANGS"},
		{"oauth_totps_gone", "ErrOAuthTOTPsLost", "OAUTH_TOTPS_LOST"},
		{"user_ids", "ErrNoUserIDs", "NO_USER_IDS"},
		{"x", "ErrSHA256HTTPServer", "SHA256_HTTP_SERVER"},
		{"x", "ErrIdentity", "IDENTITY"},
		{"x", "NotOurPrefix", "NOT_OUR_PREFIX"},
		{"x", "Err2FA", "ERR_2FA"},
		{"x", "Err_A_b", "A_B"},
		{"x", "ErrKYCNeeded", "KYC_NEEDED"},
		{"x", "Err", "ERR"},
		{"oauth2_error", "ErrOAuth2Error", "OAUTH2_ERROR"}, // as without the go_name
		{"sha1Hash", "ErrSHA1Hash", "SHA1_HASH"},
	} {
		n := newNamer(Options{Initialisms: []string{"KYC"}})
		if got := n.nameOf(&catalog.Entry{Type: test.typ, GoName: test.goName}).member; got != test.want {
			t.Errorf("%s, go_name %q: %q, want %q", test.typ, test.goName, got, test.want)
		}
	}
	if got := memberName(typeWords("-")); got != "ERR" {
		t.Errorf("nothing gives %q", got)
	}
}

// TestMembersStay adds an entry between two others, which keep their members.
func TestMembersStay(t *testing.T) {
	members := func(list ...catalog.Entry) map[string]string {
		found := map[string]string{}
		for _, e := range document(t, &catalog.Catalog{Errors: list}).Errors {
			found[e.Type] = e.Member
		}
		return found
	}
	first, last := catalog.Entry{Type: "B+", GoName: "ErrBPlus"}, catalog.Entry{Type: "B-", GoName: "ErrBMinus"}
	before := members(first, last)
	after := members(first, catalog.Entry{Type: "B,", GoName: "ErrBComma"}, last)
	for typ, member := range before {
		if after[typ] != member {
			t.Errorf("%s was %s and is %s", typ, member, after[typ])
		}
	}
	if after["B,"] != "B_COMMA" {
		t.Errorf("the new one is %q", after["B,"])
	}
}

// TestAnchors checks the names of sections: the type, and the vendor's fragment
// where it tells the entry from others.
func TestAnchors(t *testing.T) {
	d := document(t, &catalog.Catalog{Errors: []catalog.Entry{
		{Type: "a", URL: "https://x.example/#one"},
		{Type: "b", URL: "https://x.example/#shared"},
		{Type: "c", URL: "https://x.example/#shared"},
		{Type: "d", URL: "https://x.example/#a"}, // the name of another
		{Type: "e e", URL: "https://x.example/#%65%20f"},
		{Type: "e-e", GoName: "ErrOther"},
		{Type: "f", Status: []int{404}, URL: "https://x.example/#status-404"},
	}})
	want := map[string][2]string{
		"a": {"a", "one"}, "b": {"b", "b"}, "c": {"c", "c"}, "d": {"d", "d"}, "e e": {"e-e-2", "e-f"}, "e-e": {"e-e", "e-e"}, "f": {"f", "status-404"},
	}
	got := map[string][2]string{}
	for _, e := range d.Errors {
		got[e.Type] = [2]string{e.ID, e.Anchor}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if got := d.Statuses[0].ID; got != "status-404-2" {
		t.Errorf("the status is %q", got)
	}
}
