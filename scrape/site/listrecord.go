package site

import (
	"reflect"

	"github.com/errgen/errgen/scrape/list"
)

// A listRecord is a file of a list as a snapshot has it.
type listRecord struct {
	ManifestList
	body []byte
}

// lists returns the records of lists, each with its name.
func (s *snapshot) lists(lists []List) []listRecord {
	var now []listRecord
	for _, l := range lists {
		for _, f := range l.Files {
			if f.URL == "" {
				continue
			}
			r := listRecord{ManifestList{Name: l.Source.Name, URL: f.URL, SHA256: sumOf(f.Data)}, f.Data}
			r.keep(s, l.Source)
			now = append(now, r)
		}
	}
	for i, r := range now {
		if r.File == "" {
			now[i].File = s.free(stemOf(r.Name), listExt(r.URL, formOf(lists, r.Name)), r.URL)
		}
	}
	return now
}

func formOf(lists []List, name string) string {
	for _, l := range lists {
		if l.Source.Name == name {
			return l.Source.Form
		}
	}
	return ""
}

// keep makes r what the folder has, if that is sound and lists the same, and
// otherwise takes its file name.
func (r *listRecord) keep(s *snapshot, source list.Source) {
	for _, was := range s.saved {
		if was.Name != r.Name || was.URL != r.URL {
			continue
		}
		r.File = was.File
		s.take(was.File)
		if was.body != nil && sumOf(was.body) == was.SHA256 && listsSame(source, was.body, r.body) {
			*r = was
		}
		return
	}
}

// listsSame reports whether two files of a list say the same.
func listsSame(s list.Source, a, b []byte) bool {
	s.Expect = 0 // a file may be one of several
	return reflect.DeepEqual(itemsIn(s, a), itemsIn(s, b))
}

// itemsIn returns the errors in a file of a list, wherever they are in it.
func itemsIn(s list.Source, data []byte) []list.Item {
	items, _ := s.Read([]list.File{{Data: data}}) // its problems are those of the whole list
	for i := range items {
		items[i].Line = 0
	}
	return items
}
