package vendortest

import (
	"strconv"
	"strings"
)

// A source is the documentation of one vendor, in a folder of ../shared/corpus.
type source struct {
	profile string      // in examples/profiles
	folder  string      // of the corpus; by default called as the profile
	edition string      // which edition of the documentation it is, of several
	from    []string    // patterns of its files
	list    string      // the list of the profile that the first of them are of
	truth   []table     // what is known to be in it
	except  []exception // where the catalogue differs from what is known
}

func (s source) title() string { return strings.TrimSpace(s.profile + " " + s.edition) }

// An exception names types of which the catalogue differs from the truth.
type exception struct {
	field  field
	types  []string
	reason string

	// page says that the page differs from the truth, too, so that the catalogue
	// is right.
	page bool
}

var sources = []source{
	{
		profile: "ably", from: []string{"raw/src/pages/docs/platform/errors/codes"},
		truth: []table{{columns: map[field]string{status: "http_in_prose", message: "message"}}},
	},
	{
		profile: "alchemy", from: []string{"raw/*.mdx"},
		truth: []table{{columns: map[field]string{status: "status", message: "message", steps: "steps_count"}, change: func(r row) {
			r["code"] = or(r["code"], r["message"])
		}}},
		except: []exception{{
			field: message, types: []string{"20 to 63"}, page: true,
			reason: "the authority has the description up to the colon of an address; the page has no name for these",
		}},
	},
	{
		profile: "aws-lambda", from: []string{"raw/*.md"},
		truth: []table{
			{columns: map[field]string{status: "status"}},
			{file: "truth_desc.tsv", columns: map[field]string{description: "description"}},
		},
	},
	{
		profile: "docker-registry", from: []string{"raw/api.md"},
		truth: []table{
			{columns: map[field]string{status: "status", message: "message"}},
			{file: "truth_desc.tsv", columns: map[field]string{description: "description"}},
		},
		except: []exception{
			{
				field: invention, types: []string{"TOOMANYREQUESTS"}, page: true,
				reason: "the authority has the first table alone; the error stands below each operation",
			},
			{
				field: status, page: true,
				types:  strings.Fields("BLOB_UNKNOWN BLOB_UPLOAD_INVALID MANIFEST_BLOB_UNKNOWN RANGE_INVALID SIZE_INVALID UNSUPPORTED"),
				reason: "the authority is the source of the server; the page has these below other responses, or below none",
			},
		},
	},
	{
		profile: "kafka", edition: "3.9", from: []string{"raw/39/generated/protocol_errors.html"},
		truth: []table{{columns: map[field]string{number: "status", message: "message"}}},
	},
	{
		profile: "kafka", edition: "2.8", from: []string{"raw/28/generated/protocol_errors.html"},
		truth: []table{{file: "truth_28.tsv", columns: map[field]string{number: "status", message: "message"}}},
	},
	{
		profile: "kafka", edition: "0.10.0", from: []string{"raw/0100/generated/protocol_errors.html"},
		truth: []table{{file: "truth_0100.tsv", columns: map[field]string{number: "status", message: "message"}}},
		except: []exception{{
			field: message, types: strings.Fields("GROUP_AUTHORIZATION_FAILED TOPIC_AUTHORIZATION_FAILED"), page: true,
			reason: "the page has the text of the exception, with what its class puts before it",
		}},
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
		profile: "paypal", list: "spec", from: []string{"raw/*.json"},
		truth: []table{{columns: map[field]string{status: "status", oneMessage: "message"}}},
	},
	{
		profile: "postgresql", from: []string{"raw/errcodes-appendix.html"},
		truth: []table{{columns: map[field]string{message: "message"}}},
	},
	{
		profile: "postgrest", from: []string{"rendered/errors.html"},
		truth: []table{
			{columns: map[field]string{status: "status"}},
			{file: "truth_desc.tsv", columns: map[field]string{description: "description"}},
		},
		except: []exception{{
			field: invention, types: []string{"42501"}, page: true,
			reason: "the row is in the table, with two statuses; the authority passed over it",
		}},
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
		profile: "python-http", folder: "python", from: []string{"raw/library/http.html"},
		truth: []table{{file: "truth_http.tsv", columns: map[field]string{status: "status"}}},
	},
	{
		profile: "qqbot", from: []string{"raw/*.md"},
		truth: []table{{columns: map[field]string{status: "status", message: "message"}}},
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
		profile: "slack", list: "methods", from: []string{"raw/[a-z]*/*.json"},
		truth: []table{{columns: map[field]string{status: "status", oneMessage: "message"}}},
	},
	{
		profile: "tinvest", from: []string{"raw/errors/index.html"},
		truth: []table{{columns: map[field]string{message: "message", both: "description", causes: "causes", steps: "steps"}, change: partsOfCell}},
		except: []exception{
			{field: message, types: []string{"30229"}, page: true, reason: "the page words it in another way than the vendor's data file"},
			{field: both, types: []string{"30231"}, page: true, reason: "the page lost a letter"},
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
}

// joined takes the marks between items out of texts.
func joined(r row) {
	r["causes"], r["steps"] = strings.ReplaceAll(r["causes"], " || ", ""), strings.ReplaceAll(r["steps"], " || ", "")
}

// partsOfCell counts one cause, and as many steps as the cell of the truth has
// further parts.
func partsOfCell(r row) {
	if n, _ := strconv.Atoi(r["description_segments"]); n > 0 {
		r["causes"], r["steps"] = "1", strconv.Itoa(n-1)
	}
}

// proseOrItems makes one item of a section of prose. Where there are items, the text
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

// hasHeading counts a section of prose where a page has a heading that begins so, in any
// case.
func hasHeading(r row, text string) string {
	for heading := range strings.SplitSeq(r["headings"], "|") {
		if strings.HasPrefix(strings.ToLower(heading), strings.ToLower(text)) {
			return "1"
		}
	}
	return "0"
}
