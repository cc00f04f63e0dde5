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

// Snapshot returns the files that record pages in a folder, the manifest last:
// one for each page that says something by the rules of p. Old is what the
// folder holds; it may be nil.
//
// A page that says what its file says is left in the folder as it is, so that
// what differs at each visit changes nothing: a site that did not change gives
// the same files. The file of a page that is gone is removed. Files that the
// manifest of the folder does not list are not touched.
func Snapshot(p *scrape.Profile, pages []*page.Page, old fs.FS) ([]File, error) {
	s, err := readSnapshot(old)
	if err != nil {
		return nil, err
	}
	var now []record
	for _, pg := range pages {
		r, err := newRecord(p, pg)
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
	return s.files(now), nil
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

// A snapshot is what a folder holds: its pages by address, and the names of
// files that are taken, in lower case.
type snapshot struct {
	pages map[string]record
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
	for _, row := range m.Pages {
		if !fs.ValidPath(row.File) || row.File == manifestName {
			continue // it is none of ours to keep or remove
		}
		body, err := fs.ReadFile(old, row.File)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		s.pages[row.URL] = record{row, path.Ext(row.File), body}
	}
	if err != nil {
		return nil, err
	}
	return s, s.leave(old)
}

// leave notes the names of the files that do not belong to the snapshot.
func (s *snapshot) leave(old fs.FS) error {
	ours := map[string]bool{}
	for _, r := range s.pages {
		ours[r.File] = true
	}
	entries, err := fs.ReadDir(old, ".")
	for _, e := range entries {
		if !ours[e.Name()] {
			s.taken[strings.ToLower(e.Name())] = true
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
		s.taken[strings.ToLower(r.File)] = true
	}
}

// name gives a file name to each record that has none: the readable one if it
// is free, or else one with a part of the address's hash.
func (s *snapshot) name(now []record) {
	for i := range now {
		r := &now[i]
		if r.File != "" {
			continue
		}
		stem, sum := stemOf(r.URL), sumOf([]byte(r.URL))
		r.File = stem + r.form
		for n := 8; s.taken[strings.ToLower(r.File)] && n < len(sum); n++ {
			r.File = stem + "-" + sum[:n] + r.form
		}
		s.taken[strings.ToLower(r.File)] = true
	}
}

// files returns the files of the records, those of pages that are gone, and the
// manifest.
func (s *snapshot) files(now []record) []File {
	var m Manifest
	var files []File
	for _, r := range now {
		m.Pages = append(m.Pages, r.ManifestPage)
		files = append(files, File{r.File, bytes.Clone(r.body)})
	}
	for _, url := range slices.Sorted(maps.Keys(s.pages)) {
		if was := s.pages[url]; was.body != nil && !s.taken[strings.ToLower(was.File)] {
			files = append(files, File{Name: was.File})
		}
	}
	return append(files, File{manifestName, m.encode()})
}
