package explain

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/errgen/errgen/internal/config"
	"github.com/errgen/errgen/templates"
)

// A ScrapeCommand returns the command that reads the live pages of a catalogue with a
// name, or "" where nothing says where they are.
type ScrapeCommand func(t config.Settings, name string) string

// A partialCatalog is a catalogue that may lack errors, since pages of the
// documentation were not read. What it does not have may well be documented.
type partialCatalog struct {
	title    string
	coverage string // its sentence
	unread   []templates.UnreadPage
	command  string // that reads the other pages; may be empty
}

// addPartial adds a catalogue to those that may lack errors, if it is one.
func (r *Reference) addPartial(c *templates.Catalog, command string) {
	if c.Coverage == "" {
		return
	}
	p := partialCatalog{title: c.Title, coverage: c.Coverage, command: command}
	for _, s := range c.Statuses {
		if s.Unread {
			p.unread = append(p.unread, templates.UnreadPage{Package: c.Package, Status: s.Code, URL: s.URL})
		}
	}
	r.partial = append(r.partial, p)
}

// unreadUnder returns the pages of a status, or of a class of statuses, that were
// not read.
func (r *Reference) unreadUnder(status string) []templates.UnreadPage {
	return r.unread(func(p templates.UnreadPage) bool { return isUnder(p.Status, status) })
}

// unreadAt returns the page at an address, if it was not read.
func (r *Reference) unreadAt(arg string) []templates.UnreadPage {
	page, _, ok := address(arg)
	if !ok || page == "" {
		return nil
	}
	return r.unread(func(p templates.UnreadPage) bool { return p.URL == page })
}

func (r *Reference) unread(is func(templates.UnreadPage) bool) []templates.UnreadPage {
	var pages []templates.UnreadPage
	for _, c := range r.partial {
		pages = append(pages, slices.DeleteFunc(slices.Clone(c.unread), func(p templates.UnreadPage) bool { return !is(p) })...)
	}
	return pages
}

// notRead returns a message for an argument that names nothing that was read,
// where catalogues are partial.
func (r *Reference) notRead(arg string) string {
	if statusForm.MatchString(arg) {
		if pages := r.unreadUnder(arg); len(pages) > 0 {
			return "the documentation of status " + arg + " was not read" + r.coverage(pages)
		}
		return "no page that was read has an error with status " + arg + r.coverage(nil)
	}
	if pages := r.unreadAt(arg); len(pages) > 0 {
		return "a page was not read: " + arg + r.coverage(pages)
	}
	near := r.suggest(arg)
	pages := r.unread(func(templates.UnreadPage) bool { return true })
	if len(near) > 0 && near[0].score == sameWords {
		pages = nil // it is hardly on another page
	}
	return fmt.Sprintf("no error on the pages that were read is named %q", arg) + didYouMean(near) + r.coverage(pages)
}

// coverage returns lines with what was read of each partial catalogue, where pages
// are that were not, and the commands that read them.
func (r *Reference) coverage(pages []templates.UnreadPage) string {
	var list, commands []string
	for _, c := range r.partial {
		sentence := c.coverage
		if len(r.files) > 1 {
			sentence = c.title + ": " + sentence
		}
		list = append(list, sentence)
		if c.command != "" {
			commands = append(commands, "to read the others: "+c.command)
		}
	}
	for _, p := range pages {
		if p.URL != "" {
			list = append(list, fmt.Sprintf("%d is documented at %s", p.Status, p.URL))
		}
	}
	return "\n\t" + strings.Join(append(list, commands...), "\n\t")
}

// withUnread returns the heading of a list of errors with the statuses that the
// list lacks.
func withUnread(heading string, pages []templates.UnreadPage) string {
	if len(pages) == 0 {
		return heading
	}
	codes := make([]int, len(pages))
	for i, p := range pages {
		codes[i] = p.Status
	}
	slices.Sort(codes)
	var words []string
	for _, code := range slices.Compact(codes) {
		words = append(words, strconv.Itoa(code))
	}
	return heading + "; not read: " + strings.Join(words, ", ")
}
