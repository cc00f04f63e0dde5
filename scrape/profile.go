package scrape

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"

	"github.com/errgen/errgen/catalog"
)

// A Profile says how one vendor lays out its error documentation. It is a YAML
// file; scrape/profiles/stytch-b2b.yaml is one.
//
// A pattern is a regular expression of package regexp, searched in the text
// of one block. What a pattern captures as (?P<status>…), (?P<title>…),
// (?P<type>…), (?P<class>…) or (?P<meaning>…) is the value that is read.
// A label is compared with the whole text of a block, case and a final colon
// apart.
type Profile struct {
	// Name, Title and Docs are copied into the catalogue.
	Name  string `yaml:"name"`
	Title string `yaml:"title"`
	Docs  string `yaml:"docs"`

	// Wire names the fields of an error response, and so those of the JSON
	// sample of an entry. What it means by default is [catalog.DefaultWire].
	Wire catalog.Wire `yaml:"wire"`

	Overview Overview `yaml:"overview"`
	Entries  Entries  `yaml:"entries"`

	rules rules
}

// Overview says how to read the page that lists the statuses.
type Overview struct {
	Title    string   `yaml:"title"`    // pattern of the block that only this page has
	Statuses Statuses `yaml:"statuses"` // where the statuses are listed
	Classes  string   `yaml:"classes"`  // pattern of a list item that explains a class
}

// Statuses says where a page lists the HTTP statuses: in the blocks that
// follow a certain block and each other.
type Statuses struct {
	After string   `yaml:"after"` // pattern of the block before the list
	Skip  []string `yaml:"skip"`  // patterns of blocks in the list that are no status
	Match string   `yaml:"match"` // pattern of a status
	URL   string   `yaml:"url"`   // address of a status's page; {status} stands for its code
}

// Entries says how to read a page that has entries.
type Entries struct {
	Title  string   `yaml:"title"`  // pattern of the block that only these pages have; may capture the page's status
	Type   string   `yaml:"type"`   // pattern of the block that begins an entry
	Badge  string   `yaml:"badge"`  // pattern of the block after it, with the status and its title
	Causes []string `yaml:"causes"` // labels above the causes
	Steps  []string `yaml:"steps"`  // labels above the steps
	Label  []string `yaml:"label"`  // labels above the sample
	End    []string `yaml:"end"`    // labels that end the entry; what follows is noise
}

//go:embed profiles/*.yaml
var builtin embed.FS

// Profiles returns the names of the built-in profiles, sorted.
func Profiles() []string {
	files, _ := fs.Glob(builtin, "profiles/*.yaml") // the pattern is well-formed
	names := make([]string, len(files))
	for i, file := range files {
		names[i] = strings.TrimSuffix(path.Base(file), ".yaml")
	}
	return names
}

// LoadProfile returns the built-in profile of that name, or the profile in
// the file of that name when it has a slash or ends in .yaml or .yml.
func LoadProfile(name string) (*Profile, error) {
	if strings.ContainsAny(name, `/\`) || strings.HasSuffix(name, ".yaml") || strings.HasSuffix(name, ".yml") {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("profile: %w", err)
		}
		return ParseProfile(name, data)
	}
	data, err := builtin.ReadFile("profiles/" + name + ".yaml")
	if errors.Is(err, fs.ErrNotExist) || name == "" {
		return nil, unknownProfile(name)
	}
	if err != nil {
		return nil, fmt.Errorf("profile: %w", err)
	}
	return ParseProfile("profile "+name, data)
}

func unknownProfile(name string) error {
	hint := "built-in profiles: " + strings.Join(Profiles(), ", ") + "; a profile of your own is given as a path"
	if near, ok := catalog.Nearest(name, Profiles()); ok {
		hint = fmt.Sprintf("did you mean %q? (%s)", near, hint)
	}
	return fmt.Errorf("unknown profile %q\n\t%s", name, hint)
}

// ParseProfile decodes a profile strictly. The error is a [catalog.Problems]
// with every finding.
func ParseProfile(name string, data []byte) (*Profile, error) {
	var p Profile
	src, err := catalog.Unmarshal(name, data, &p)
	if err != nil {
		return nil, err
	}
	p.Wire = p.Wire.OrDefault()
	c := compiler{problems: p.Wire.Validate("wire")}
	p.rules = c.rules(&p)
	if err := src.Place(c.problems).Err(); err != nil {
		return nil, err
	}
	return &p, nil
}
