package page

import (
	"bytes"
	"cmp"
	"fmt"
	"unicode/utf8"

	"github.com/errgen/errgen/scrape/block"
	"golang.org/x/net/html/charset"
)

// magics are how files begin that are not text, and what to do about each.
var magics = []struct{ start, is, fix string }{
	{"%PDF-", "a PDF file", "save the documentation as HTML, Markdown or text; errgen does not read PDF"},
	{"\x1f\x8b", "compressed with gzip", "unpack it with gunzip and give the file in it"},
	{"\x28\xb5\x2f\xfd", "compressed with zstd", "unpack it and give the file in it"},
	{"PK\x03\x04", "a zip archive, as office documents are too", "unpack it and give the page in it, as HTML, Markdown or text"},
	{"\x89PNG", "a picture (PNG)", "save the page itself as HTML, Markdown or text"},
	{"\xff\xd8\xff", "a picture (JPEG)", "save the page itself as HTML, Markdown or text"},
	{"GIF8", "a picture (GIF)", "save the page itself as HTML, Markdown or text"},
	{"bplist00", "a web archive", "save the page as page source, that is HTML alone"},
	{"From: <Saved by", "a web archive (MHTML)", "save the page as HTML alone"},
	{`{\rtf`, "an RTF document", "save the documentation as HTML, Markdown or text"},
}

// decode returns a source in UTF-8, without byte order mark, or the error that
// says why it is not text. Served is the charset that a server named, or "".
//
// UTF-8 comes before what the page declares: pages that were saved or moved
// declare much, and nothing else is UTF-8 by chance. What the server says comes
// last: servers name one charset for all that they have.
func decode(name string, source []byte, served string) ([]byte, error) {
	for _, m := range magics {
		if bytes.HasPrefix(source, []byte(m.start)) {
			return nil, Unreadable(name, "the page is not text: it is "+m.is, m.fix)
		}
	}
	source, err := decodeUTF16(name, source)
	if err != nil {
		return nil, err
	}
	source = bytes.TrimPrefix(source, []byte("\ufeff"))
	switch {
	case bytes.IndexByte(source, 0) >= 0:
		return nil, Unreadable(name, "the page holds NUL bytes: it is not text in UTF-8", "save it as UTF-8 text or HTML")
	case utf8.Valid(source):
		return source, nil
	}
	return decodeDeclared(name, source, served)
}

// decodeUTF16 decodes a source that begins with a byte order mark of UTF-16.
func decodeUTF16(name string, source []byte) ([]byte, error) {
	switch {
	case bytes.HasPrefix(source, []byte("\xff\xfe")):
		return decodeAs(name, "utf-16le", source[2:])
	case bytes.HasPrefix(source, []byte("\xfe\xff")):
		return decodeAs(name, "utf-16be", source[2:])
	}
	return source, nil
}

// decodeDeclared decodes HTML by what it declares, or else by what its server
// says, or else as browsers do for pages that nothing describes (HTML
// Standard, "determining the character encoding": windows-1252). Text that is
// not UTF-8 declares nothing, and is refused unless its server says something.
func decodeDeclared(name string, source []byte, served string) ([]byte, error) {
	isHTML := LooksLikeHTML(source)
	_, label, _ := charset.DetermineEncoding(source, "")
	if served != "" && (!isHTML || !declaresCharset(source)) {
		_, name := charset.Lookup(served)
		label = cmp.Or(name, served)
	}
	switch {
	case !isHTML && served == "":
		return nil, Unreadable(name, "the page is not valid UTF-8", "save it as UTF-8 text or HTML")
	case label == "utf-8":
		return nil, Unreadable(name, notUTF8(source, "the page says it is in UTF-8, but is not"), "save the page again; this one was damaged")
	case label == "windows-1252" && !isPlausible1252(source):
		return nil, Unreadable(name, notUTF8(source, "the page is not valid UTF-8, nor text in windows-1252"), "save it as UTF-8 text or HTML")
	}
	return decodeAs(name, label, source)
}

// declaresCharset reports whether an HTML page names a charset where browsers
// look for one (HTML Standard, "prescan a byte stream": the first 1,024 bytes).
func declaresCharset(source []byte) bool {
	head := source[:min(len(source), 1024)]
	return bytes.Contains(bytes.ToLower(head), []byte("charset"))
}

// notUTF8 returns a message with the line of the first byte that is not UTF-8.
func notUTF8(source []byte, message string) string {
	line := 1
	for len(source) > 0 {
		r, n := utf8.DecodeRune(source)
		if r == utf8.RuneError && n == 1 {
			return fmt.Sprintf("%s: line %d has the byte %#x", message, line, source[0])
		}
		if r == '\n' {
			line++
		}
		source = source[n:]
	}
	return message
}

// isPlausible1252 reports whether source may be text in windows-1252: it has
// no control characters, no bytes that the encoding leaves unused, and no
// sequence that is a character in UTF-8, which damaged UTF-8 has many of.
func isPlausible1252(source []byte) bool {
	for i := 0; i < len(source); i++ {
		switch c := source[i]; {
		case c < ' ' && !block.IsSpace(rune(c)), c == 0x7f:
			return false
		case c == 0x81, c == 0x8d, c == 0x8f, c == 0x90, c == 0x9d:
			return false
		case c >= utf8.RuneSelf:
			if _, n := utf8.DecodeRune(source[i:]); n > 1 {
				return false
			}
		}
	}
	return true
}

// decodeAs decodes source from the encoding of that label of the Encoding
// Standard.
func decodeAs(name, label string, source []byte) ([]byte, error) {
	encoding, _ := charset.Lookup(label)
	if encoding == nil {
		return nil, Unreadable(name, "the page is in "+label+", which errgen cannot read", "save it as UTF-8")
	}
	text, err := encoding.NewDecoder().Bytes(source)
	if err != nil || bytes.ContainsRune(text, utf8.RuneError) {
		return nil, Unreadable(name, "the page says it is in "+label+", but is not", "save the page again, as UTF-8")
	}
	return text, nil
}
