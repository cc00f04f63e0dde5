package sources

import (
	"fmt"
	"strings"

	"github.com/errgen/errgen/internal/inert"
	"github.com/errgen/errgen/internal/update"
)

// place returns where a finding is shown: at its first place in a file of the
// user, or else at its first place.
func (f Finding) place() update.Place {
	for _, s := range f.Says {
		if s.Place.File != "" && !strings.ContainsRune(s.Place.File, ':') { // not a page, nor bundled
			return s.Place
		}
	}
	return f.Says[0].Place
}

// placesOf returns where sources have something, each place once.
func placesOf(says []Saying) string {
	var places []string
	for _, s := range says {
		if text := placeOf(s); text != "" {
			places = append(places, text)
		}
	}
	return strings.Join(places, ", ")
}

// placeOf returns a place as file:line.
func placeOf(s Saying) string {
	file := inert.Line(s.Place.File)
	if file == "" || s.Place.Line == 0 {
		return file
	}
	return fmt.Sprintf("%s:%d", file, s.Place.Line)
}
