package emit

import (
	"embed"
	"strconv"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/internal/response"
)

// testSources is the hand-written half of a package for tests.
//
//go:embed skeleton/skeletontest/skeletontest.go skeleton/skeletontest/server.go skeleton/skeletontest/json.go skeleton/skeletontest/xml.go
var testSources embed.FS

// skeletonPath is what the package for tests of the skeleton imports.
const skeletonPath = "github.com/errgen/errgen/internal/emit/skeleton"

// TestSuffix ends the name of a package for tests, which begins with that of the
// generated package.
const TestSuffix = "test"

// GoTest generates the files of the package for tests beside the one that [Go]
// generates with the same options, which has the import path. Its errors are those
// of Go.
func GoTest(c *catalog.Catalog, o Options, importPath string) ([]File, error) {
	p, err := newPlan(c, o)
	if err != nil {
		return nil, err
	}
	if len(p.entries) == 0 {
		return nil, problem.Errorf("generate it without a package for tests", "the catalogue has no errors that a test could ask for")
	}
	unfinished := []sourceFile{p.testBody()}
	names := []string{"skeletontest.go", p.formatFile()}
	if p.hasHTTP {
		names = append(names, "server.go")
	}
	for _, name := range names {
		unfinished = append(unfinished, p.testSource(name, importPath))
	}
	return finish(unfinished)
}

// testSource returns a file of testSources for the package with an import path.
func (p *plan) testSource(name, importPath string) sourceFile {
	source, err := testSources.ReadFile("skeleton/skeletontest/" + name)
	if err != nil {
		return sourceFile{name: name, err: err}
	}
	example := p.name + "." + p.example()
	text := strings.NewReplacer(
		"//go:build ignore\n\n", "", // xml.go is not compiled beside json.go
		strconv.Quote(skeletonPath), strconv.Quote(importPath),
		"skeletontest", p.name+TestSuffix,
		"skeleton.ErrEmailNotFound", example,
		"skeleton", p.name,
	).Replace(string(source))
	s := sourceFile{name: name, source: []byte(header + "\n\n" + text)}
	if name == "skeletontest.go" {
		s.name = p.name + TestSuffix + ".go"
	}
	s.planned, s.err = declarations(s.source)
	return s
}

// responseParameters are the parameters of the function response, by field of the wire.
var responseParameters = map[string]string{
	"status": "status", "request_id": "requestID", "type": "errorType", "message": "message", "url": "url",
}

// testBody returns the file with the body of a response.
func (p *plan) testBody() sourceFile {
	var parts []string
	for _, part := range response.Parts(p.api) {
		if part.Field != "" {
			parts = append(parts, responseParameters[part.Field])
			continue
		}
		parts = append(parts, quote(part.Literal))
	}
	f := newFileBuilder(p.name+TestSuffix, nil)
	areNumbers := strconv.FormatBool(p.catalog.HasNumberTypes())
	f.constant(declaration{"const areNumbers", areNumbers, docLine("areNumbers is whether error types are numbers in a response.").lines()}, areNumbers)
	f.function(
		docLine("response returns a response with values that are encoded already."),
		"func response(status, requestID, errorType, message, url string) string {\nreturn "+strings.Join(parts, " +\n")+"\n}",
	)
	return f.sourceFile("body.go")
}

// quote returns a text as a literal of Go, between backquotes if it is legible there.
func quote(text string) string {
	if isLegible(text) && strconv.CanBackquote(text) {
		return "`" + text + "`"
	}
	return strconv.Quote(text)
}
