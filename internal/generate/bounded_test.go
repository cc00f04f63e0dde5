package generate

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/errgen/errgen/templates"
)

// endless are templates that do not end in anybody's lifetime.
var endless = map[string]string{
	"that write":              `{{range $i := 1000000000000000}}text{{end}}`,
	"that write nothing":      `{{range $i := 1000000000000000}}{{end}}`,
	"that call one another":   `{{define "x"}}{{range $i := 1000000000000000}}{{template "y"}}{{end}}{{end}}{{define "y"}}{{end}}{{template "x"}}`,
	"that write into nothing": `{{range $i := 1000000000000000}}{{$x := printf "%d" $i}}{{end}}`,
}

// TestTemplateEnds checks that a template ends with the run.
func TestTemplateEnds(t *testing.T) {
	for name, source := range endless {
		ctx, cancel := context.WithCancel(t.Context())
		started := make(chan bool)
		go func() {
			<-started
			cancel()
		}()
		_, err := bounded(ctx, func(w io.Writer) error {
			close(started)
			return templates.RenderFile(w, "x.tmpl", []byte(strings.ReplaceAll(source, "00000000", "")), &templates.Catalog{})
		})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("templates %s: error %v", name, err)
		}
	}
}

// TestTemplateBounded checks that a template does not fill the memory.
func TestTemplateBounded(t *testing.T) {
	for _, file := range []string{"x.tmpl", "x.html"} {
		out, err := bounded(t.Context(), func(w io.Writer) error {
			return templates.RenderFile(w, file, []byte(strings.Replace(endless["that write"], "text", strings.Repeat("text", 1000), 1)), &templates.Catalog{})
		})
		if err == nil || out != nil || !strings.HasPrefix(err.Error(), file+": ") || !strings.Contains(err.Error(), "it writes more than 64 MiB") {
			t.Errorf("%d bytes, error %v", len(out), err)
		}
	}
}
