package fetch

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"slices"
	"strings"
)

// errTooLong is the error of a body that is longer than its limit.
var errTooLong = errors.New("the body is longer than the limit")

// readBody reads the body of a response, which may be no longer than the limit of
// r, both compressed and decompressed. A body that ends too early is an error.
func readBody(resp *http.Response, r request) ([]byte, error) {
	if resp.ContentLength > r.limit && !r.cut {
		return nil, sizeError(r.limit)
	}
	body, err := unpacked(resp, r.limit)
	if err != nil {
		return nil, err
	}
	text, err := io.ReadAll(body)
	if errors.Is(err, errTooLong) && r.cut {
		return text, nil
	}
	if errors.Is(err, errTooLong) {
		return nil, sizeError(r.limit)
	}
	return text, err
}

// unpacked returns a reader of the decompressed body of resp that fails at limit.
func unpacked(resp *http.Response, limit int64) (io.Reader, error) {
	sent := &limitedReader{resp.Body, limit}
	switch encoding := strings.ToLower(resp.Header.Get("Content-Encoding")); encoding {
	case "", "identity":
		return sent, nil
	case "gzip", "x-gzip":
		unzipped, err := gzip.NewReader(sent)
		return &limitedReader{unzipped, limit}, err
	default:
		return nil, &Error{
			Kind: ContentType, Status: resp.StatusCode,
			Message: fmt.Sprintf("the server compressed the page as %q, which errgen did not ask for", clip(encoding)),
			Fix:     "save the page and give the file",
		}
	}
}

// A limitedReader reads no more than left bytes of r. Unlike an
// [io.LimitedReader], it returns an error if there are more.
type limitedReader struct {
	r    io.Reader
	left int64
}

func (l *limitedReader) Read(p []byte) (int, error) {
	if int64(len(p)) > l.left+1 {
		p = p[:l.left+1]
	}
	n, err := l.r.Read(p)
	if int64(n) > l.left {
		n, err = int(l.left), errTooLong
	}
	l.left -= int64(n)
	return n, err
}

func sizeError(limit int64) error {
	return &Error{
		Kind: TooLarge, Message: fmt.Sprintf("the page has more than %s", size(limit)),
		Fix: "give the address of the page itself, not of an archive of the site",
	}
}

// size returns a number of bytes in a form for people, such as "64 MiB".
func size(n int64) string {
	switch {
	case n >= 1<<20:
		return fmt.Sprintf("%.4g MiB", float64(n)/(1<<20))
	case n >= 1<<10:
		return fmt.Sprintf("%.4g KiB", float64(n)/(1<<10))
	}
	return fmt.Sprintf("%d bytes", n)
}

// documentTypes are the media types of documents, the best first.
var documentTypes = []string{"text/html", "application/xhtml+xml", "text/markdown", "text/x-markdown", "text/mdx", "text/plain"}

// acceptHeader returns the Accept header (RFC 9110, 12.5.1) for media types,
// the best first.
func acceptHeader(types []string) string {
	if len(types) == 0 {
		types = documentTypes
	}
	var parts []string
	for i, t := range types {
		if i > 0 {
			t += fmt.Sprintf(";q=0.%d", max(9-i, 2))
		}
		parts = append(parts, t)
	}
	return strings.Join(append(parts, "*/*;q=0.1"), ", ")
}

// entry returns the document in an answer. It was requested at the address
// first, and redirects led to the address last.
func (a *answer) entry(first, last fmt.Stringer, kept *entry) (*entry, error) {
	if a.status == http.StatusNotModified {
		return kept, nil
	}
	declared, charset := mediaType(a.header.Get("Content-Type"))
	actual, err := documentType(declared, a.body)
	if err != nil {
		return nil, err
	}
	return &entry{
		ETag:         a.header.Get("ETag"),
		LastModified: a.header.Get("Last-Modified"),
		Response:     &Response{URL: first.String(), Final: last.String(), Type: actual, Charset: charset, Body: a.body},
	}, nil
}

// mediaType returns the media type and the charset of a Content-Type header,
// both in lower case, and empty if it has none.
func mediaType(header string) (declared, charset string) {
	declared, parameters, err := mime.ParseMediaType(header)
	if err != nil && !errors.Is(err, mime.ErrInvalidMediaParameter) {
		return "", ""
	}
	return declared, strings.ToLower(parameters["charset"])
}

// documentType returns the media type of a body, given the declared one. HTML is
// recognized by its first bytes, since many servers send it whatever they declare.
// Files that are not text are recognized in the same way.
func documentType(declared string, body []byte) (string, error) {
	if len(bytes.TrimSpace(body)) == 0 {
		return "", &Error{
			Kind: Empty, Status: http.StatusOK, Message: "the server sent a page without any text",
			Fix: "try again later, or open the address in a browser to see what it has",
		}
	}
	found, _ := mediaType(http.DetectContentType(body))
	isText := strings.HasPrefix(found, "text/") || found == "application/octet-stream"
	switch {
	case declared != "" && !slices.Contains(documentTypes, declared):
		return "", contentTypeError(declared)
	case !isText:
		return "", contentTypeError(found)
	case found == "text/html" && declared != "application/xhtml+xml":
		return found, nil
	case declared == "":
		return "text/plain", nil
	}
	return declared, nil
}

func contentTypeError(found string) error {
	return &Error{
		Kind: ContentType, Status: http.StatusOK, Message: fmt.Sprintf("the server sent %q, not a page", clip(found)),
		Fix: "give the address of a page in HTML, Markdown or plain text",
	}
}
