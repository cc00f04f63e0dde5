package propose_test

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/scrape/page"
	"github.com/errgen/errgen/scrape/propose"
)

// A source is documentation of a vendor in ../shared/corpus, with what is in it.
type source struct {
	name  string
	paths []string // of the pages, below the folder of the source
	truth string   // the file with the truth, if not truth.tsv
	page  string   // what the column page of the truth must end with
	other string   // "number" where the column status has numbers; "messages" or "statuses" where those are not of the page; types of the page that the truth lacks
}

var sources = []source{
	{"ably", []string{"raw/src/pages/docs/platform/errors"}, "", "", ""},
	{"alchemy", []string{"raw"}, "", "", ""},
	{"aws-lambda", []string{"raw"}, "", "", ""},
	{"binance", []string{"raw/docs/binance-spot-api-docs/errors.html"}, "", "", ""},
	{"bybit", []string{"raw/error.html"}, "", "", ""},
	{"bybit", []string{"raw/zh-TW/error.mdx"}, "truth_zh.tsv", "", ""},
	{"cielo", []string{"raw"}, "", "", ""},
	{"docker-registry", []string{"raw"}, "", "", "statuses TOOMANYREQUESTS"},
	{"kafka", []string{"raw/39/generated/protocol_errors.html"}, "", "", "number"},
	{"neo4j", []string{"rendered"}, "", "", ""},
	{"nextjs", []string{"raw/docs/messages"}, "", "", ""},
	{"nodejs", []string{"raw"}, "", "", "messages"},
	{"npipeline", []string{"raw"}, "", "", ""},
	{"okta", []string{"raw"}, "", "", ""},
	{"onedrive", []string{"raw"}, "", "", ""},
	{"postgresql", []string{"raw"}, "", "", ""},
	{"postgrest", []string{"rendered"}, "", "", ""},
	{"pyrogram", []string{"raw"}, "", "", ""},
	{"python", []string{"raw/library/errno.html"}, "", "", "number messages"},
	{"python", []string{"raw/library/http.html"}, "truth_http.tsv", "", "messages"},
	{"qqbot", []string{"raw"}, "", "", ""},
	{"razorpay", []string{"raw/list.md"}, "", "list.md", ""},
	{"revenuemonster", []string{"raw"}, "", "", ""},
	{"seam", []string{"raw"}, "", "", ""},
	{"sqlite", []string{"raw/rescode.html"}, "", "", "number messages"},
	{"stripe", []string{"raw"}, "", "", ""},
	{"tinvest", []string{"raw/errors/index.html"}, "", "", ""},
	{"turnkey", []string{"raw/api-reference/overview/errors.mdx"}, "", "", ""},
	{"unkey", []string{"raw/docs/product/errors"}, "", "", ""},
	{"vonage", []string{"raw/sms.md", "raw/messages-olympus.md"}, "", ".md", ""},
}

// corpus returns the folder of the sources, with slashes.
func corpus(t *testing.T) string {
	t.Helper()
	dir, err := filepath.Abs("../../../shared/corpus")
	if err == nil {
		_, err = os.Stat(dir)
	}
	if err != nil {
		t.Skip("SKIPPED: ../shared/corpus is not there: ", err)
	}
	return dir
}

// pages reads the pages of a source.
func (s source) pages(t *testing.T, dir string) (pages []*page.Page) {
	t.Helper()
	for _, p := range s.paths {
		root := filepath.Join(dir, s.name, filepath.FromSlash(p))
		err := filepath.Walk(root, func(file string, info os.FileInfo, err error) error {
			if err != nil || info.IsDir() || !slices.Contains([]string{".html", ".md", ".mdx", ".txt"}, filepath.Ext(file)) {
				return err
			}
			data, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			name, err := filepath.Rel(filepath.Join(dir, s.name), file)
			if err != nil {
				return err
			}
			pg, err := page.Read(filepath.ToSlash(name), page.Origin{Body: data})
			if err == nil {
				pages = append(pages, pg)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return pages
}

// A truth is what is known of one type.
type truth struct {
	statuses, numbers, messages []string
	causes, steps               int // how many, -1 where that is not known
	isStatus                    bool
}

// readTruth reads the table of a source, by type.
func (s source) readTruth(t *testing.T, dir string) map[string]*truth {
	t.Helper()
	file := s.truth
	if file == "" {
		file = "truth.tsv"
	}
	data, err := os.ReadFile(filepath.Join(dir, s.name, file))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimRight(string(data), "\n"), "\n")
	columns := map[string]int{}
	for i, name := range strings.Split(lines[0], "\t") {
		columns[name] = i
	}
	all := map[string]*truth{}
	for _, line := range lines[1:] {
		cells := strings.Split(line, "\t")
		get := func(names ...string) string {
			for _, name := range names {
				if i, ok := columns[name]; ok && i < len(cells) {
					return strings.TrimSpace(cells[i])
				}
			}
			return ""
		}
		if strings.Contains(get("flags", "note"), "in_page=no") || !strings.HasSuffix(get("page"), s.page) || get("code") == "" {
			continue
		}
		if strings.Contains(get("flags", "note"), "kind=warning") || strings.Contains(get("flags", "note"), "kind=other") {
			continue
		}
		code := strings.TrimRight(get("code"), ":")
		k := all[code]
		if k == nil {
			k = &truth{causes: -1, steps: -1}
			all[code] = k
		}
		if status := get("status"); !strings.Contains(s.other, "number") && len(status) == 3 && status >= "100" && status < "600" {
			k.isStatus = k.isStatus || status == code
			if !strings.Contains(s.other, "statuses") {
				k.statuses = append(k.statuses, status)
			}
		} else if status != "" {
			k.numbers = append(k.numbers, status)
		}
		if m := get("message"); m != "" && !strings.Contains(s.other, "messages") {
			k.messages = append(k.messages, m)
		}
		if n, err := strconv.Atoi(get("causes_count", "n_causes")); err == nil {
			k.causes = n
		}
		if n, err := strconv.Atoi(get("steps_count", "n_steps", "n_fix_bullets")); err == nil {
			k.steps = n
		}
	}
	return all
}

// A row is a row of the table of docs/propose.md.
type row struct {
	name                           string
	verdict                        propose.Verdict
	rules                          int
	codes, found, invented         int
	status, message, causes, steps ratio
	works                          bool
	doubts                         []string
	shown                          string   // the profile and the preview
	diffs                          []string // what is missing, invented or other
}

// A ratio is how many of some are right.
type ratio struct{ right, of int }

func (r *ratio) add(right bool) {
	r.of++
	if right {
		r.right++
	}
}

func (r ratio) String() string {
	if r.of == 0 {
		return "–"
	}
	return fmt.Sprintf("%d/%d", r.right, r.of)
}

func (r ratio) atLeast(percent int) bool { return r.right*100 >= r.of*percent }

// isRight reports whether the catalogue needs no editing.
func (r *row) isRight() bool {
	return r.works && r.found*100 >= r.codes*98 && r.invented == 0 && r.codes > 0 && r.status.atLeast(95) && r.message.atLeast(95)
}

// compare compares a catalogue with the truth.
func (r *row) compare(c *catalog.Catalog, known map[string]*truth, also string) {
	byType := map[string]*catalog.Entry{}
	for i := range c.Errors {
		e := &c.Errors[i]
		byType[e.Type] = e
		if known[e.Type] == nil && !slices.Contains(strings.Fields(also), e.Type) {
			r.invented++
			r.diff("invented %q", e.Type)
		}
	}
	for _, code := range slices.Sorted(maps.Keys(known)) {
		k, e := known[code], byType[code]
		if k.isStatus && e == nil {
			continue // an HTTP status may be a type, or be none
		}
		r.codes++
		if e == nil {
			r.diff("missing %q", code)
			continue
		}
		r.found++
		r.compareEntry(e, k)
	}
}

func (r *row) diff(format string, args ...any) {
	r.diffs = append(r.diffs, fmt.Sprintf(format, args...))
}

func (r *row) compareEntry(e *catalog.Entry, k *truth) {
	if len(k.statuses) > 0 && !k.isStatus {
		right := slices.ContainsFunc(e.Status, func(n int) bool { return slices.Contains(k.statuses, strconv.Itoa(n)) })
		if r.status.add(right); !right {
			r.diff("status of %q: %v, want %v", e.Type, e.Status, k.statuses)
		}
	}
	if len(k.messages) > 0 {
		right := slices.ContainsFunc(k.messages, func(m string) bool { return says(e, m) })
		if r.message.add(right); !right {
			r.diff("message of %q: %q, want %q", e.Type, e.Message, k.messages)
		}
	}
	if k.causes > 0 {
		r.causes.add(len(e.Causes) == k.causes)
	}
	if k.steps > 0 {
		r.steps.add(len(e.Steps) == k.steps)
	}
}

// says reports whether an entry has a message, or has it as its description.
func says(e *catalog.Entry, message string) bool {
	return slices.ContainsFunc(e.Messages(), func(got string) bool { return alike(message, got) }) || alike(message, e.Description)
}

// alike reports whether two texts say the same, marks and blanks apart.
func alike(want, got string) bool {
	want, got = letters(want), letters(got)
	if len(want) > 60 {
		want = want[:60]
		return strings.HasPrefix(got, want)
	}
	return want == got || want != "" && strings.HasPrefix(got, want) && strings.Contains(got[len(want):], "error") || want != "" && len(want) > 20 && strings.HasPrefix(got, want)
}

func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \t\n`*_'\"’‘“”.\\<>()[]{}:;…", r) {
			return -1
		}
		return r
	}, strings.ToLower(s))
}

// wantRight is how many sources have to come out right without any editing.
const wantRight = 20

var (
	only   = flag.String("source", "", "run TestCorpus for the source of this name alone, and show its profile")
	update = flag.Bool("update", false, "write the table of docs/propose.md")
)

// TestCorpus proposes a profile for each source and compares what it reads with the
// truth. No source may be sure and wrong: neither with the limits that were chosen by
// all sources, nor with those that are chosen without it. With -source NAME it shows
// the profile of one source and all that differs.
func TestCorpus(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED BY -short: the sources are many")
	}
	dir := corpus(t)
	all := map[setting][]row{}
	for _, set := range settings() {
		all[set] = rowsOf(t, dir, set)
	}
	right, table := 0, tableHead
	for i, r := range all[chosen] {
		without := all[choose(all, i)][i]
		table += r.line(without)
		if r.isRight() {
			right++
		}
		for _, each := range []row{r, without} {
			if each.verdict == propose.Sure && !each.isRight() {
				t.Errorf("%s: sure and wrong: %q", r.name, each.diffs[:min(5, len(each.diffs))])
			}
		}
		for _, d := range r.doubts {
			t.Logf("%s: %s", r.name, d)
		}
		if *only != "" {
			t.Logf("%s\n%s", r.shown, strings.Join(r.diffs, "\n"))
		}
	}
	t.Logf("%d right\n%s", right, table)
	if *only == "" && right < wantRight {
		t.Errorf("%d sources are right, want %d", right, wantRight)
	}
	if *update && *only == "" {
		writeTable(t, table)
	}
}

// A setting are limits of what is sure; see [propose.SetLimits].
type setting struct{ context, failing, rival float64 }

// chosen are the limits that the package has.
var chosen = setting{0.75, 0.3, 0.25}

// settings returns the limits that are compared.
func settings() []setting {
	if *only != "" {
		return []setting{chosen}
	}
	return []setting{chosen, {0.5, 0.3, 0.25}, {0.9, 0.3, 0.25}, {0.75, 0.15, 0.25}, {0.75, 0.5, 0.25}, {0.75, 0.3, 0.1}, {0.75, 0.3, 0.5}}
}

// choose returns the limits that are best for all sources but one: none sure and wrong,
// and the most sure and right.
func choose(all map[setting][]row, left int) (best setting) {
	most := -1
	for _, set := range settings() {
		n := 0
		for i := range all[set] {
			switch r := &all[set][i]; {
			case i == left || r.verdict != propose.Sure:
			case r.isRight():
				n++
			default:
				n -= 1000
			}
		}
		if n > most {
			best, most = set, n
		}
	}
	return best
}

func rowsOf(t *testing.T, dir string, set setting) (rows []row) {
	t.Helper()
	c, f, r := propose.SetLimits(set.context, set.failing, set.rival)
	defer propose.SetLimits(c, f, r)
	for _, s := range sources {
		if *only == "" || *only == s.name {
			rows = append(rows, s.row(t, dir))
		}
	}
	return rows
}

const tableHead = "| source | verdict | left out | begin rules | codes | invented | status | message | causes | steps | right |\n|---|---|---|---|---|---|---|---|---|---|---|\n"

// line returns the row of the table, with the verdict where the source was left out of
// the choice of the limits.
func (r *row) line(without row) string {
	mark := ""
	if r.isRight() {
		mark = "yes"
	}
	return fmt.Sprintf("| %s | %v | %v | %d | %d/%d | %d | %v | %v | %v | %v | %s |\n", r.name, r.verdict, without.verdict, r.rules,
		r.found, r.codes, r.invented, r.status, r.message, r.causes, r.steps, mark)
}

// writeTable writes the table in place of that of docs/propose.md.
func writeTable(t *testing.T, table string) {
	t.Helper()
	const file = "../../docs/propose.md"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(data), "| source | verdict |")
	if !ok {
		t.Fatal("docs/propose.md has no table")
	}
	_, after, _ := strings.Cut(rest, "\n\n")
	if err := os.WriteFile(file, []byte(before+table+"\n"+after), 0o644); err != nil {
		t.Fatal(err)
	}
}

// row proposes a profile for a source and compares it.
func (s source) row(t *testing.T, dir string) row {
	t.Helper()
	p := propose.Propose(propose.Request{Pages: s.pages(t, dir)})
	r := row{name: s.name, verdict: p.Verdict, works: p.Works, doubts: p.Doubts, shown: string(p.Profile) + p.Preview()}
	r.rules = strings.Count(r.shown, "begin:") + strings.Count(r.shown, "- or\n")
	if s.truth != "" {
		r.name += " " + strings.TrimSuffix(strings.TrimPrefix(s.truth, "truth_"), ".tsv")
	}
	if p.Catalog != nil {
		r.compare(p.Catalog, s.readTruth(t, dir), s.other)
	}
	return r
}
