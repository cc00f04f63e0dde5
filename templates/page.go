package templates

import (
	"crypto/sha256"
	"encoding/base64"
	"html/template"
	"maps"
	"slices"
	texttemplate "text/template"
)

// pageFunctions are [Functions] with those that the HTML site is put together
// with.
func pageFunctions() texttemplate.FuncMap {
	functions := Functions()
	maps.Copy(functions, texttemplate.FuncMap{
		"style":  func() (template.CSS, error) { return source[template.CSS]("reference.css") },
		"script": func() (template.JS, error) { return source[template.JS]("reference.js") },
		"policy": policy,
		"class":  statusClass,

		"batches": func(size int, errors []*Error) [][]*Error { return slices.Collect(slices.Chunk(errors, size)) },
	})
	return functions
}

// source returns one of our own sources, which html/template trusts as it
// stands.
func source[T ~string](name string) (T, error) {
	data, err := sources.ReadFile(name)
	return T(data), err
}

// policy returns the Content-Security-Policy of the site: its own style and
// script, and nothing else from anywhere. The empty icon is there so that no
// browser asks the server for one.
func policy() (string, error) {
	p := "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:"
	for _, part := range []struct{ directive, name string }{{"script-src", "reference.js"}, {"style-src", "reference.css"}} {
		data, err := sources.ReadFile(part.name)
		if err != nil {
			return "", err
		}
		sum := sha256.Sum256(data)
		p += "; " + part.directive + " 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	return p, nil
}

// statusClass returns the class of a status, such as "4xx"; "" for 0.
func statusClass(code int) string {
	if code == 0 {
		return ""
	}
	return string(rune('0'+code/100)) + "xx"
}
