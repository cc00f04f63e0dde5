package scrape

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"

	"github.com/errgen/errgen/internal/problem"
)

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
	if near, ok := problem.Nearest(name, Profiles()); ok {
		hint = fmt.Sprintf("did you mean %q? (%s)", near, hint)
	}
	return fmt.Errorf("unknown profile %q\n\t%s", name, hint)
}
