package explain

import (
	"context"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/errgen/errgen/internal/config"
	"github.com/errgen/errgen/internal/generate"
	"github.com/errgen/errgen/templates"
)

// A Reference holds the errors of the catalogues, to be explained.
type Reference struct {
	errors  []templates.Error // catalogue by catalogue
	titles  map[int]string    // of the statuses
	files   map[string]string // from a package to the catalogue it is generated from
	partial []partialCatalog  // those that may lack errors
	paths   []string          // of the type in responses, where it is none of typeFields

	// since returns since when a catalogue marks a type as removed, or "".
	since func(file, typ string) string
}

// Read reads the catalogues of targets. Its answers name the command of scrape.
func Read(ctx context.Context, targets []config.Settings, scrape ScrapeCommand) (*Reference, error) {
	since := func(file, typ string) string { return removedSince(ctx, file, typ) }
	ref := &Reference{since: since, titles: map[int]string{}, files: map[string]string{}}
	for _, t := range targets {
		t.Only, t.Skip = nil, nil // the package leaves them out; they exist
		c, err := generate.Data(t)
		if err != nil {
			return nil, err
		}
		ref.errors = append(ref.errors, c.Errors...)
		ref.addPartial(c, scrape(t, c.Name))
		ref.files[c.Package] = t.Catalog
		if path := c.Wire.Type; path != "" && !slices.Contains(typeFields, path) {
			ref.paths = append(ref.paths, path)
		}
		for _, s := range c.Statuses {
			ref.titles[s.Code] = s.Title
		}
	}
	return ref, nil
}

// find returns what an argument names, and whether it names anything.
func (r *Reference) find(arg string) (Answer, bool) {
	if found := r.where(func(e templates.Error) bool { return isNamed(e, arg) }); found != nil {
		return Answer{errors: found}, true
	}
	isStatus := statusForm.MatchString(arg)
	if numbered, ok := r.withNumber(arg); ok && !(isStatus && r.where(func(e templates.Error) bool { return underStatus(e, arg) }) != nil) {
		return numbered, true
	}
	if isStatus {
		found := r.where(func(e templates.Error) bool { return underStatus(e, arg) })
		unread := r.unreadUnder(arg)
		return Answer{withUnread(heading(r.titled(arg), found), unread), found, unread}, found != nil
	}
	if page, fragment, ok := address(arg); ok {
		return r.findAddress(page, fragment)
	}
	return Answer{}, false
}

// withNumber returns the errors that the documentation gives a number, written in any
// base of Go, and whether there are any.
func (r *Reference) withNumber(arg string) (Answer, bool) {
	n, err := strconv.ParseInt(arg, 0, 64)
	if err != nil {
		return Answer{}, false
	}
	found := r.where(func(e templates.Error) bool {
		return e.Number != nil && int64(*e.Number) == n || e.Type == strconv.FormatInt(n, 10)
	})
	return Answer{errors: found}, found != nil
}

func (r *Reference) where(is func(templates.Error) bool) []templates.Error {
	var found []templates.Error
	for _, e := range r.errors {
		if is(e) {
			found = append(found, e)
		}
	}
	return found
}

// isNamed reports whether a name is the type of e, its name, its Go constant, or its
// address.
func isNamed(e templates.Error, name string) bool {
	return name != "" && (e.Type == name || e.Name == name || e.Const == name || e.Package+"."+e.Const == name || e.URL == name)
}

// statusForm matches a status, or a class of statuses as in 4xx or 4??.
var statusForm = regexp.MustCompile(`^[1-5](\d\d|xx|\?\?)$`)

func underStatus(e templates.Error, status string) bool {
	return slices.ContainsFunc(e.Status, func(code int) bool { return isUnder(code, status) })
}

// isUnder reports whether a code is the one of a status, or of its class.
func isUnder(code int, status string) bool {
	return strings.HasPrefix(strconv.Itoa(code), strings.TrimRight(status, "x?"))
}

// titled returns a status with its title, if it has one.
func (r *Reference) titled(status string) string {
	code, _ := strconv.Atoi(status)
	return strings.TrimSpace(status + " " + r.titles[code])
}

// heading returns the heading of a list of errors.
func heading(of string, errors []templates.Error) string {
	if len(errors) == 1 {
		return of + ": 1 error"
	}
	return fmt.Sprintf("%s: %d errors", of, len(errors))
}

// address returns the page and the fragment of an address, and whether a text
// is one. A fragment alone is one.
func address(text string) (page, fragment string, ok bool) {
	page, fragment, _ = strings.Cut(text, "#")
	if decoded, err := url.PathUnescape(fragment); err == nil {
		fragment = decoded
	}
	return page, fragment, strings.Contains(page, "://") || page == "" && fragment != ""
}

// findAddress returns the errors that a part of a page is about: the one of the
// fragment, on this page where several pages have it, or else all of the page.
// Vendors move their pages: an address counts by its fragment where no entry
// has its page.
func (r *Reference) findAddress(page, fragment string) (Answer, bool) {
	onPage := func(e templates.Error) bool {
		at, _, _ := strings.Cut(e.URL, "#")
		return page != "" && at == page
	}
	ofFragment := func(e templates.Error) bool { return fragment != "" && (e.Anchor == fragment || e.Type == fragment) }
	for _, is := range []func(templates.Error) bool{
		func(e templates.Error) bool { return onPage(e) && ofFragment(e) },
		ofFragment,
		func(e templates.Error) bool { return fragment == "" && strings.HasSuffix(page, "/"+e.Type) },
	} {
		if found := r.where(is); found != nil {
			return Answer{errors: found}, true
		}
	}
	if fragment != "" {
		return Answer{}, false
	}
	found := r.where(onPage)
	return Answer{heading: heading(page, found), errors: found}, found != nil
}

// Complete returns the types and constants that begin with a text, each with
// its message, in the form that shells expect. A shell puts them on its command
// line unquoted, so a type that would not be one word there is left out.
func (r *Reference) Complete(begun string) []string {
	var list []string
	for _, e := range r.errors {
		message := strings.Join(strings.Fields(templates.Printable(e.Message)), " ")
		for _, name := range []string{e.Type, e.Const} {
			if !shellWord.MatchString(name) {
				continue
			}
			if begun != "" && strings.HasPrefix(name, begun) || begun == "" && name == e.Type {
				list = append(list, strings.TrimSuffix(name+"\t"+message, "\t"))
			}
		}
	}
	return list
}

// shellWord matches what is one word in every shell.
var shellWord = regexp.MustCompile(`^[\pL\pN_.:/@%+=,-]+$`)
