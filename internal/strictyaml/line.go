package strictyaml

import (
	"regexp"
	"strings"

	"gopkg.in/yaml.v3"
)

// Scalar returns a text as YAML on one line: as it is where every version of
// YAML reads it as that text, otherwise in quotes. A byte that is not UTF-8
// becomes U+FFFD. Within {} and [], use [FlowScalar].
func Scalar(s string) string { return scalar(s, false) }

// FlowScalar returns what [Scalar] does, for a place within {} or [].
func FlowScalar(s string) string { return scalar(s, true) }

func scalar(s string, flow bool) string {
	s = strings.ToValidUTF8(s, "\ufffd")
	if relative.MatchString(s) {
		return s
	}
	as := styleOf(s, flow)
	switch as {
	case plain:
		return s // without the encoder, which costs more than all else
	case literal:
		as = doubleQuoted
	}
	line, err := encode(&yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: s, Style: styles[as]})
	if err != nil {
		panic(err) // every text in UTF-8 has a form
	}
	return strings.TrimSuffix(string(line), "\n")
}

// relative matches paths that begin with a dot and that no version of YAML takes
// for something else.
var relative = regexp.MustCompile(`^\.\.?(/[A-Za-z0-9_./-]*)?$`)
