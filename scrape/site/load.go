package site

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/errgen/errgen/internal/infile"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/scrape"
	"github.com/errgen/errgen/scrape/page"
)

// maxPage bounds the size of one page in bytes. The largest pages known, of
// generators that repeat the article in scripts, have less than one million.
const maxPage = infile.Large

//go:embed bundled
var bundled embed.FS

// A Loader reads pages from locations.
type Loader struct {
	// Repository is what saved pages and lists may not lead out of. It may be nil.
	Repository *infile.Repository
	// Profile says where live pages are, and its name what [Bundled] stands for.
	// It may be nil: then neither is known.
	Profile *scrape.Profile
	// Stdin is what the location "-" reads.
	Stdin io.Reader
	// Live says how to reach live pages. Its start is not looked at.
	Live Live
	// AcceptEdits reads pages of a snapshot also when they are not as they were
	// recorded.
	AcceptEdits bool
	// Warn is told what a person should know of a location. It may be nil.
	Warn func(problem.Problem)
}

// Load returns the pages at a location: a file, a folder of saved pages with
// or without a manifest, "-" for standard input, [Bundled], [LivePages], or the
// address of live pages, for which see [Crawl]. Pages come in the order of the
// manifest, or else of their names. Where some pages cannot be read, the others
// come with a [problem.List] about those.
func (l Loader) Load(ctx context.Context, location string) ([]*page.Page, error) {
	switch {
	case location == "-":
		return asPages(readOne("standard input", l.Stdin, ""))
	case location == Bundled:
		return l.loadBundled()
	case location == LivePages:
		l.Live.Start = ""
		return Crawl(ctx, l.Profile, l.Live)
	case IsLive(location):
		l.Live.Start = location
		return Crawl(ctx, l.Profile, l.Live)
	}
	info, err := os.Stat(location)
	if err != nil {
		return nil, fmt.Errorf("documentation: %w", err)
	}
	if info.IsDir() {
		return l.loadFolder(l.folder(location))
	}
	f, err := l.Repository.Open(location)
	if err != nil {
		return nil, fmt.Errorf("documentation: %w", err)
	}
	defer f.Close()
	return asPages(readOne(filepath.ToSlash(location), f, ""))
}

// asPages returns one page as a list, which is empty where it could not be read.
func asPages(p *page.Page, err error) ([]*page.Page, error) {
	if err != nil {
		return nil, err
	}
	return []*page.Page{p}, nil
}

// HasBundled reports whether errgen carries documentation for the profile of
// this name.
func HasBundled(profile string) bool {
	_, err := fs.Stat(bundled, path.Join("bundled", profile, manifestName))
	return err == nil
}

func (l Loader) loadBundled() ([]*page.Page, error) {
	f, err := l.bundledFolder()
	if err != nil {
		return nil, err
	}
	return l.loadFolder(f)
}

// bundledFolder returns the folder that errgen carries for the profile.
func (l Loader) bundledFolder() (folder, error) {
	var name string
	if l.Profile != nil {
		name = l.Profile.Name
	}
	if !HasBundled(name) {
		return folder{}, problem.Errorf("give saved pages with --from", "errgen carries no documentation for the profile %q", name)
	}
	sub, err := fs.Sub(bundled, path.Join("bundled", name))
	return folder{sub, Bundled + ":" + name}, err
}

// A folder is a folder of saved pages, and the name that messages give it.
type folder struct {
	fs.FS
	name string
}

// folder returns the folder of saved pages at a location.
func (l Loader) folder(location string) folder {
	return folder{l.Repository.Folder(location, maxPage), location}
}

func (f folder) join(file string) string { return path.Join(filepath.ToSlash(f.name), file) }

func (l Loader) loadFolder(f folder) ([]*page.Page, error) {
	listed, passed, err := f.pages()
	if err != nil {
		return nil, err
	}
	l.passOver(f, passed)
	var pages []*page.Page
	var problems problem.List
	kept := 0
	for _, entry := range listed {
		p, err := f.read(entry, l.AcceptEdits)
		if err == nil {
			kept += p.Memory()
		}
		if kept > maxKept {
			return nil, page.Unreadable(f.name, fmt.Sprintf("its pages take more than %d MiB of memory together", maxKept>>20), "read fewer of them: list those of the documentation in a "+manifestName)
		}
		var found problem.List
		switch {
		case errors.As(err, &found):
			problems = append(problems, found...)
		case err != nil:
			return nil, err
		default:
			pages = append(pages, p)
		}
	}
	if len(listed) == 0 {
		return nil, page.Unreadable(f.name, "the folder has no page", "save pages there as .txt, .html or .md, or list them in a "+manifestName)
	}
	return pages, problems.Err()
}

func (f folder) read(entry ManifestPage, acceptEdits bool) (*page.Page, error) {
	file, err := f.Open(entry.File)
	if err != nil {
		return nil, fmt.Errorf("documentation in %s: %w", f.name, err)
	}
	defer file.Close()
	p, err := readOne(f.join(entry.File), file, entry.Type)
	if err != nil {
		return nil, err
	}
	if entry.SHA256 != "" && sumOf(p.Origin.Body) != entry.SHA256 && !acceptEdits {
		return nil, problem.List{f.edited(savedFile{p.Name, p.Origin.Body, entry.SHA256, "page"})}
	}
	p.URL = entry.URL
	if entry.Final != "" {
		p.URL, p.Origin.Asked = entry.Final, entry.URL
	}
	return p, nil
}

// A savedFile is a file of a folder that is not as it was recorded.
type savedFile struct {
	name   string
	body   []byte
	sha256 string // as recorded
	what   string // page or list
}

// edited returns the problem of a file that is not as it was recorded.
func (f folder) edited(s savedFile) problem.Problem {
	p := problem.Problem{
		File: s.name, Rule: "edited-" + s.what,
		Message: fmt.Sprintf("the %s is not as it was recorded: its sha256 is %.12s…, and %s has %.12s…", s.what, sumOf(s.body), manifestName, s.sha256),
		Fix:     fmt.Sprintf("restore it, as with git checkout; or accept it by recording it again, to the same folder: errgen scrape --from %[1]s --save %[1]s", f.name),
	}
	lf := bytes.ReplaceAll(s.body, []byte("\r\n"), []byte("\n"))
	crlf := bytes.ReplaceAll(lf, []byte("\n"), []byte("\r\n"))
	if sumOf(lf) == s.sha256 || sumOf(crlf) == s.sha256 {
		p.Message = "the " + s.what + " has other line ends than when it was recorded, and is the same but for these"
		p.Fix = fmt.Sprintf("if git converts them, add the line  %s/** -text  to .gitattributes, remove the folder and check it out again", f.name)
	}
	return p
}

// pages returns what the manifest lists, or else the files of the folder and of those
// in it whose names end as those of pages do, and the names of the others.
func (f folder) pages() (pages []ManifestPage, passed []string, err error) { return f.pagesIn(".") }

// pagesIn does what pages does for a folder in f, which may have a manifest of its own.
func (f folder) pagesIn(dir string) (pages []ManifestPage, passed []string, err error) {
	m, err := f.manifestIn(dir)
	if !errors.Is(err, fs.ErrNotExist) {
		for i := range m.Pages {
			m.Pages[i].File = path.Join(dir, m.Pages[i].File)
		}
		return m.Pages, nil, err
	}
	entries, err := fs.ReadDir(f.FS, dir)
	if err != nil {
		return nil, nil, fmt.Errorf("documentation in %s: %w", f.name, err)
	}
	for _, e := range entries {
		name := path.Join(dir, e.Name())
		switch {
		case e.IsDir() && !isPassedOver(e.Name()):
			below, out, err := f.pagesIn(name)
			if err != nil {
				return nil, nil, err
			}
			pages, passed = append(pages, below...), append(passed, out...)
		case !e.IsDir() && isPageExt(path.Ext(name)):
			pages = append(pages, ManifestPage{File: name})
		case !e.IsDir():
			passed = append(passed, name)
		}
	}
	return pages, passed, nil
}

// isPassedOver reports whether a folder is of a tool, and has no pages of the
// documentation.
func isPassedOver(name string) bool { return strings.HasPrefix(name, ".") || name == "node_modules" }

// manifest returns the manifest of the folder.
func (f folder) manifest() (Manifest, error) { return f.manifestIn(".") }

func (f folder) manifestIn(dir string) (Manifest, error) {
	name := path.Join(dir, manifestName)
	data, err := fs.ReadFile(f.FS, name)
	if err != nil {
		return Manifest{}, fmt.Errorf("documentation in %s: %w", f.name, err)
	}
	return readManifest(f.join(name), data)
}

// readOne reads a page that a server sent as that media type, or "".
func readOne(name string, r io.Reader, media string) (*page.Page, error) {
	source, err := io.ReadAll(io.LimitReader(r, maxPage+1))
	if err != nil {
		return nil, fmt.Errorf("documentation: %s: %w", name, err)
	}
	if len(source) > maxPage {
		return nil, page.Unreadable(name, fmt.Sprintf("the page is larger than %d MiB", maxPage>>20), "give the page itself, not an archive of the site")
	}
	return page.Read(name, page.Origin{Type: media, Body: source})
}
