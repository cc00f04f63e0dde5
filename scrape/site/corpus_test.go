package site

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/scrape"
	"github.com/errgen/errgen/scrape/block"
	"github.com/errgen/errgen/scrape/internal/scrapetest"
)

// A vendor is the documentation of one vendor in the shared corpus, and its
// ground truth.
type vendor struct {
	name, from, truth string // profile, folder or file of the pages, table of the truth

	// number, message and description are the columns of the truth that the
	// fields of an entry are compared with; description is how it begins.
	number, message, description string
	status                       string // the column of the HTTP status
	cause, step                  string // the columns of how causes and steps begin

	// missing are the codes of the truth that are not on the page; SOURCE.md
	// says of each source which these are.
	missing []string
	// differs are the codes for which the text of the page is not that of the
	// truth, found by reading both.
	differs []string
}

var vendors = []vendor{
	{name: "kafka", from: "kafka/raw/39/generated/protocol_errors.html", truth: "kafka/truth.tsv", number: "status", message: "message"},
	{name: "kafka", from: "kafka/raw/28/generated/protocol_errors.html", truth: "kafka/truth_28.tsv", number: "status", message: "message"},
	{
		name: "kafka", from: "kafka/raw/0100/generated/protocol_errors.html", truth: "kafka/truth_0100.tsv", number: "status", message: "message",
		// The page has the text of the exception, with what its class puts before it.
		differs: []string{"GROUP_AUTHORIZATION_FAILED", "TOPIC_AUTHORIZATION_FAILED"},
	},
	{name: "postgresql", from: "postgresql/raw/errcodes-appendix.html", truth: "postgresql/truth.tsv", message: "message"},
	{name: "sqlite", from: "sqlite/raw/rescode.html", truth: "sqlite/truth.tsv", number: "status", missing: []string{"SQLITE_OK_SYMLINK"}},
	{
		name: "python-errno", from: "python/raw/library/errno.html", truth: "python/truth.tsv", message: "message",
		// The truth is of glibc, which words these in another way, and has not
		// the last two.
		differs: strings.Fields(`E2BIG EAGAIN EBADF EBADMSG EDEADLK EDEADLOCK EDOM EDQUOT EILSEQ EIO ELOOP ENETRESET ENFILE ENOLCK
			ENOMEM ENOTTY EOPNOTSUPP ERANGE ESTALE EWOULDBLOCK EXDEV ENOTCAPABLE EQFULL`),
	},
	{name: "python-http", from: "python/raw/library/http.html", truth: "python/truth_http.tsv", status: "status"},
	{name: "okta", from: "okta/raw/docs/reference/error-codes/index.html", truth: "okta/truth.tsv", status: "status", message: "message", description: "description"},
	{
		name: "nodejs", from: "nodejs/raw/errors.html", truth: "nodejs/truth.tsv", description: "doc_start", missing: []string{"ERR_INVALID_ADDRESS", "ERR_OSSL_EVP_INVALID_DIGEST"},
		// The truth is the Markdown source, which has HTML and references in these.
		differs: []string{"ERR_HTTP_BODY_NOT_ALLOWED", "ERR_INTERNAL_ASSERTION", "ERR_PARSE_ARGS_INVALID_OPTION_VALUE", "ERR_SCRIPT_EXECUTION_INTERRUPTED"},
	},
	{name: "nextjs", from: "nextjs/raw/docs/messages", truth: "nextjs/truth.tsv", message: "message", cause: "cause", step: "fix"},
	{name: "ably", from: "ably/raw/src/pages/docs/platform/errors/codes", truth: "ably/truth.tsv", status: "http_in_prose", message: "message"},
}

// TestCorpus reads the pages of other vendors by a profile each, and compares
// what they say with the truth: every code found, none invented, number,
// status and texts right.
func TestCorpus(t *testing.T) {
	shared := scrapetest.SharedDir(t)
	for _, v := range vendors {
		t.Run(v.name+" "+filepath.Base(v.truth), func(t *testing.T) {
			entries := v.scrape(t, filepath.Join(shared, "corpus"))
			truth := readTruth(t, filepath.Join(shared, "corpus", v.truth))
			v.compareCodes(t, entries, truth)
			for _, code := range slices.Sorted(maps.Keys(entries)) {
				if row, ok := truth[code]; ok {
					v.compare(t, entries[code], row)
				}
			}
		})
	}
}

// scrape returns the entries of the pages by their type.
func (v vendor) scrape(t *testing.T, corpus string) map[string]catalog.Entry {
	t.Helper()
	profile, err := scrape.LoadProfile(filepath.Join("..", "..", "examples", "profiles", v.name+".yaml"))
	if err != nil {
		t.Fatal(err)
	}
	pages, err := Loader{}.Load(t.Context(), filepath.Join(corpus, v.from))
	if err != nil {
		t.Fatal(err)
	}
	s, err := scrape.Extract(profile, pages)
	if err != nil {
		t.Fatal(err)
	}
	merged, problems := catalog.Merge(nil, s)
	if err := append(problems.Errors(), merged.Validate()...).Err(); err != nil {
		t.Fatal(err)
	}
	entries := map[string]catalog.Entry{}
	for _, e := range merged.Errors {
		entries[e.Type] = e
	}
	return entries
}

// A row is a row of the truth, by column.
type row map[string]string

// readTruth returns the rows of a table by their code. Flags of the form
// name=value are columns too.
func readTruth(t *testing.T, file string) map[string]row {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	lines := bytes.Split(bytes.TrimRight(data, "\n"), []byte("\n"))
	header := strings.Split(string(lines[0]), "\t")
	rows := map[string]row{}
	for _, line := range lines[1:] {
		r := row{}
		for i, cell := range strings.Split(string(line), "\t") {
			r[header[i]] = cell
		}
		for flag := range strings.SplitSeq(r["flags"], ";") {
			name, value, _ := strings.Cut(flag, "=")
			r[name] = cmp.Or(r[name], value)
		}
		rows[r["code"]] = r
	}
	return rows
}

// compareCodes checks that the page has the codes of the truth and no other.
func (v vendor) compareCodes(t *testing.T, entries map[string]catalog.Entry, truth map[string]row) {
	t.Helper()
	for _, code := range slices.Sorted(maps.Keys(truth)) {
		_, found := entries[code]
		isMissing := slices.Contains(v.missing, code) || strings.Contains(truth[code]["flags"], "in_page=no")
		if found == isMissing {
			t.Errorf("%s: found %v, on the page %v", code, found, !isMissing)
		}
	}
	for _, code := range slices.Sorted(maps.Keys(entries)) {
		if _, known := truth[code]; !known {
			t.Errorf("%s is not in the truth", code)
		}
	}
}

// compare checks the fields of an entry that the truth has.
func (v vendor) compare(t *testing.T, e catalog.Entry, r row) {
	t.Helper()
	same := func(field, column, got string) {
		if want := strings.ReplaceAll(r[column], "`", ""); column != "" && got != want && !slices.Contains(v.differs, e.Type) {
			t.Errorf("%s: %s is %q, the truth has %q", e.Type, field, got, want)
		}
	}
	if e.Number != nil {
		same("number", v.number, fmt.Sprint(*e.Number))
	} else if v.number != "" {
		t.Errorf("%s has no number", e.Type)
	}
	same("status", v.status, strings.Trim(fmt.Sprint(e.Status), "[]"))
	same("message", v.message, e.Message)
	said := cmp.Or(e.Description, e.Message) // a description that says the same is left out
	if v.description != "" && !strings.HasPrefix(spaceless(said), spaceless(r[v.description])) && !slices.Contains(v.differs, e.Type) {
		t.Errorf("%s: the description %q does not begin with %q", e.Type, e.Description, r[v.description])
	}
	v.compareList(t, e.Type+": the causes", e.Causes, r[v.cause])
	v.compareList(t, e.Type+": the steps", e.Steps, r[v.step])
}

// compareList checks that a list is there where the truth has its text, and
// begins as it does.
func (v vendor) compareList(t *testing.T, what string, got []string, want string) {
	t.Helper()
	if want == "" {
		return
	}
	if !strings.HasPrefix(spaceless(strings.Join(got, "")), spaceless(want)) {
		t.Errorf("%s %q do not begin with %q", what, got, want)
	}
}

// spaceless returns text without what the truth and the page may write in
// their own way: white space, and the marks of code and lists.
func spaceless(s string) string {
	return strings.Map(func(r rune) rune {
		if block.IsSpace(r) || strings.ContainsRune("`*-_", r) {
			return -1
		}
		return r
	}, s)
}
