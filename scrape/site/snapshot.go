package site

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/scrape"
	"github.com/errgen/errgen/scrape/page"
)

// A File is a file of a snapshot as it should be.
type File struct {
	Name    string // relative to the folder, with slashes
	Content []byte // nil: the file should not be there
}

// Documentation is what a profile and settings say to read.
type Documentation struct {
	Profile *scrape.Profile
	Pages   []*page.Page
	Lists   []List
}

// Snapshot returns the files that record documentation in a folder, the manifest
// last: one for each page that says something by the rules of the profile, and one
// for each file of a list that comes from an address. Old is what the folder
// holds; it may be nil.
//
// A page or list that says what its file says is left in the folder as it is, so
// that what differs at each visit changes nothing: a site that did not change gives
// the same files. The file of one that is gone is removed. Files that the
// manifest of the folder does not list are not touched.
func Snapshot(d Documentation, old fs.FS) ([]File, error) {
	s, err := readSnapshot(old)
	if err != nil {
		return nil, err
	}
	var now []record
	for _, pg := range d.Pages {
		r, err := newRecord(d.Profile, pg)
		if err != nil {
			return nil, err
		}
		if r.Entries != "" {
			now = append(now, r)
		}
	}
	slices.SortStableFunc(now, func(a, b record) int { return strings.Compare(a.URL, b.URL) })
	for i := range now {
		if i > 0 && now[i].URL == now[i-1].URL {
			return nil, problem.Errorf("give one of the two locations only", "%s was read twice, and a snapshot has each page once", now[i].URL)
		}
		now[i].keep(s)
	}
	s.name(now)
	return s.files(now, s.lists(d.Lists)), nil
}

// A record is a page as a snapshot has it.
type record struct {
	ManifestPage
	form string // the extension of a file of its form
	body []byte
}

func newRecord(p *scrape.Profile, pg *page.Page) (record, error) {
	print, err := fingerprint(p, pg)
	if err != nil || print == "" {
		return record{}, err
	}
	if pg.URL == "" {
		return record{}, problem.Errorf("list the page with its address in a "+manifestName+" beside it, and give the folder",
			"%s has no address, and a snapshot records pages by it", pg.Name)
	}
	o := pg.Origin
	r := record{ManifestPage{URL: pg.URL, Type: o.Type, SHA256: sumOf(o.Body), Entries: print}, pg.Ext(), o.Body}
	if o.Asked != "" {
		r.URL, r.Final = o.Asked, pg.URL
	}
	return r, nil
}

// A snapshot is what a folder holds: its pages by address, its lists, and the names
// of files that are taken, in lower case.
type snapshot struct {
	pages map[string]record
	saved []listRecord
	taken map[string]bool
}

// readSnapshot reads a folder, which may be nil, empty or without a manifest. A
// page whose file is missing has no body.
func readSnapshot(old fs.FS) (*snapshot, error) {
	s := &snapshot{pages: map[string]record{}, taken: map[string]bool{}}
	if old == nil {
		return s, nil
	}
	data, err := fs.ReadFile(old, manifestName)
	if errors.Is(err, fs.ErrNotExist) {
		return s, s.leave(old)
	}
	if err != nil {
		return nil, err
	}
	m, err := readManifest(manifestName, data)
	if err != nil {
		return nil, err
	}
	for _, row := range m.Pages {
		body, isOurs, err := readRecorded(old, row.File)
		if err != nil {
			return nil, err
		}
		if isOurs {
			s.pages[row.URL] = record{row, path.Ext(row.File), body}
		}
	}
	for _, row := range m.Lists {
		body, isOurs, err := readRecorded(old, row.File)
		if err != nil {
			return nil, err
		}
		if isOurs {
			s.saved = append(s.saved, listRecord{row, body})
		}
	}
	return s, s.leave(old)
}

// readRecorded returns the content of a file that a manifest lists, nil where it is
// missing, and whether it is ours to keep or remove.
func readRecorded(old fs.FS, name string) (body []byte, isOurs bool, err error) {
	if !fs.ValidPath(name) || name == manifestName {
		return nil, false, nil
	}
	body, err = fs.ReadFile(old, name)
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return body, true, err
}

// leave notes the names of the files that do not belong to the snapshot.
func (s *snapshot) leave(old fs.FS) error {
	ours := map[string]bool{}
	for _, r := range s.pages {
		ours[r.File] = true
	}
	for _, r := range s.saved {
		ours[r.File] = true
	}
	entries, err := fs.ReadDir(old, ".")
	for _, e := range entries {
		if !ours[e.Name()] {
			s.take(e.Name())
		}
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil // a folder that is not there yet has no files
	}
	return err
}

// keep replaces r with what the folder has, if that is intact and says the same;
// otherwise r takes over the file name where the form is the same.
func (r *record) keep(s *snapshot) {
	was, ok := s.pages[r.URL]
	switch {
	case ok && was.Entries == r.Entries && was.body != nil && sumOf(was.body) == was.SHA256:
		*r = was
	case ok && was.form == r.form:
		r.File = was.File
	}
	if r.File != "" {
		s.take(r.File)
	}
}

// take takes the name of a file.
func (s *snapshot) take(name string) { s.taken[strings.ToLower(name)] = true }

// name gives a file name to each record that has none: the readable one if it
// is free, or else one with a part of the address's hash.
func (s *snapshot) name(now []record) {
	for i := range now {
		if r := &now[i]; r.File == "" {
			r.File = s.free(stemOf(r.URL), r.form, r.URL)
		}
	}
}

// free returns a name for the file of an address that is not taken, and takes it.
func (s *snapshot) free(stem, ext, address string) string {
	sum, name := sumOf([]byte(address)), stem+ext
	for n := 8; s.taken[strings.ToLower(name)] && n < len(sum); n++ {
		name = stem + "-" + sum[:n] + ext
	}
	s.take(name)
	return name
}

// files returns the files of the records, those of pages and lists that are gone,
// and the manifest.
func (s *snapshot) files(now []record, lists []listRecord) []File {
	var m Manifest
	var files []File
	for _, r := range now {
		m.Pages = append(m.Pages, r.ManifestPage)
		files = append(files, File{r.File, bytes.Clone(r.body)})
	}
	for _, r := range lists {
		m.Lists = append(m.Lists, r.ManifestList)
		files = append(files, File{r.File, bytes.Clone(r.body)})
	}
	gone := func(name string, body []byte) {
		if body != nil && !s.taken[strings.ToLower(name)] {
			files = append(files, File{Name: name})
		}
	}
	for _, url := range slices.Sorted(maps.Keys(s.pages)) {
		gone(s.pages[url].File, s.pages[url].body)
	}
	for _, r := range s.saved {
		gone(r.File, r.body)
	}
	return append(files, File{manifestName, m.encode()})
}
