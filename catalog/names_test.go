package catalog

import (
	"slices"
	"strings"
	"testing"
)

func TestSplitWords(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string
	}{
		{"email_not_found", []string{"email", "not", "found"}},
		{"FLOOD_WAIT", []string{"flood", "wait"}},
		{"HTTPServerId.x2Y", []string{"HTTP", "Server", "Id", "x2", "Y"}},
		{"a\u0301b", []string{"ab"}},
		{"can't read: it’s 0 bytes", []string{"cant", "read", "its", "0", "bytes"}},
		{"", nil},
	} {
		var got []string
		for _, word := range SplitWords(test.text) {
			got = append(got, SplitHumps(word)...)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%q has the words %q, want %q", test.text, got, test.want)
		}
	}
}

// TestNames checks which names a scrape gives entries, and that it keeps those that
// they have.
func TestNames(t *testing.T) {
	const long = "the account has no verified phone number so that it cannot receive the code which we send by text message"
	tests := []struct {
		name     string
		rule     Names
		old      []Entry
		observed []Entry
		want     string // type=name of each entry
	}{
		{"without a rule none has a name", Names{}, nil, []Entry{{Type: "a", Message: "A."}}, "a="},
		{"what was captured is the name", Names{}, nil, []Entry{{Type: "10001", Name: "Unknown account"}, {Type: "10002"}}, "10001=unknown_account 10002="},
		{"a name is kept when the page rewords it", Names{}, []Entry{{Type: "1", Name: "unknown_account"}}, []Entry{{Type: "1", Name: "No such account"}}, "1=unknown_account"},
		{"and when it is marked as removed", Names{From: []string{"message"}}, []Entry{{Type: "1", Name: "gone"}}, []Entry{{Type: "2", Message: "Gone"}}, "1=gone 2=gone_2"},
		{"an entry that was removed gets none", Names{From: []string{"message"}}, []Entry{{Type: "1", Message: "Old"}}, []Entry{{Type: "2", Message: "New"}}, "1= 2=new"},
		{"from the message", Names{From: []string{"message"}}, nil, []Entry{{Type: "-1003", Message: "Too many requests; wait."}}, "-1003=too_many_requests_wait"},
		{"an override counts", Names{From: []string{"message"}}, nil, []Entry{{Type: "corrected", Message: "Typoo"}}, "corrected=typo"},
		{"the first that has words", Names{From: []string{"name", "message"}}, nil, []Entry{{Type: "1", Name: "!", Message: "Second"}, {Type: "2"}}, "1=second 2=2"},
		{"from the type", Names{From: []string{"type"}, Strip: []string{"ERR_", "error."}}, nil, []Entry{{Type: "ERR_NGROK_100"}, {Type: "Error.userId"}, {Type: "ERR_"}}, "ERR_=err ERR_NGROK_100=ngrok_100 Error.userId=user_id"},
		{"two of one message", Names{From: []string{"message"}}, nil, []Entry{{Type: "7", Message: "No!"}, {Type: "8", Message: "No."}, {Type: "9", Message: "no"}}, "7=no 8=no_8 9=no_9"},
		{"two of one name and type words", Names{From: []string{"type"}}, nil, []Entry{{Type: "a.b"}, {Type: "a_b"}, {Type: "ab"}}, "a.b=a_b a_b=a_b_2 ab=ab_3"},
		{"a new entry renames no other", Names{From: []string{"message"}}, []Entry{{Type: "8", Name: "no"}}, []Entry{{Type: "7", Message: "No."}, {Type: "8", Message: "No."}}, "7=no_7 8=no"},
		{"cut at a word", Names{From: []string{"message"}}, nil, []Entry{{Type: "1", Message: long}}, "1=the_account_has_no_verified_phone_number_so_that_it_cannot"},
		{"but not behind a letter alone", Names{From: []string{"message"}}, nil, []Entry{{Type: "1", Message: "Failed to parse the JSON of the user: missing field data of OAuth (second edition)"}}, "1=failed_to_parse_the_json_of_the_user_missing_field_data_of"},
		{"with more words where that is taken", Names{From: []string{"message"}}, nil, []Entry{{Type: "1", Message: long}, {Type: "2", Message: long[:80] + " any text"}}, "1=the_account_has_no_verified_phone_number_so_that_it_cannot 2=the_account_has_no_verified_phone_number_so_that_it_cannot_receive"},
		{"a new type that is a sentence", Names{}, nil, []Entry{{Type: long}, {Type: "short"}}, "short= " + long + "=the_account_has_no_verified_phone_number_so_that_it_cannot"},
		{"but not one whose constant is known", Names{}, []Entry{{Type: long}}, []Entry{{Type: long}}, long + "="},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			old := &Catalog{Version: 1, Name: "acme", Title: "Acme", Errors: test.old, Overrides: []Override{
				{Type: "corrected", Set: Fields{Message: ptr("Typo")}, Was: Fields{Message: ptr("Typoo")}, Reason: "a slip"},
			}}
			s := Scrape{Names: test.rule}
			for _, e := range test.observed {
				s.Entries = append(s.Entries, Observation{Entry: e})
			}
			merged, problems := Merge(old, s)
			if len(problems) > 0 {
				t.Error(problems)
			}
			var got []string
			for _, e := range merged.Errors {
				got = append(got, e.Type+"="+e.Name)
			}
			if strings.Join(got, " ") != test.want {
				t.Errorf("got  %s\nwant %s", strings.Join(got, " "), test.want)
			}
			again, _ := Merge(merged, s)
			if !slices.EqualFunc(again.Errors, merged.Errors, func(a, b Entry) bool { return a.Name == b.Name }) {
				t.Error("a second scrape gives other names")
			}
		})
	}
}
