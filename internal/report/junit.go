package report

import (
	"encoding/xml"
	"io"

	"github.com/errgen/errgen/internal/inert"
)

// The structs below are the part of JUnit's XML that Jenkins, GitLab and
// others read alike.
type (
	junitSuites struct {
		XMLName  xml.Name   `xml:"testsuites"`
		Tests    int        `xml:"tests,attr"`
		Failures int        `xml:"failures,attr"`
		Suite    junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Cases    []junitCase `xml:"testcase"`
	}
	junitCase struct {
		Class   string        `xml:"classname,attr"`
		Name    string        `xml:"name,attr"`
		File    string        `xml:"file,attr,omitempty"`
		Line    int           `xml:"line,attr,omitempty"`
		Failure *junitFailure `xml:"failure"`
		Out     string        `xml:"system-out,omitempty"`
	}
	junitFailure struct {
		Message string `xml:"message,attr"`
		Type    string `xml:"type,attr"`
		Text    string `xml:",chardata"`
	}
)

// writeJUnit writes each item as a test case, under its level as the class:
// one that fails the command as a failure, another as a success with output.
// A report without items is one successful case, as some viewers take an empty
// file for a mistake.
func writeJUnit(out io.Writer, r Report, _ Options) error {
	suite := junitSuite{Name: r.Command}
	for _, l := range r.Levels {
		for _, it := range r.at(l) {
			c := it.junit()
			if c.Failure != nil {
				suite.Failures++
			}
			suite.Cases = append(suite.Cases, c)
		}
	}
	if len(suite.Cases) == 0 {
		suite.Cases = []junitCase{{Class: suite.Name, Name: "nothing found"}}
	}
	suite.Tests = len(suite.Cases)
	data, err := xml.MarshalIndent(junitSuites{Tests: suite.Tests, Failures: suite.Failures, Suite: suite}, "", "  ")
	if err != nil {
		return err
	}
	return inert.WriteXML(out, xml.Header+string(data)+"\n")
}

func (it Item) junit() junitCase {
	name := it.Rule
	if it.Subject != "" {
		name = it.Subject + ": " + it.Rule
	}
	c := junitCase{
		Class: it.Severity.String(),
		Name:  cut(name, 200),
		File:  it.File,
		Line:  it.Line,
	}
	text := it.plain()
	if place := it.Place(); place != "" {
		text += "\n" + place
	}
	if !it.Failing {
		c.Out = text
		return c
	}
	c.Failure = &junitFailure{Message: cut(it.Message, 1000), Type: it.Rule, Text: text}
	return c
}
