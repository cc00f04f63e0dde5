package vendortest

import (
	"strconv"
	"strings"
)

// tables are sources whose errors are rows.
var tables = []source{
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
		profile: "python-http", folder: "python", from: []string{"raw/library/http.html"},
		truth: []table{{file: "truth_http.tsv", columns: map[field]string{status: "status"}}},
	},
	{
		profile: "qqbot", from: []string{"raw/*.md"},
		truth: []table{{columns: map[field]string{status: "status", message: "message"}}},
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
		profile: "bybit", from: []string{"raw/error.html"},
		truth: []table{{columns: map[field]string{status: "status", message: "message"}}},
	},
	{
		profile: "bybit", edition: "in Chinese", from: []string{"raw/zh-TW/error.html"},
		truth: []table{{file: "truth_zh.tsv", columns: map[field]string{message: "message"}}},
	},
	{
		profile: "cielo", from: []string{"raw/*.md"},
		truth: []table{
			{columns: map[field]string{status: "status", message: "message"}},
			{file: "truth_desc.tsv", columns: map[field]string{description: "description"}},
		},
	},
	{
		profile: "onedrive", from: []string{"raw/*.md"},
		truth: []table{
			{columns: map[field]string{status: "status", message: "message"}},
			{file: "truth_desc.tsv", columns: map[field]string{description: "description"}},
		},
	},
	{
		profile: "pyrogram", from: []string{"raw/api/errors/*.html"},
		truth: []table{{columns: map[field]string{status: "status", message: "message"}}},
	},
	{
		profile: "razorpay", from: []string{"raw/*.md"},
		truth: []table{
			{columns: map[field]string{}},
			{file: "truth_desc.tsv", columns: map[field]string{description: "description", eachStep: "steps"}, parts: " - "},
		},
	},
	{
		profile: "revenuemonster", from: []string{"raw/*.md"},
		truth: []table{
			{columns: map[field]string{message: "message", steps: "steps_count"}},
			{file: "truth_desc.tsv", columns: map[field]string{step: "solution"}, change: func(r row) { r["solution"] = numbers.Replace(r["solution"]) }},
		},
	},
	{
		profile: "vonage", list: "generic", from: []string{"raw/api-errors.yml", "raw/*.md"},
		truth: []table{
			{columns: map[field]string{message: "message", steps: "steps_count"}},
			{file: "truth_desc.tsv", columns: map[field]string{description: "description"}},
		},
	},
}

// further parts.
func partsOfCell(r row) {
	if n, _ := strconv.Atoi(r["description_segments"]); n > 0 {
		r["causes"], r["steps"] = "1", strconv.Itoa(n-1)
	}
}

// numbers takes the numbers of items out of a text.
var numbers = strings.NewReplacer("1. ", "", "2. ", "")
