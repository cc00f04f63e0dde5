package fetch

import (
	"fmt"
	"runtime/debug"
	"strings"

	"github.com/errgen/errgen/internal/problem"
)

const (
	product  = "errgen" // what robots.txt calls this client
	homepage = "https://github.com/errgen/errgen"
)

// CheckContact returns an error if a [Client] cannot use contact.
func CheckContact(contact string) error {
	if strings.ContainsFunc(contact, func(r rune) bool { return r < ' ' || r > '~' || strings.ContainsRune(`()\`, r) }) {
		return problem.Errorf("give a mail address or a URL in ASCII, without parentheses", "the contact %q cannot be used in a header", contact)
	}
	return nil
}

// userAgent returns the User-Agent header: which program asks, and how to reach
// the person who runs it (RFC 9110, 10.1.5).
func userAgent(contact string) (string, error) {
	if err := CheckContact(contact); err != nil {
		message, fix, _ := strings.Cut(err.Error(), "\n\t")
		return "", &Error{Kind: BadAddress, Message: message, Fix: fix}
	}
	if contact == "" {
		contact = homepage + "/issues"
	}
	return fmt.Sprintf("%s/%s (+%s; contact: %s)", product, version(), homepage, contact), nil
}

// version returns the version of this build of errgen, or "dev" if it has none.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "dev"
	}
	modules := append([]*debug.Module{&info.Main}, info.Deps...)
	for _, m := range modules {
		if "https://"+m.Path == homepage && strings.HasPrefix(m.Version, "v") {
			return strings.TrimPrefix(m.Version, "v")
		}
	}
	return "dev"
}
