package report

import (
	"strings"

	"github.com/errgen/errgen/internal/problem"
)

// sample returns a report with an item of each form.
func sampleReport() Report {
	return Report{
		Command: "errgen diff",
		Title:   "HEAD:errors.yaml → errors.yaml",
		Levels:  []problem.Severity{problem.Breaking, problem.Behavior, problem.Additive, problem.Text},
		Bump:    Bump{"major", "1 change that a program may not compile with"},
		Rules: problem.Rules{
			{ID: "error-pruned", Severity: problem.Breaking, Doc: "The entry is gone."},
			{ID: "error-renamed", Severity: problem.Behavior, Doc: "The error has another type."},
			{ID: "error-added", Severity: problem.Additive, Doc: "There is a new entry."},
			{ID: "message-changed", Severity: problem.Text, Doc: "The message is another one."},
		},
		Items: []Item{
			{
				Rule: "message-changed", Severity: problem.Text, Subject: "email_not_found", Message: "the message of email_not_found changed",
				File: "errors.yaml", Line: 34, Column: 14, Fingerprint: "061e95e92f5d0a38",
				Old: "Email could not be found.", New: "Email could not be located in this project.",
				Words: []Word{{Same, "Email could not be "}, {Deleted, "found"}, {Inserted, "located in this project"}, {Same, "."}},
			},
			{
				Rule: "error-pruned", Severity: problem.Breaking, Subject: "cname_not_found", Message: "cname_not_found is no longer in the catalogue",
				Fix: "to keep its constant, keep the entry, with removed: true", File: "errors.yaml", Fingerprint: "903290aa24356e9c",
				Old: "Could not find cname record.", Failing: true,
			},
			{
				Rule: "error-renamed", Severity: problem.Behavior, Subject: "idp_client_gone", Message: "idp_client_gone is likely now connected_app_gone",
				Fix:  "to keep its constant, keep the entry of idp_client_gone,\nwith replaced_by: connected_app_gone",
				File: "errors.yaml", Line: 7, Column: 5, Fingerprint: "1111111111111111", Likely: true,
				Old: "idp_client_gone", New: "connected_app_gone",
			},
			{
				Rule: "error-added", Severity: problem.Additive, Subject: "invite_not_found", Message: "invite_not_found was added",
				File: "errors.yaml", Line: 59, Column: 5, Fingerprint: "74d75c0f9b63463e", New: "Invite could not be found.",
			},
			{
				Rule: "status-changed", Severity: problem.Behavior, Subject: "slow_down", Message: "the status of slow_down changed",
				File: "errors.yaml", Line: 70, Column: 13, Fingerprint: "2222222222222222", Old: "400", New: "429",
			},
		},
	}
}

// hostile are texts that some format could take for more than text.
var hostile = []string{
	"",
	"two\nlines\r\nand\rmore\n\nparagraphs",
	"::set-output name=x::y",
	"\n::error file=x::y",
	" \t::stop-commands::token",
	"###[x] ##[add-mask]x ##vso[task.setvariable variable=x]y ##teamcity[x]",
	"100%0A::error::x, file=a:b,line=9",
	"--> <!-- ]]> </script><script>alert(1)</script></style></title>",
	"<img src=x onerror=alert(1)> &lt;b&gt; &amp; \" ' `",
	"`` ` ``` ````` | a | b |\n|---|---|",
	"@everyone @org/team user@example.com #123 GH-1 ABC-12 owner/repo#5 deadbeef 0123456789abcdef0123456789abcdef01234567",
	"https://evil.example/ www.evil.example http://x ![a](b) [a](javascript:x) [a]: b <https://x>",
	"*bold* _it_ **x** ~~y~~ :tada: # heading\n# heading\n- item\n1. one\n> quote\n    code\n***\n===",
	"$x$ [^1] <details><summary>x</summary> </details> </del> </ins>",
	"\x1b[31mred\x1b]0;title\x07 \u009b31m",
	"a\u202eb\u2066c\u200bd\ufeffe\u2028f\u00a0g",
	"nul \x00 and \xff\xfe bytes \xed\xa0\x80 \ufffe \uffff \U0010ffff",
	"{0} {{x}} }} {{.Title}} {{template}} ${{ secrets.X }} $(id)",
	"日本語 한국어 עברית e\u0301 👩‍👩‍👧 🇩🇪",
	`\ \n \" \u0000 C:\x`,
	strings.Repeat("long ", 1<<10),
	strings.Repeat("x", 1<<12),
}

// hostileReport returns a report that has text wherever a report has text
// from outside.
func hostileReport(text string) Report {
	it := Item{
		Rule: "message-changed", Severity: problem.Text, Subject: text, Message: "the message of " + text + " changed", Fix: text,
		File: text, Line: 3, Column: 5, Fingerprint: "061e95e92f5d0a38", Failing: true,
	}
	changed, mingled, bare := it, it, it
	changed.Old, changed.New = text, text+"."
	mingled.Old, mingled.New = "a"+text+"b", "a"+text+text+"b"
	mingled.Words = []Word{{Same, "a" + text}, {Deleted, text}, {Inserted, text}, {Same, text}, {Same, text + "b"}, {Inserted, " " + text + " "}}
	bare.Severity, bare.Old = problem.Breaking, text
	return Report{
		Command: "errgen diff", Title: text, Bump: Bump{"patch", text},
		Levels: sampleReport().Levels, Rules: sampleReport().Rules,
		Items: []Item{changed, mingled, bare},
	}
}
