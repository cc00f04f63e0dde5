package html

import (
	"golang.org/x/net/html/atom"
)

// IsSilent reports whether an element gives a reader of the page no text: a
// browser does not show it, or it is a control that one fills in.
func IsSilent(a atom.Atom) bool {
	switch a {
	case atom.Audio, atom.Canvas, atom.Datalist, atom.Head, atom.Iframe, atom.Input, atom.Meter, atom.Noembed,
		atom.Noframes, atom.Noscript, atom.Object, atom.Option, atom.Progress, atom.Rp, atom.Script, atom.Select,
		atom.Style, atom.Svg, atom.Template, atom.Textarea, atom.Title, atom.Video:
		return true
	}
	return false
}

// IsBlock reports whether browsers lay the element out on lines of its own
// (HTML Standard, "Rendering", flow content).
func IsBlock(a atom.Atom) bool {
	switch a {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Caption, atom.Center, atom.Dd,
		atom.Details, atom.Dialog, atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure,
		atom.Footer, atom.Form, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header,
		atom.Hgroup, atom.Hr, atom.Html, atom.Legend, atom.Li, atom.Main, atom.Nav, atom.P,
		atom.Section, atom.Summary, atom.Tbody, atom.Td, atom.Tfoot, atom.Th, atom.Thead:
		return true
	}
	return false
}

func IsList(a atom.Atom) bool {
	return a == atom.Ul || a == atom.Ol || a == atom.Menu || a == atom.Dir
}

func isHeading(a atom.Atom) bool {
	switch a {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

func IsPreformatted(a atom.Atom) bool {
	return a == atom.Pre || a == atom.Listing || a == atom.Xmp || a == atom.Plaintext
}
