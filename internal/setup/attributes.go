package setup

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/errgen/errgen/internal/config"
	"github.com/errgen/errgen/internal/infile"
	"github.com/errgen/errgen/internal/outfile"
	"github.com/errgen/errgen/scrape/site"
)

// attributesFile is where git reads what it does with files.
const attributesFile = ".gitattributes"

// attributes returns the file that tells git, and sites that show its repositories,
// about the files of rows: lines end in the same way everywhere, saved pages are not
// changed at all, and what is generated counts as generated. It keeps the lines that
// are there, and adds none for a pattern that has one.
func attributes(repo *infile.Repository, dir string, rows []config.Settings) (outfile.Output, error) {
	file := filepath.Join(dir, attributesFile)
	old, err := repo.Read(file, infile.Small)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return outfile.Output{}, err
	}
	text := string(old)
	for _, row := range rows {
		lines, err := attributeLines(dir, row)
		if err != nil {
			return outfile.Output{}, err
		}
		for _, line := range lines {
			text = withLine(text, line)
		}
	}
	return outfile.New(repo, file, []byte(text))
}

// attributeLines returns the lines for a row, each a pattern and its attributes.
func attributeLines(dir string, row config.Settings) ([][2]string, error) {
	var lines [][2]string
	add := func(path, below, attributes string) error {
		rel, err := relativePath(dir, path)
		if err != nil || !filepath.IsLocal(rel) {
			return err // what is elsewhere is not of this file
		}
		lines = append(lines, [2]string{"/" + filepath.ToSlash(rel) + below, attributes})
		return nil
	}
	if err := add(row.Dir, "/*.go", "text eol=lf linguist-generated"); err != nil {
		return nil, err
	}
	if err := add(row.Catalog, "", "text eol=lf"); err != nil {
		return nil, err
	}
	for _, from := range row.From {
		if site.IsLive(from) || from == site.Bundled {
			continue
		}
		if err := add(from, "/**", "-text"); err != nil {
			return nil, err
		}
	}
	return lines, nil
}

// withLine returns a file with a line, unless its pattern has one there.
func withLine(text string, line [2]string) string {
	pattern := line[0]
	if strings.ContainsAny(pattern, " \t\"\\") {
		pattern = `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(pattern) + `"` // gitattributes(5)
	}
	for each := range strings.Lines(text) {
		if strings.HasPrefix(each, pattern+" ") || strings.HasPrefix(each, pattern+"\t") {
			return text
		}
	}
	if text != "" && !strings.HasSuffix(text, "\n") {
		text += "\n"
	}
	return text + pattern + " " + line[1] + "\n"
}
