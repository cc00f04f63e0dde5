package html

import (
	"strings"
	"testing"
)

// TestCutOff has sources that end too early, and those that are only written so.
func TestCutOff(t *testing.T) {
	for source, isCut := range map[string]bool{
		"<p>a</p><h2 id=\"b\"":                                true,
		"<p>a</p><":                                           true,
		"<p>a</p></di":                                        true,
		"<p>a</p><!-- a remar":                                true,
		"<main><p>a</p>":                                      true,
		"<article><h2>a</h2><p>b":                             true,
		"<section>a</section><section>b":                      true,
		"<p>a</p><h2>b":                                       true,
		"<pre>a\n":                                            true,
		"<p>a</p><script>var a = \"<main>":                    true,
		"<html><body><div><div><div><p>a</p></div>b":          true,
		"<body><ul><li>a":                                     true,
		"<body><div><div><p>a</p>":                            true,
		"<html><body><div><div><p>a</p></div>b":               false, // as tag soup has it
		"<p>a<p>b":                                            false,
		"<p>1 < 2 and 3 > 2":                                  false,
		"<table><tr><td>a":                                    false,
		"<body><p>a<p>b":                                      false,
		"<html><body><div><p>a</p>":                           true,
		"<html><body><div><div><p>a</p></body>":               false,
		"<p>a</p><!-- <main> <h2>b --><p>c":                   false,
		"<p>a</p><script>var a = \"<main><h2>\"</script><p>c": false,
		"<main>a</main><p>b":                                  false,
		"<main>a<!-- <script> --></main><script></script>":    false,
		"<script>var a = \"<!--\"</script><main>a":            true,
		"<mainly>a":                                           false,
		"<H2>a</h2><MAIN>b":                                   false,
		"<section/><h2>a</h2 ><pre>b</pre\n>":                 true, // browsers read no self-closing section
		"<p>a</p><svg><title>b</title></svg>":                 false,
		"<title>a</title>":                                    false,
	} {
		if err := cutOff([]byte(source)); (err != nil) != isCut {
			t.Errorf("%q: error %v, want one: %v", source, err, isCut)
		}
	}
}

// TestPaired finds each of the elements that cutOff knows by its tags.
func TestPaired(t *testing.T) {
	for i, c := range paired {
		for _, tag := range []string{c.name + ">", "/" + c.name + ">", c.name + " id", c.name + "\n", c.name + "/>"} {
			if n, isEnd := pairedAt([]byte(tag)); n != i || isEnd != (tag[0] == '/') {
				t.Errorf("<%s is %d, an end tag: %v, want %d", tag, n, isEnd, i)
			}
		}
		for _, tag := range []string{c.name, "/" + c.name, c.name + "s>", c.name[:len(c.name)-1] + ">", strings.ToUpper(c.name) + ">", "-" + c.name + ">"} {
			if n, _ := pairedAt([]byte(tag)); n >= 0 && paired[n].name+">" != tag {
				t.Errorf("<%s is %s, want none", tag, paired[n].name)
			}
		}
	}
}
