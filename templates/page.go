package templates

import (
	"crypto/sha256"
	"encoding/base64"
	"html/template"
	"maps"
	"slices"
	texttemplate "text/template"
)

// pageFunctions returns [Functions] and those of the HTML site.
func pageFunctions() texttemplate.FuncMap {
	functions := Functions()
	maps.Copy(functions, texttemplate.FuncMap{
		"style":  func() (template.CSS, error) { return trustedSource[template.CSS]("reference.css") },
		"script": func() (template.JS, error) { return trustedSource[template.JS]("reference.js") },
		"policy": policy,
		"class":  statusClass,

		"batches": func(size int, errors []*Error) [][]*Error { return slices.Collect(slices.Chunk(errors, size)) },
	})
	return functions
}

// trustedSource returns a built-in source, which html/template does not escape.
func trustedSource[T ~string](name string) (T, error) {
	data, err := sources.ReadFile(name)
	return T(data), err
}

// policy returns the Content-Security-Policy of the site: its own style and
// script, and nothing else. Images may be data, for the empty icon that keeps
// browsers from asking the server for one.
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
