package emit

import (
	"go/token"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/errgen/errgen/catalog"
)

// initialisms are the words that Go spells in a fixed way, sorted: those of golint,
// and those of authentication and the web. Words are looked up in any case, with
// digits after them, and in the plural ("IDs").
var initialisms = []string{
	"2FA", "ACL", "AES", "AMQP", "API", "ARN", "ASCII", "AWS", "CIDR", "CLI",
	"CNAME", "CORS", "CPU", "CSR", "CSRF", "CSS", "CSV", "CVE", "CVV", "DB",
	"DKIM", "DMARC", "DNS", "ECDSA", "EOF", "FIDO", "FQDN", "FTP", "GCP",
	"GID", "GPG", "GPU", "GUID", "HMAC", "HOTP", "HSM", "HTML", "HTTP",
	"HTTPS", "IAM", "ID", "IDP", "IMAP", "IP", "IPv4", "IPv6", "JSON", "JWE",
	"JWK", "JWKS", "JWS", "JWT", "KMS", "LDAP", "LHS", "M2M", "MFA", "MIME",
	"MTLS", "MX", "NTP", "OAuth", "OCSP", "OIDC", "OS", "OTP", "PDF", "PEM",
	"PGP", "PII", "PKCE", "PKCS", "PKI", "QPS", "QR", "RAM", "RBAC", "RFC",
	"RHS", "RPC", "RSA", "RTP", "SAML", "SCIM", "SDK", "SHA", "SIP", "SLA",
	"SMS", "SMTP", "SPF", "SQL", "SSH", "SSL", "SSN", "SSO", "TCP", "TLS",
	"TOTP", "TTL", "U2F", "UDP", "UI", "UID", "URI", "URL", "URN", "USB",
	"UTC", "UTF", "UUID", "VAT", "VM", "VPC", "VPN", "WebAuthn", "XML",
	"XMPP", "XSRF", "XSS",
}

// A speller spells words in identifiers.
type speller map[string]string // from a word in lower case

// newSpeller returns a speller for initialisms and extra, which takes precedence.
func newSpeller(extra []string) speller {
	s := speller{}
	for _, word := range slices.Concat(initialisms, extra) {
		s[strings.ToLower(word)] = word
	}
	return s
}

// identifier returns the prefix followed by the words of text, spelled as in Go. It
// returns "" if text has neither letters nor digits.
func (s speller) identifier(prefix, text string) string {
	var b strings.Builder
	for _, word := range catalog.SplitWords(text) {
		b.WriteString(s.join(word))
	}
	if b.Len() == 0 {
		return ""
	}
	return prefix + b.String()
}

// join returns a word as a part of an identifier. A word with several humps, such
// as userId, is spelled hump by hump.
func (s speller) join(word string) string {
	if spelled, ok := s.lookup(word); ok {
		return spelled
	}
	var b strings.Builder
	for _, hump := range catalog.SplitHumps(word) {
		if spelled, ok := s.lookup(hump); ok {
			hump = spelled
		}
		b.WriteString(capitalize(hump))
	}
	return b.String()
}

// lookup returns the spelling of an initialism, of its plural, or of one with a
// number after it.
func (s speller) lookup(word string) (string, bool) {
	word = strings.ToLower(word)
	if spelled, ok := s[word]; ok {
		return spelled, true
	}
	if base, ok := strings.CutSuffix(word, "s"); ok && s[base] != "" {
		return s[base] + "s", true
	}
	base := strings.TrimRightFunc(word, unicode.IsDigit)
	if spelled := s[base]; spelled != "" {
		return spelled + word[len(base):], true
	}
	return "", false
}

// capitalize returns a word with its first letter in upper case.
func capitalize(word string) string {
	r, n := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(r)) + word[n:]
}

// isExported reports whether name is a Go identifier that other packages can use.
func isExported(name string) bool {
	return token.IsIdentifier(name) && token.IsExported(name)
}
