package fetch

import (
	"fmt"
	"net"
	"net/url"
	"strings"
)

// parseAddress returns the URL to request for an address: without a fragment,
// and with its host in lower case.
func parseAddress(address string) (*url.URL, error) {
	u, err := url.Parse(address)
	switch {
	case err != nil:
		return nil, addressError(fmt.Sprintf("%q is not a URL", address))
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, addressError("only http and https can be fetched")
	case u.Hostname() == "" || u.Opaque != "":
		return nil, addressError("the address has no host")
	case u.User != nil:
		return nil, addressError("the address has a user name or a password")
	}
	u.Fragment, u.RawFragment = "", ""
	u.Host = strings.ToLower(u.Host)
	if port := u.Port(); port == "" || port == defaultPorts[u.Scheme] {
		u.Host = strings.TrimSuffix(strings.TrimSuffix(u.Host, port), ":")
	}
	if u.Path == "" {
		u.Path = "/"
	}
	return u, nil
}

var defaultPorts = map[string]string{"http": "80", "https": "443", "ws": "80", "wss": "443"}

func addressError(message string) error {
	return &Error{Kind: BadAddress, Message: message, Fix: "give an address such as https://example.com/docs/errors"}
}

// origin returns the scheme, host and port, which have a robots.txt of their own.
func origin(u *url.URL) string { return u.Scheme + "://" + u.Host }

// hostPort returns the host of u with its port, as a dialer takes it.
func hostPort(u *url.URL) string {
	port := u.Port()
	if port == "" {
		port = defaultPorts[u.Scheme]
	}
	return net.JoinHostPort(u.Hostname(), port)
}

// isListed reports whether hosts has the host of u.
func isListed(hosts []string, u *url.URL) bool {
	for _, h := range hosts {
		h = strings.ToLower(h)
		if h == u.Host || h == hostPort(u) {
			return true
		}
		parent, isWild := strings.CutPrefix(h, "*")
		if isWild && strings.HasPrefix(parent, ".") && strings.HasSuffix(u.Host, parent) {
			return true
		}
	}
	return false
}
