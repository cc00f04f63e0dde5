package diff

import (
	"fmt"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
	"github.com/google/go-cmp/cmp"
)

// renamesOf returns the renames of a comparison as "old → new".
func renamesOf(changes []Change) []string {
	var list []string
	for _, c := range changes {
		if c.Rule == "error-renamed" {
			list = append(list, c.Type+" → "+c.Renamed)
		}
	}
	return list
}

// entries makes a catalogue of types, each with a message of its own: what
// stands after the colon, or nothing.
func entries(list ...string) *catalog.Catalog {
	c := &catalog.Catalog{Version: 1, Name: "n", Title: "N"}
	for _, item := range list {
		typ, message, _ := strings.Cut(item, ":")
		c.Errors = append(c.Errors, catalog.Entry{Type: typ, Message: message})
	}
	return c
}

func TestRenames(t *testing.T) {
	for _, test := range []struct {
		name     string
		old, new *catalog.Catalog
		want     []string
	}{
		{"the same message", entries("a:Gone.", "z:Z."), entries("b:Gone.", "z:Z."), []string{"a → b"}},
		{"nothing in common", entries("a:Gone."), entries("b:Here."), nil},
		{"no message at all", entries("a"), entries("b"), nil},
		{"a message that stays with another", entries("a:Gone.", "z:Gone."), entries("b:Gone.", "z:Gone."), nil},
		{"a message that another has from now on", entries("a:Gone.", "z:Z."), entries("b:Gone.", "z:Gone."), nil},
		{"a message that two went with", entries("a:Gone.", "b:Gone."), entries("c:Gone."), nil},
		{
			"a family, with one message for all",
			entries("idp_client_not_found:Bad.", "idp_client_invalid:Bad.", "idp_client_expired:Bad.", "other:Bad."),
			entries("connected_app_not_found:Bad.", "connected_app_invalid:Bad.", "connected_app_expired:Bad.", "other:Bad."),
			[]string{"idp_client_expired → connected_app_expired", "idp_client_invalid → connected_app_invalid", "idp_client_not_found → connected_app_not_found"},
		},
		{"one pair is no family", entries("idp_client_not_found"), entries("connected_app_not_found"), nil},
		{
			"a family by its ending",
			entries("user_missing", "email_missing", "phone_missing", "x"), entries("user_not_found", "email_not_found", "phone_not_found", "x"),
			[]string{"email_missing → email_not_found", "phone_missing → phone_not_found", "user_missing → user_not_found"},
		},
		{"two pairs with little in common", entries("user_missing", "email_missing"), entries("user_not_found", "email_not_found"), nil},
		{
			"a family in the middle", entries("get_idp_x", "get_idp_y"), entries("get_app_x", "get_app_y"),
			[]string{"get_idp_x → get_app_x", "get_idp_y → get_app_y"},
		},
		{
			"a family that gained a word", entries("not_found", "invalid"), entries("user_not_found", "user_invalid"),
			[]string{"invalid → user_invalid", "not_found → user_not_found"},
		},
		{
			"a family in capitals", entries("ErrIdpGone", "ErrIdpBad"), entries("ErrAppGone", "ErrAppBad"),
			[]string{"ErrIdpBad → ErrAppBad", "ErrIdpGone → ErrAppGone"},
		},
		{
			"most of those with the old words went elsewhere",
			entries("idp_a", "idp_b", "idp_c", "idp_d", "idp_e"), entries("app_a", "app_b"), nil,
		},
		{
			"a family of two with the messages exchanged: as much speaks for one as for the other",
			entries("idp_a:A.", "idp_b:B."), entries("app_a:B.", "app_b:A."), nil,
		},
		{"another spelling", entries("GateShut:G.", "z"), entries("gate-shut:H.", "z"), []string{"GateShut → gate-shut"}},
		{"another spelling, of which there is a third", entries("GateShut", "GATE_SHUT"), entries("gate-shut", "GATE_SHUT"), nil},
		{"two other spellings", entries("GateShut", "z"), entries("gate-shut", "gate_shut", "z"), nil},
		{"a type that lost its last words", entries("gate_shut_by_guard", "z"), entries("gate_shut", "z", "y"), []string{"gate_shut_by_guard → gate_shut"}},
		{"a type that gained last words", entries("gateShut:Shut.", "z"), entries("gateShutForever:Shut.", "z"), []string{"gateShut → gateShutForever"}},
		{"one word is too little to begin with", entries("gate", "z"), entries("gate_shut", "z"), nil},
		{"two types begin so", entries("gate_shut", "z"), entries("gate_shut_at_night", "gate_shut_by_day", "z"), nil},
		{"one that stays begins so", entries("gate_shut", "gate_shut_at_night"), entries("gate_shut_at_night", "gate_shut_by_day"), nil},
		{"the messages are others", entries("gate_shut:The gate is shut.", "z"), entries("gate_shut_log_full:No space is left for logs.", "z"), nil},
		{"the ending is longer than a type", entries("gate_shut", "z"), entries("gate_shut_as_the_guard_went_home", "z"), nil},
		{
			"a family with one of it in the plural",
			entries("gate_key_lost", "gate_key_old", "gate_key_used", "no_gate_keys_left", "x"),
			entries("door_card_lost", "door_card_old", "door_card_used", "no_door_cards_left", "x"),
			[]string{"gate_key_lost → door_card_lost", "gate_key_old → door_card_old", "gate_key_used → door_card_used", "no_gate_keys_left → no_door_cards_left"},
		},
		{
			"a family in the plural with one of it in the singular",
			entries("policies_lost", "policies_old", "policies_used", "policy", "no_policy_left"),
			entries("boxes_lost", "boxes_old", "boxes_used", "policy", "no_box_left"),
			[]string{"no_policy_left → no_box_left", "policies_lost → boxes_lost", "policies_old → boxes_old", "policies_used → boxes_used"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, renamesOf(Catalogs(test.old, test.new))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestRenameClues has a pair for each field that can speak for it.
func TestRenameClues(t *testing.T) {
	for _, clue := range []struct {
		reason   string
		old, new catalog.Entry
	}{
		{"the same url", catalog.Entry{URL: "/e/17"}, catalog.Entry{URL: "/e/17"}},
		{"the same number", catalog.Entry{Number: ptr(-1)}, catalog.Entry{Number: ptr(-1)}},
		{"the same description", catalog.Entry{Description: "d"}, catalog.Entry{Description: "d"}},
		{
			"the same causes and steps",
			catalog.Entry{Status: []int{404}, Causes: []string{"c"}, Steps: []string{"s"}},
			catalog.Entry{Status: []int{404}, Causes: []string{"c"}, Steps: []string{"s"}},
		},
	} {
		clue.old.Type, clue.new.Type = "a", "b"
		changes := Catalogs(&catalog.Catalog{Errors: []catalog.Entry{clue.old}}, &catalog.Catalog{Errors: []catalog.Entry{clue.new}})
		if len(changes) != 1 || changes[0].Message != "a is likely b now: "+clue.reason || !changes[0].Likely {
			t.Errorf("%s: %+v", clue.reason, changes)
		}
	}
}

// TestRenameReport checks what is said of a rename in each of its forms.
func TestRenameReport(t *testing.T) {
	tombstone := entries("a:Gone.", "b:Gone.")
	tombstone.Errors[0].Removed = true
	named := entries("a:Gone.", "b:Here.")
	named.Errors[0].Removed, named.Errors[0].ReplacedBy = true, "b"
	for _, test := range []struct {
		name string
		new  *catalog.Catalog
		want []string
	}{
		{
			"the old entry stays, marked", tombstone,
			[]string{`behavior error-renamed errors[0] → errors[1]: a is likely b now: the same message | if so, paste into the entry of a:` + "\n" + `replaced_by: b`},
		},
		{
			"the old entry is gone", entries("b:Gone."),
			[]string{`breaking error-renamed errors[0] → errors[0]: a is likely b now: the same message | to keep its constant, keep the entry of a, with removed: true and replaced_by: b`},
		},
		{
			"people say so", named,
			[]string{
				`behavior error-renamed errors[0] → errors[1]: a is now b: replaced_by says so | `,
				`additive deprecated errors[0].replaced_by → errors[0].replaced_by: a is now said to be replaced by b | `,
			},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, c := range Catalogs(entries("a:Gone."), test.new) {
				got = append(got, fmt.Sprintf("%v %s %s → %s: %s | %s", c.Severity, c.Rule, c.OldPath, c.NewPath, c.Message, c.Fix))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestRenameStatus has a status that speaks against a type that gained words.
func TestRenameStatus(t *testing.T) {
	gone, came := catalog.Entry{Type: "gate_shut", Status: []int{404}}, catalog.Entry{Type: "gate_shut_today", Status: []int{404}}
	if got := renamesOf(Catalogs(catalogOf(gone), catalogOf(came))); len(got) != 1 {
		t.Errorf("with the same status: %q", got)
	}
	came.Status = []int{503}
	if got := renamesOf(Catalogs(catalogOf(gone), catalogOf(came))); got != nil {
		t.Errorf("with another status: %q", got)
	}
}

func TestPlural(t *testing.T) {
	for one, many := range map[string]string{
		"key": "keys", "policy": "policies", "box": "boxes", "bus": "buses", "match": "matches", "wish": "wishes", "y": "ys",
	} {
		if got := plural(one); got != many {
			t.Errorf("plural(%q) = %q, want %q", one, got, many)
		}
		if got := singular(many); got != one {
			t.Errorf("singular(%q) = %q, want %q", many, got, one)
		}
	}
	for _, word := range []string{"access", "s", "", "key"} {
		if got := singular(word); got != "" {
			t.Errorf("singular(%q) = %q", word, got)
		}
	}
}
