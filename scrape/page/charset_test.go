package page

import (
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf16"
)

func utf16Of(s string, order binary.AppendByteOrder) string {
	out := order.AppendUint16(nil, 0xfeff)
	for _, unit := range utf16.Encode([]rune(s)) {
		out = order.AppendUint16(out, unit)
	}
	return string(out)
}

// TestDecode reads pages in the encodings that pages come in. Each says the
// same.
func TestDecode(t *testing.T) {
	const page = "<!doctype html><p>café – “naïve” €</p>"
	const page1252 = "<!doctype html><p>caf\xe9 \x96 \x93na\xefve\x94 \x80</p>"
	declared := func(charset, page string) string {
		return strings.Replace(page, "<p>", "<meta charset="+charset+"><p>", 1)
	}
	for _, test := range []struct{ name, source string }{
		{"UTF-8", page},
		{"UTF-8 with a byte order mark", "\ufeff" + page},
		{"UTF-8 that says it is something else", declared("iso-8859-1", page)},
		{"UTF-8 whose first such character comes late", strings.Replace(page, "<p>", strings.Repeat("<i></i>", 10_000)+"<p>", 1)},
		{"UTF-16, little end first", utf16Of(page, binary.LittleEndian)},
		{"UTF-16, big end first", utf16Of(page, binary.BigEndian)},
		{"windows-1252", declared("windows-1252", page1252)},
		{"windows-1252, called by the name of its subset", declared("ISO-8859-1", page1252)},
		{"windows-1252, undeclared", page1252},
		{"windows-1252, in the old way", strings.Replace(page1252, "<p>", `<meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><p>`, 1)},
	} {
		t.Run(test.name, func(t *testing.T) {
			read, err := Read("page.html", Origin{Body: []byte(test.source)})
			if err != nil {
				t.Fatal(err)
			}
			if len(read.Blocks) != 1 || read.Blocks[0].Text != "café – “naïve” €" {
				t.Errorf("blocks %+v", read.Blocks)
			}
		})
	}
	read, err := Read("page.html", Origin{Body: []byte(declared("shift_jis", "<html><p>\x8c\xb4\x88\xf6</p>"))})
	if err != nil || len(read.Blocks) != 1 || read.Blocks[0].Text != "原因" {
		t.Errorf("Shift JIS: %+v, error %v", read, err)
	}
}

// TestDecodeErrors reads what is not text. Each error says what it is and what
// to do.
func TestDecodeErrors(t *testing.T) {
	for _, test := range []struct{ name, source, want string }{
		{"empty", "", "empty"},
		{"blank", " \r\n\t", "empty"},
		{"a byte order mark alone", "\xff\xfe", "empty"},
		{"PDF", "%PDF-1.7\n%\xe2\xe3\xcf\xd3", "a PDF file"},
		{"gzip", "\x1f\x8b\x08\x00", "gunzip"},
		{"zip", "PK\x03\x04\x14", "zip archive"},
		{"PNG", "\x89PNG\r\n\x1a\n", "a picture"},
		{"web archive of a browser", "From: <Saved by Blink>\r\nSnapshot-Content-Location: x", "MHTML"},
		{"NUL bytes", "<html>\x00", "NUL bytes"},
		{"UTF-16 without its mark", "<\x00h\x00t\x00m\x00l\x00>\x00", "NUL bytes"},
		{"UTF-16 with half a character", "\xff\xfe<\x00p\x00>\x00\x00\xd8a\x00", "says it is in utf-16le, but is not"},
		{"damaged UTF-8", "<html>\n<p>caf\xc3\xa9\n<p>na\xafve", "line 3 has the byte 0xaf"},
		{"not what it declares", "<html><meta charset=utf-8>\n<p>caf\xe9", "line 2 has the byte 0xe9"},
		{"text that is not UTF-8", "caf\xe9", "not valid UTF-8"},
		{"bytes", "<p>\x01\x02\x9d\x81", "not valid UTF-8"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := Read("page.html", Origin{Body: []byte(test.source)})
			if err == nil || !strings.Contains(err.Error(), test.want) || !strings.Contains(err.Error(), "\n\t") {
				t.Errorf("error %v, want one with %q and a remedy", err, test.want)
			}
		})
	}
}

// TestServedCharset reads pages of which a server says something, too. It
// counts for less than the bytes and the page.
func TestServedCharset(t *testing.T) {
	for _, test := range []struct{ name, source, served, want string }{
		{"HTML that declares nothing", "<p>\x8c\xb4\x88\xf6</p>", "text/html; charset=Shift_JIS", "原因"},
		{"text", "caf\xe9", "text/plain; charset=iso-8859-1", "café"},
		{"HTML that says something else", "<meta charset=shift_jis><p>\x8c\xb4\x88\xf6</p>", "text/html; charset=iso-8859-1", "原因"},
		{"UTF-8", "<p>原因</p>", "text/html; charset=iso-8859-1", "原因"},
		{"no charset", "<p>caf\xe9</p>", "text/html", "café"},
		{"no type", "<p>caf\xe9</p>", ";;", "café"},
	} {
		t.Run(test.name, func(t *testing.T) {
			page, err := Read("page", Origin{Type: test.served, Body: []byte(test.source)})
			if err != nil {
				t.Fatal(err)
			}
			if len(page.Blocks) != 1 || page.Blocks[0].Text != test.want {
				t.Errorf("blocks %+v, want %q", page.Blocks, test.want)
			}
		})
	}
	for source, want := range map[string]string{
		"text/html; charset=utf-8":       "says it is in UTF-8",
		"text/html; charset=x-unheard":   "in x-unheard, which errgen cannot read",
		"text/html; charset=iso-2022-jp": "in iso-2022-jp, but is not",
	} {
		if _, err := Read("page", Origin{Type: source, Body: []byte("<p>caf\xe9</p>")}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, want one with %q", source, err, want)
		}
	}
}

func TestLooksLikeHTML(t *testing.T) {
	for source, want := range map[string]bool{
		"<!DOCTYPE html>":  true,
		"\n<HTML lang=en>": true,
		"<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"x\">": true,
		"<!--\n licence\n-->\n<!--#include -->\n<div>":          true,
		"<table class=\"data\">":                                true,
		"<P>old":                                                true,
		"<a name=x></a>":                                        true,
		"<Columns cols={2}>":                                    false,
		"<Table>":                                               false,
		"<https://example.com>":                                 false,
		"< 5 errors":                                            false,
		"error_type\n\n<div>":                                   false,
	} {
		if got := LooksLikeHTML([]byte(source)); got != want {
			t.Errorf("%q: %v", source, got)
		}
	}
}
