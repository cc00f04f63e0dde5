package fetch

import (
	"fmt"
	"runtime/debug"
	"strings"
)

const (
	product = "errgen" // what robots.txt calls this client
	home    = "https://github.com/errgen/errgen"
)

// CheckContact returns an error if contact is none that a [Client] can give.
func CheckContact(contact string) error {
	if strings.ContainsFunc(contact, func(r rune) bool { return r < ' ' || r > '~' || strings.ContainsRune(`()\`, r) }) {
		return fmt.Errorf("the contact %q cannot stand in a header\n\tgive a mail address or a URL in ASCII, without parentheses", contact)
	}
	return nil
}

// userAgent returns who asks, and how to reach them (RFC 9110, 10.1.5).
func userAgent(contact string) (string, error) {
	if err := CheckContact(contact); err != nil {
		message, fix, _ := strings.Cut(err.Error(), "\n\t")
		return "", &Error{Kind: BadAddress, Message: message, Fix: fix}
	}
	if contact == "" {
		contact = home + "/issues"
	}
	return fmt.Sprintf("%s/%s (+%s; contact: %s)", product, version(), home, contact), nil
}

// version returns the version of errgen that was built, "dev" if it has none.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "dev"
	}
	modules := append([]*debug.Module{&info.Main}, info.Deps...)
	for _, m := range modules {
		if "https://"+m.Path == home && strings.HasPrefix(m.Version, "v") {
			return strings.TrimPrefix(m.Version, "v")
		}
	}
	return "dev"
}
