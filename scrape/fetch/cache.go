package fetch

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"

	"github.com/errgen/errgen/internal/problem"
)

// An entry is a document with the headers that tell whether it has changed. In
// the cache it is one file:
//
//	errgen-cache 1 <sha256 of the rest of the file>
//	{"url":"https://example.com/docs/errors","accept":"text/html",…}
//	<the document>
//
// The name of the file is the hash of the address and the accepted types. The
// file is written under another name and renamed, so that several processes can
// share a cache. A damaged file counts as missing.
type entry struct {
	*Response
	ETag, LastModified string
}

// A cacheHeader is the second line of a file of the cache.
type cacheHeader struct {
	URL          string `json:"url"`
	Accept       string `json:"accept"`
	Final        string `json:"final"`
	Type         string `json:"type"`
	Charset      string `json:"charset,omitempty"`
	ETag         string `json:"etag,omitempty"`
	LastModified string `json:"last_modified,omitempty"`
}

const (
	cacheMagic = "errgen-cache 1 "
	cacheExt   = ".page"
	maxMeta    = 64 << 10 // bytes of a file that are not the document
)

// DefaultCacheDir returns the folder of errgen's cache for this user.
func DefaultCacheDir() (string, error) {
	dir, err := os.UserCacheDir()
	if err != nil {
		return "", problem.Errorf("set XDG_CACHE_HOME or HOME, or give --no-cache", "there is no folder for a cache: %w", err)
	}
	return filepath.Join(dir, "errgen"), nil
}

// cacheFile returns the file for a document.
func (c *Client) cacheFile(address, accept string) string {
	sum := sha256.Sum256([]byte(address + "\n" + accept))
	return filepath.Join(c.CacheDir, hex.EncodeToString(sum[:])+cacheExt)
}

// load returns the document at u from the cache, or nil.
func (c *Client) load(u *url.URL, accept string) *entry {
	if c.CacheDir == "" {
		return nil
	}
	f, err := os.Open(c.cacheFile(u.String(), accept))
	if err != nil {
		return nil
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, c.maxBody()+maxMeta))
	if err != nil {
		return nil
	}
	e := decodeEntry(data, u.String(), accept)
	if e == nil || int64(len(e.Body)) > c.maxBody() {
		return nil
	}
	return e
}

// store keeps e for the next run. A cache that cannot be written is not an
// error: the document is there.
func (c *Client) store(e *entry, accept string) {
	if c.CacheDir == "" {
		return
	}
	if err := writeFile(c.cacheFile(e.URL, accept), e.encode(accept)); err != nil {
		c.notify(Event{URL: e.URL, Reason: "the cache cannot be written: " + err.Error()})
	}
}

func (e *entry) encode(accept string) []byte {
	meta, err := json.Marshal(cacheHeader{e.URL, accept, e.Final, e.Type, e.Charset, e.ETag, e.LastModified})
	if err != nil {
		panic("fetch: internal error: " + err.Error())
	}
	rest := append(append(meta, '\n'), e.Body...)
	return append(fmt.Appendf(nil, "%s%x\n", cacheMagic, sha256.Sum256(rest)), rest...)
}

// decodeEntry decodes an entry. It returns nil if data is damaged, or the entry of
// another document.
func decodeEntry(data []byte, address, accept string) *entry {
	first, rest, ok := bytes.Cut(data, []byte("\n"))
	if !ok || string(first) != fmt.Sprintf("%s%x", cacheMagic, sha256.Sum256(rest)) {
		return nil
	}
	meta, body, ok := bytes.Cut(rest, []byte("\n"))
	var h cacheHeader
	if !ok || json.Unmarshal(meta, &h) != nil || h.URL != address || h.Accept != accept || len(body) == 0 {
		return nil
	}
	return &entry{
		Response: &Response{URL: h.URL, Final: h.Final, Type: h.Type, Charset: h.Charset, Body: body, Cached: true},
		ETag:     h.ETag, LastModified: h.LastModified,
	}
}

// canRevalidate reports whether the server can be asked if e, which was found at
// an address, is still current.
func (e *entry) canRevalidate(at string) bool {
	return e != nil && e.Final == at && e.ETag+e.LastModified != ""
}

// condition adds the headers that ask for the document only if it has changed
// (RFC 9110, 13.1).
func (e *entry) condition(h http.Header) {
	if e == nil {
		return
	}
	if e.ETag != "" {
		h.Set("If-None-Match", e.ETag)
	}
	if e.LastModified != "" {
		h.Set("If-Modified-Since", e.LastModified)
	}
}

// offline returns the document of e, or an error if the cache has none.
func (e *entry) offline() (*Response, error) {
	if e == nil {
		return nil, &Error{
			Kind: Offline, Message: "the page is not in the cache, and --offline asks no server",
			Fix: "run the command once without --offline",
		}
	}
	return e.Response, nil
}

// writeFile writes a whole file, or none.
func writeFile(name string, data []byte) (err error) {
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(name), filepath.Base(name)+tempMark+"*")
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}

// tempMark is a part of the names of files that are being written.
const tempMark = ".tmp"
