package page

import (
	"errors"

	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/scrape/markdown"
)

// Unreadable returns the error that a source cannot be read as documentation.
func Unreadable(name, message, fix string) error {
	return problem.List{{File: name, Rule: "unreadable-page", Message: message, Fix: fix}}
}

// badMarkdown returns the finding that the page cannot be read, because of err.
func badMarkdown(name string, err error) error {
	found := problem.Problem{
		File: name, Rule: "unreadable-page",
		Message: "the page cannot be read as Markdown: " + err.Error(),
		Fix:     "save the page again, or use another form of it",
	}
	var at *markdown.Error
	if errors.As(err, &at) {
		found.Line = at.Line
		found.Fix = at.Fix
	}
	return problem.List{found}
}
