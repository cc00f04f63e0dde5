package fetch

import (
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
)

// parseAddress returns the URL to ask for address: without fragment, and with
// a host in lower case.
func parseAddress(address string) (*url.URL, error) {
	u, err := url.Parse(address)
	switch {
	case err != nil:
		return nil, badAddress(fmt.Sprintf("%q is no URL", address))
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, badAddress("only http and https can be fetched")
	case u.Hostname() == "" || u.Opaque != "":
		return nil, badAddress("the address has no host")
	case u.User != nil:
		return nil, badAddress("the address has a user name or a password")
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

func badAddress(message string) error {
	return &Error{Kind: BadAddress, Message: message, Fix: "give an address such as https://example.com/docs/errors"}
}

// origin returns what has a robots.txt of its own: scheme, host and port.
func origin(u *url.URL) string { return u.Scheme + "://" + u.Host }

// hostPort returns the host of u with its port, as a dialer takes it.
func hostPort(u *url.URL) string {
	port := u.Port()
	if port == "" {
		port = defaultPorts[u.Scheme]
	}
	return net.JoinHostPort(u.Hostname(), port)
}

// isListed reports whether one of hosts is that of u.
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

// checkLiteral refuses hosts that are themselves special addresses, or names
// of this machine. The dialer checks again what names resolve to; a proxy, if
// there is one, sees only the name.
func (c *Client) checkLiteral(u *url.URL) error {
	guard := c.guard()
	name := strings.TrimSuffix(u.Hostname(), ".")
	if guard == nil {
		return nil
	}
	if name == "localhost" || strings.HasSuffix(name, ".localhost") {
		return blocked(clip(name) + " is this machine")
	}
	ip, err := netip.ParseAddr(name)
	if err != nil {
		if endsInNumber(name) {
			return blocked(clip(name) + " is an address in an unusual form")
		}
		return nil
	}
	network := "tcp6"
	if ip.Is4() {
		network = "tcp4"
	}
	if err := guard(network, hostPort(u), nil); err != nil {
		return blocked(u.Host + " is a private or special address, or an unusual port")
	}
	return nil
}

// endsInNumber reports whether a host is an IPv4 address in one of the forms
// of old, as the URL Standard tells them: the last part is a number.
func endsInNumber(host string) bool {
	last := host[strings.LastIndexByte(host, '.')+1:]
	_, err := strconv.ParseUint(last, 0, 64)
	return err == nil || last != "" && strings.Trim(last, "0123456789") == ""
}
