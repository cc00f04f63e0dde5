package fetch

import (
	"bytes"
	"errors"
	"fmt"
	"mime"
	"net/http"
	"slices"
	"strings"
)

// A Response is a fetched document.
type Response struct {
	URL     string // as requested, without a fragment
	Final   string // where it was found, after redirects
	Type    string // media type, in lower case: as declared, or text/html if the text is HTML nevertheless
	Charset string // as declared in the header, in lower case; may be empty or wrong
	Body    []byte // as sent, decompressed; never empty
	Cached  bool   // whether Body comes from the cache
}

// documentTypes are the media types of documents, the best first.
var documentTypes = []string{"text/html", "application/xhtml+xml", "text/markdown", "text/x-markdown", "text/mdx", "text/plain"}

// anyType, among the types that a document may have, allows every type of text.
const anyType = "*/*"

// acceptHeader returns the Accept header (RFC 9110, 12.5.1) for media types,
// the best first.
func acceptHeader(types []string) string {
	if len(types) == 0 {
		types = documentTypes
	}
	var parts []string
	for i, t := range types {
		if t == anyType {
			continue // it is there anyway, as the last
		}
		if i > 0 {
			t += fmt.Sprintf(";q=0.%d", max(9-i, 2))
		}
		parts = append(parts, t)
	}
	return strings.Join(append(parts, "*/*;q=0.1"), ", ")
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

// documentType returns the media type of a body, given the declared one and those
// that are allowed beside the types of documents. HTML is
// recognized by its first bytes, since many servers send it whatever they declare.
// Files that are not text are recognized in the same way.
func documentType(declared string, body []byte, allowed []string) (string, error) {
	if len(bytes.TrimSpace(body)) == 0 {
		return "", &Error{
			Kind: Empty, Status: http.StatusOK, Message: "the server sent a page without any text",
			Fix: "try again later, or open the address in a browser to see what it has",
		}
	}
	found, _ := mediaType(http.DetectContentType(body))
	isText := strings.HasPrefix(found, "text/") || found == "application/octet-stream"
	switch {
	case declared != "" && !slices.Contains(documentTypes, declared) && !slices.Contains(allowed, anyType):
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
