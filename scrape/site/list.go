package site

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/scrape"
	"github.com/errgen/errgen/scrape/fetch"
	"github.com/errgen/errgen/scrape/list"
	"github.com/errgen/errgen/scrape/page"
)

// A List is a list of errors with the content of its files.
type List struct {
	Source list.Source
	Files  []ListFile
}

// A ListFile is one file of a list.
type ListFile struct {
	list.File
	URL string // the address that it comes from; empty for a file of the user
}

// Read returns the errors of a list.
func (l List) Read() ([]list.Item, problem.List) {
	files := make([]list.File, len(l.Files))
	for i, f := range l.Files {
		files[i] = f.File
	}
	return l.Source.Read(files)
}

// LoadLists returns lists with the content of their files. A file of the user is
// read from where it is. What comes from an address is fetched if one of the
// locations is that of live pages, and else is what a folder among them, or
// [Bundled], has recorded.
//
// The error is a [problem.List] with every file that cannot be read. A list without
// all of its files is not among the lists.
func (l Loader) LoadLists(ctx context.Context, sources []list.Source, locations []string) ([]List, error) {
	var lists []List
	var problems problem.List
	free := maxLists
	for _, s := range sources {
		loaded := List{Source: s}
		before := len(problems)
		for _, from := range s.From {
			files, err := l.listFiles(ctx, listPlace{s.Name, from, &free}, locations)
			if ctx.Err() != nil && !errors.Is(ctx.Err(), context.DeadlineExceeded) {
				return nil, ctx.Err()
			}
			if err != nil {
				problems = append(problems, listProblems(listPlace{list: s.Name, from: from}, err)...)
			}
			if free < 0 {
				return lists, problems.Err() // it would be said of each list after this one
			}
			loaded.Files = append(loaded.Files, files...)
		}
		if len(problems) == before {
			lists = append(lists, loaded)
		}
	}
	return lists, problems.Err()
}

// BundledLists returns the names of the lists of a profile that errgen carries.
func BundledLists(p *scrape.Profile) []string {
	f, err := Loader{Profile: p}.bundledFolder()
	if err != nil {
		return nil
	}
	m, _ := f.manifest() // a test reads it
	var names []string
	for _, s := range p.Lists {
		if slices.ContainsFunc(m.Lists, func(row ManifestList) bool { return row.Name == s.Name && slices.Contains(s.From, row.URL) }) {
			names = append(names, s.Name)
		}
	}
	return names
}

// maxLists bounds the files of all lists of a run together, in bytes.
const maxLists = 64 << 20

// A listPlace is one file, pattern of files or address of a list.
type listPlace struct {
	list, from string
	free       *int // how many bytes of files there may still be
}

// take counts a file, and returns an error if the run has too much of them.
func (at listPlace) take(data []byte) error {
	if *at.free -= len(data); *at.free >= 0 {
		return nil
	}
	return problem.List{{
		File: filepath.ToSlash(at.from), Rule: "large-lists", Message: fmt.Sprintf("with the list %s, the lists of this run have more than %d MiB", at.list, maxLists>>20),
		Fix: "give each list the files of its errors alone",
	}}
}

func (l Loader) listFiles(ctx context.Context, at listPlace, locations []string) ([]ListFile, error) {
	if !list.IsAddress(at.from) {
		return l.localFiles(at)
	}
	f, err := l.listAt(ctx, at, locations)
	if err == nil {
		err = at.take(f.Data)
	}
	return []ListFile{f}, err
}

// listAt returns what comes from an address, fetched or as it was recorded.
func (l Loader) listAt(ctx context.Context, at listPlace, locations []string) (ListFile, error) {
	if slices.ContainsFunc(locations, IsLive) {
		return l.fetchList(ctx, at)
	}
	to := "FOLDER"
	for _, location := range locations {
		f, ok := l.folderAt(location)
		if !ok {
			continue
		}
		if location != Bundled {
			to = filepath.ToSlash(location)
		}
		m, err := f.manifest()
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return ListFile{}, err
		}
		for _, row := range m.Lists {
			if row.Name == at.list && row.URL == at.from {
				return f.readList(row, l.AcceptEdits)
			}
		}
	}
	return ListFile{}, problem.List{{
		File: slices.Concat(locations, []string{at.from})[0], Rule: "unrecorded-list",
		Message: fmt.Sprintf("the list %s is not recorded there, and comes from %s", at.list, at.from),
		Fix:     "record it with the pages: errgen scrape --from live --save " + to + "; or save the file, and give its name in place of the address",
	}}
}

// folderAt returns the folder of saved pages at a location, if there is one.
func (l Loader) folderAt(location string) (folder, bool) {
	if location == Bundled {
		f, err := l.bundledFolder()
		return f, err == nil
	}
	info, err := os.Stat(location)
	return l.folder(location), err == nil && info.IsDir()
}

// readList reads a list as it was recorded.
func (f folder) readList(row ManifestList, acceptEdits bool) (ListFile, error) {
	name := f.join(row.File)
	data, err := fs.ReadFile(f.FS, row.File)
	if err == nil && row.SHA256 != "" && sumOf(data) != row.SHA256 && !acceptEdits {
		return ListFile{}, problem.List{f.edited(savedFile{name, data, row.SHA256, "list"})}
	}
	return ListFile{list.File{Name: name, Data: data}, row.URL}, err
}

// fetchList fetches a list from its address.
func (l Loader) fetchList(ctx context.Context, at listPlace) (ListFile, error) {
	r, err := l.Live.GetList(ctx, at.from)
	if err != nil {
		return ListFile{}, err
	}
	if page.LooksLikeHTML(r.Body) {
		return ListFile{}, problem.List{{
			File: at.from, Rule: "unreachable-list", Message: fmt.Sprintf("the list %s could not be read: the server sent a page in HTML", at.list),
			Fix: "give the address of the file itself; for a file on GitHub, that of its raw text",
		}}
	}
	return ListFile{list.File{Name: at.from, Data: r.Body}, at.from}, nil
}

// localFiles returns the files of the user that a name or a pattern stands for, in
// the order of their names.
func (l Loader) localFiles(at listPlace) ([]ListFile, error) {
	names := []string{at.from}
	if _, err := os.Stat(at.from); err != nil {
		found, err := filepath.Glob(at.from)
		if err != nil || len(found) == 0 {
			return nil, problem.List{{
				File: filepath.ToSlash(at.from), Rule: "missing-list", Message: fmt.Sprintf("the list %s has no such file", at.list),
				Fix: "correct from of the list; it is relative to the file that it is in",
			}}
		}
		names = found
	}
	var files []ListFile
	for _, name := range names {
		err := l.Repository.Check(name) // only a configuration names lists
		if err != nil {
			return nil, err
		}
		data, err := l.Repository.Read(name, maxPage)
		if err == nil {
			err = at.take(data)
		}
		if err != nil {
			return nil, err
		}
		files = append(files, ListFile{File: list.File{Name: filepath.ToSlash(name), Data: data}})
	}
	return files, nil
}

// listProblems says why a file of a list cannot be read.
func listProblems(at listPlace, err error) problem.List {
	var found problem.List
	var failed *fetch.Error
	p := problem.Problem{File: filepath.ToSlash(at.from), Rule: "unreachable-list", Message: fmt.Sprintf("the list %s could not be read: ", at.list)}
	switch {
	case errors.As(err, &found):
		return found
	case errors.As(err, &failed):
		if failed.Kind == fetch.NotFound {
			p.Rule = "missing-list"
		}
		p.Message += failed.Message
		p.Fix = failed.Fix
	case errors.Is(err, context.DeadlineExceeded):
		p.Message += "the time for the run was over"
		p.Fix = "give it more with --timeout"
	default:
		p.Message += err.Error()
	}
	return problem.List{p}
}
