package fetch

import (
	"bytes"
	"encoding/json"
	"net/http"
	"regexp"
	"strings"
)

// An ending says how it is known that a body is whole.
type ending int

const (
	framed  ending = iota // HTTP says where the body ends, or the format does
	cutOff                // the connection was closed, and the format goes on
	cutHTML               // the same, and it is HTML
	unknown               // the connection was closed, and the format ends anywhere
)

// endingOf returns how a body ended. Where a server announces neither a length nor
// chunks, HTTP/1 takes the end of the connection for that of the body (RFC 9112,
// 6.3), and a server that crashed looks like one that is done.
func endingOf(resp *http.Response, body []byte) ending {
	isPacked := resp.Header.Get("Content-Encoding") != "" // gzip has an end of its own
	if resp.ProtoMajor != 1 || resp.ContentLength >= 0 || len(resp.TransferEncoding) > 0 || isPacked {
		return framed
	}
	declared, _ := mediaType(resp.Header.Get("Content-Type"))
	switch text := bytes.TrimSpace(body); {
	case declared == "application/json" || strings.HasSuffix(declared, "+json"):
		if json.Valid(text) {
			return framed
		}
		return cutOff
	case isHTML(declared, text):
		return endOfHTML(text)
	}
	return unknown
}

func isHTML(declared string, text []byte) bool {
	return declared == "text/html" || declared == "application/xhtml+xml" || strings.HasPrefix(http.DetectContentType(text), "text/html")
}

var (
	htmlEnd   = regexp.MustCompile(`(?i)</(html|body)\s*>(\s*<!--[^>]*-->)*$`)
	htmlBegin = regexp.MustCompile(`(?i)<(html|body)[\s>]`)
)

// endOfHTML returns how a page of HTML ends. It may leave out </html>, and nothing can
// follow </body> that is shown. It may leave out both, but then it looks like a page that
// was cut between two elements, each time at the same place if a template fails there;
// so such a page is refused. A fragment may end anywhere, if not within a tag.
func endOfHTML(text []byte) ending {
	tail := text[max(0, len(text)-1<<10):]
	switch {
	case htmlEnd.Match(tail):
		return framed
	case htmlBegin.Match(text) || bytes.LastIndexByte(text, '<') > bytes.LastIndexByte(text, '>'):
		return cutHTML
	}
	return unknown
}

// checkWhole returns an error if the body of an answer may be a part only. One of
// unknown ending is whole if the answer before had the same.
func (a *answer) checkWhole(before *answer) error {
	const closed = "the server ended the page by closing the connection"
	e := &Error{Kind: Network, Fix: "try again later; if it stays so, open the page in a browser, save it, and read the file: --from FILE, or from: FILE in errgen.yaml", passing: true}
	switch {
	case a.ending == framed:
		return nil
	case a.ending == cutOff:
		e.Message = closed + ", in the middle of it"
	case a.ending == cutHTML:
		e.Message = closed + ", in the middle of it: neither </body> nor </html> ends it"
	case before == nil:
		e.Message = closed + ", which a broken one looks like; it is whole if a second answer is the same"
	case bytes.Equal(a.body, before.body):
		return nil
	default:
		e.Message = closed + ", and sent another one each time"
	}
	return e
}
