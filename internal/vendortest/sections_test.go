package vendortest

import (
	"slices"
	"strings"
)

// sections are sources whose errors are pages, sections or terms.
var sections = []source{
	{
		profile: "ably", from: []string{"raw/src/pages/docs/platform/errors/codes"},
		truth: []table{{columns: map[field]string{status: "http_in_prose", message: "message"}}},
	},
	{
		profile: "aws-lambda", from: []string{"raw/*.md"},
		truth: []table{
			{columns: map[field]string{status: "status"}},
			{file: "truth_desc.tsv", columns: map[field]string{description: "description"}},
		},
	},
	{
		profile: "neo4j", from: []string{"rendered/*.html", "rendered/gql-errors/*.html"},
		truth: []table{{
			columns: map[field]string{message: "message", description: "description", steps: "steps_count"}, prose: true,
			change: func(r row) { _, r["description"], _ = strings.Cut(r["note"], "desc: ") },
		}},
		except: []exception{
			{
				field: message, types: strings.Fields("22N01 22NC6 22NC7 25N04 51N14"), page: true,
				reason: "the authority has the first line of the source; the page has the paragraph",
			},
			{field: message, types: strings.Fields("42I59 42I64"), page: true, reason: "the authority has a reference and a mark of the source, which the page shows in another way"},
		},
	},
	{
		profile: "nextjs", from: []string{"raw/docs/messages"},
		truth: []table{{columns: map[field]string{message: "message", cause: "cause", step: "fix"}}},
	},
	{
		profile: "nodejs", from: []string{"raw/errors.html"},
		truth: []table{{columns: map[field]string{description: "doc_start"}, skip: func(r row) bool {
			return r["code"] == "ERR_INVALID_ADDRESS" || r["code"] == "ERR_OSSL_EVP_INVALID_DIGEST"
		}}},
		except: []exception{{
			field: description, page: true,
			types:  strings.Fields("ERR_HTTP_BODY_NOT_ALLOWED ERR_INTERNAL_ASSERTION ERR_PARSE_ARGS_INVALID_OPTION_VALUE ERR_SCRIPT_EXECUTION_INTERRUPTED"),
			reason: "the authority is the Markdown source, which has HTML and references here",
		}},
	},
	{
		profile: "npipeline", from: []string{"raw/docs/reference/error-codes/index.html"},
		truth: []table{{
			columns: map[field]string{message: "message", causes: "n_cause_items", cause: "cause", steps: "n_solution_items", step: "solution"}, prose: true,
			change: proseOrItems,
		}},
	},
	{
		profile: "okta", from: []string{"raw/docs/reference/error-codes/index.html"},
		truth: []table{{columns: map[field]string{status: "status", message: "message", description: "description"}}},
	},
	{
		profile: "python-errno", folder: "python", from: []string{"raw/library/errno.html"},
		truth: []table{{columns: map[field]string{message: "message"}}},
		except: []exception{{
			field: message, page: true,
			types: strings.Fields(`E2BIG EAGAIN EBADF EBADMSG EDEADLK EDEADLOCK EDOM EDQUOT EILSEQ EIO ELOOP ENETRESET ENFILE ENOLCK
				ENOMEM ENOTTY EOPNOTSUPP ERANGE ESTALE EWOULDBLOCK EXDEV ENOTCAPABLE EQFULL`),
			reason: "the authority is of glibc, which words these in another way, and has not the last two",
		}},
	},
	{
		profile: "sqlite", from: []string{"raw/rescode.html"},
		truth: []table{{columns: map[field]string{number: "status"}, skip: func(r row) bool { return r["code"] == "SQLITE_OK_SYMLINK" }}},
	},
	{
		profile: "stripe", from: []string{"raw/error-codes.md"},
		truth: []table{
			{columns: map[field]string{}},
			{file: "truth_desc.tsv", columns: map[field]string{description: "description"}},
		},
	},
	{
		profile: "turnkey", from: []string{"raw/api-reference/overview/errors.mdx"},
		truth: []table{
			{columns: map[field]string{status: "status", message: "message", causes: "n_causes", steps: "n_steps"}},
			{file: "truth_sections.tsv", key: "heading", columns: map[field]string{cause: "causes", step: "steps"}, change: joined},
		},
		except: []exception{{
			field: step, types: []string{"invalid OIDC token"}, page: true,
			reason: "the authority leaves out the items within an item",
		}},
	},
	{
		profile: "unkey", from: []string{"raw/docs/product/errors/*/*/*.mdx", "raw/docs/product/errors/*.mdx", "raw/docs/product/api-reference/*.mdx"},
		truth: []table{{columns: map[field]string{status: "status", message: "message", description: "description", causes: "causes", steps: "steps"}, change: func(r row) {
			if !strings.Contains(r["authority"], "JSON sample") {
				r["message"] = "" // it is of the source, then, and not of the page
			}
			r["causes"], r["steps"] = hasHeading(r, "What Happened?"), hasHeading(r, "How to Fix")
		}, prose: true}},
	},
	{
		profile: "binance", from: []string{"raw/docs/binance-spot-api-docs/errors.html"},
		truth: []table{{columns: map[field]string{message: "all_messages"}, parts: " || "}},
	},
	{
		profile: "seam", from: []string{"raw/*.md"},
		truth: []table{
			{columns: map[field]string{}, skip: isPending},
			{file: "truth_desc.tsv", columns: map[field]string{description: "description"}, skip: isPending},
		},
		except: []exception{{
			field: description, types: []string{"cannot_create_requested_access_methods"}, page: true,
			reason: "the page has none; the authority has the first of its properties",
		}},
	},
}

// joined takes the marks between items out of texts.
func joined(r row) {
	r["causes"], r["steps"] = strings.ReplaceAll(r["causes"], " || ", ""), strings.ReplaceAll(r["steps"], " || ", "")
}

// before them is none.
func proseOrItems(r row) {
	for items, text := range map[string]string{"n_cause_items": "cause", "n_solution_items": "solution"} {
		switch {
		case r[items] != "0":
			r[text] = ""
		case r[text] != "":
			r[items] = "1"
		}
	}
}

// case.
func hasHeading(r row, text string) string {
	for heading := range strings.SplitSeq(r["headings"], "|") {
		if strings.HasPrefix(strings.ToLower(heading), strings.ToLower(text)) {
			return "1"
		}
	}
	return "0"
}

// isPending reports whether a row is of a change that Seam has pending, and of no error.
func isPending(r row) bool {
	return slices.Contains(strings.Fields(`creating deferring_creation deleting updating_code updating_name updating_time_frame
		updating_user_information updating_access_schedule updating_suspension_state updating_group_membership
		deferring_group_membership_update updating_credential_assignment updating_spaces`), r["code"])
}
