package scrape

import (
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/errgen/errgen/catalog"
)

// Bundled is the location of the documentation that errgen carries in itself,
// for the built-in profiles that have some.
const Bundled = "bundled"

// maxPage bounds the size of one page in bytes. The largest pages known, of
// generators that repeat the article in scripts, have less than one million.
const maxPage = 64 << 20

//go:embed testdata/stytch-b2b
var bundled embed.FS

// A Manifest lists the pages of a folder. It is the file manifest.yaml in it.
type Manifest struct {
	Pages []ManifestPage `yaml:"pages"`
}

// A ManifestPage is one saved page.
type ManifestPage struct {
	URL  string `yaml:"url"`  // what the file is a capture of
	File string `yaml:"file"` // its name, relative to the manifest
}

const manifestName = "manifest.yaml"

// A Loader reads pages from locations.
type Loader struct {
	// Profile names the bundled documentation that [Bundled] stands for.
	Profile string
	// Stdin is what the location "-" reads.
	Stdin io.Reader
}

// Load returns the pages at a location: a file, a folder of saved pages with
// or without a manifest, "-" for standard input, or [Bundled]. Pages come in
// the order of the manifest, or else of their names.
func (l Loader) Load(location string) ([]*Page, error) {
	switch {
	case location == "-":
		page, err := readOne("standard input", l.Stdin)
		return []*Page{page}, err
	case location == Bundled:
		return l.loadBundled()
	case strings.HasPrefix(location, "http://"), strings.HasPrefix(location, "https://"):
		return nil, fmt.Errorf("%s: this version reads saved pages only\n\tsave the page and give the file, or give %q for the documentation that errgen carries", location, Bundled)
	}
	info, err := os.Stat(location)
	if err != nil {
		return nil, fmt.Errorf("documentation: %w", err)
	}
	if info.IsDir() {
		return loadFolder(folder{os.DirFS(location), location})
	}
	f, err := os.Open(location)
	if err != nil {
		return nil, fmt.Errorf("documentation: %w", err)
	}
	defer f.Close()
	page, err := readOne(filepath.ToSlash(location), f)
	return []*Page{page}, err
}

func (l Loader) loadBundled() ([]*Page, error) {
	sub, err := fs.Sub(bundled, path.Join("testdata", l.Profile))
	if err != nil {
		return nil, err
	}
	if _, err := fs.Stat(sub, manifestName); err != nil {
		return nil, fmt.Errorf("errgen carries no documentation for the profile %q\n\tgive saved pages with --from", l.Profile)
	}
	return loadFolder(folder{sub, Bundled + ":" + l.Profile})
}

// A folder is a folder of saved pages, and the name that messages give it.
type folder struct {
	fs.FS
	name string
}

func (f folder) join(file string) string { return path.Join(filepath.ToSlash(f.name), file) }

func loadFolder(f folder) ([]*Page, error) {
	listed, err := f.pages()
	if err != nil {
		return nil, err
	}
	var pages []*Page
	var problems catalog.Problems
	for _, entry := range listed {
		page, err := f.read(entry)
		var found catalog.Problems
		switch {
		case errors.As(err, &found):
			problems = append(problems, found...)
		case err != nil:
			return nil, err
		default:
			pages = append(pages, page)
		}
	}
	if len(listed) == 0 {
		return nil, unreadable(f.name, "the folder has no page", "save pages there as .txt or .html, or list them in a "+manifestName)
	}
	return pages, problems.Err()
}

func (f folder) read(entry ManifestPage) (*Page, error) {
	file, err := f.Open(entry.File)
	if err != nil {
		return nil, fmt.Errorf("documentation in %s: %w", f.name, err)
	}
	defer file.Close()
	page, err := readOne(f.join(entry.File), file)
	if err != nil {
		return nil, err
	}
	page.URL = entry.URL
	return page, nil
}

// pages returns what the manifest lists, or else the files of the folder
// whose names end as those of pages do.
func (f folder) pages() ([]ManifestPage, error) {
	data, err := fs.ReadFile(f, manifestName)
	if err == nil {
		var m Manifest
		_, err := catalog.Unmarshal(f.join(manifestName), data, &m)
		return m.Pages, err
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("documentation in %s: %w", f.name, err)
	}
	entries, err := fs.ReadDir(f, ".")
	if err != nil {
		return nil, fmt.Errorf("documentation in %s: %w", f.name, err)
	}
	var pages []ManifestPage
	for _, e := range entries {
		switch path.Ext(e.Name()) {
		case ".txt", ".html", ".htm", ".md", ".mdx":
			pages = append(pages, ManifestPage{File: e.Name()})
		}
	}
	return pages, nil
}

func readOne(name string, r io.Reader) (*Page, error) {
	source, err := io.ReadAll(io.LimitReader(r, maxPage+1))
	if err != nil {
		return nil, fmt.Errorf("documentation: %s: %w", name, err)
	}
	if len(source) > maxPage {
		return nil, unreadable(name, fmt.Sprintf("the page is larger than %d MiB", maxPage>>20), "give the page itself, not an archive of the site")
	}
	return ReadPage(name, source)
}
