package fetch

import (
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
)

// errTooLong is the error of a body that is longer than its limit.
var errTooLong = errors.New("the body is longer than the limit")

// readBody reads the body of a response, which may be no longer than limit, both
// compressed and decompressed; a longer one is cut or refused. A body that ends too
// early is an error.
func readBody(resp *http.Response, limit int64, cut bool) ([]byte, error) {
	if resp.ContentLength > limit && !cut {
		return nil, sizeError(limit)
	}
	body, err := unpacked(resp, limit)
	if err != nil {
		return nil, err
	}
	text, err := io.ReadAll(body)
	if errors.Is(err, errTooLong) && cut {
		return text, nil
	}
	if errors.Is(err, errTooLong) {
		return nil, sizeError(limit)
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
