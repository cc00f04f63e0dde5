package templates

import "embed"

// sources are the built-in templates of documents.
//
//go:embed explain.tmpl explain.md.tmpl explain.json.tmpl error.md.tmpl error.json.tmpl
//go:embed reference.html.tmpl reference.css reference.js reference.md.tmpl
//go:embed errors.ts.tmpl errors.py.tmpl errors.json.tmpl errors.csv.tmpl openapi.json.tmpl
var sources embed.FS
