package size

import (
	"debug/elf"
	"fmt"
	"slices"
	"strings"
)

// An image is what the sections of a program hold.
type image struct {
	loaded      int // bytes of all sections that are loaded, zeros included
	stored      int // bytes of those that are in the file
	scanned     int // bytes that the garbage collector scans
	relocations int
	inits       []string // symbols of init work of the packages of the lab
}

// minus returns by how much i is larger than base.
func (i image) minus(base image) image {
	return image{
		loaded:      i.loaded - base.loaded,
		stored:      i.stored - base.stored,
		scanned:     i.scanned - base.scanned,
		relocations: i.relocations - base.relocations,
	}
}

// read reads a program.
func read(file string) (image, error) {
	f, err := elf.Open(file)
	if err != nil {
		return image{}, fmt.Errorf("reading a program (these figures need ELF, as on Linux): %w", err)
	}
	defer f.Close()
	var i image
	for _, s := range f.Sections {
		i.add(s)
	}
	symbols, err := f.Symbols()
	if err != nil {
		return image{}, fmt.Errorf("reading the symbols of %s: %w", file, err)
	}
	i.inits = inits(symbols)
	return i, nil
}

// add adds a section. Go keeps what has pointers in .data and .bss, which the
// garbage collector scans, and the rest elsewhere.
func (i *image) add(s *elf.Section) {
	size := int(s.Size)
	switch {
	case s.Flags&elf.SHF_ALLOC == 0:
		return
	case s.Type == elf.SHT_RELA:
		i.relocations += size / int(max(s.Entsize, 1))
		return
	case s.Type != elf.SHT_NOBITS:
		i.stored += size
	}
	i.loaded += size
	if s.Name == ".data" || s.Name == ".bss" {
		i.scanned += size
	}
}

// inits returns the symbols of init functions and of the tasks that run them.
func inits(symbols []elf.Symbol) []string {
	var names []string
	for _, s := range symbols {
		pkg, name, ok := strings.Cut(strings.TrimPrefix(s.Name, "go:"), ".")
		isInit := name == "init" || strings.HasPrefix(name, "init.") || name == ".inittask"
		if ok && isInit && strings.HasPrefix(pkg, "measured/") {
			names = append(names, s.Name)
		}
	}
	slices.Sort(names)
	return names
}
