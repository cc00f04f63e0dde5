package main

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// TestCurrent checks that the picture of the README is what errgen prints today.
func TestCurrent(t *testing.T) {
	if _, err := exec.LookPath("script"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal(err)
		}
		t.Skip("the command script of util-linux is not installed")
	}
	errgen := filepath.Join(t.TempDir(), "errgen")
	build := exec.Command("go", "build", "-o", errgen, "./cmd/errgen")
	build.Dir = "../.."
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	t.Chdir("..") // as with go -C tools run
	got, err := picture(errgen)
	if err != nil {
		t.Fatal(err)
	}
	have, err := os.ReadFile("../docs/terminal.svg")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, have) {
		t.Errorf("docs/terminal.svg is not current: run go -C tools run ./terminal ERRGEN ../docs/terminal.svg\nit shows\n%s\nerrgen prints\n%s", texts(t, have), texts(t, got))
	}
	if shown := texts(t, have); !strings.Contains(shown, "$ errgen explain oauth_token_not_found\n") || !strings.Contains(shown, "breaking\n") {
		t.Errorf("the picture shows\n%s", shown)
	}
}

// texts returns the lines of text of a picture, and checks that it is XML.
func texts(t *testing.T, svg []byte) string {
	t.Helper()
	var b strings.Builder
	inText := false
	for dec := xml.NewDecoder(bytes.NewReader(svg)); ; {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return b.String()
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			inText = token.Name.Local == "text" || inText
		case xml.CharData:
			if inText {
				b.Write(token)
			}
		case xml.EndElement:
			if token.Name.Local == "text" {
				inText = false
				b.WriteString("\n")
			}
		}
	}
}

func TestParse(t *testing.T) {
	got, err := parse("a\x1b[1;31mb\x1b[0mc\r\n\r\n\x1b[2md\r\ne\x1b[m\r\n")
	want := []line{{{"a", ""}, {"b", "bold red"}, {"c", ""}}, nil, {{"d", "faint"}}, {{"e", "faint"}}}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, %v", got, err)
	}
	if _, err := parse("\x1b[5mblink"); err == nil {
		t.Error("a style that the picture does not have is no error")
	}
}

// TestHostileText checks that text stays text: the catalogue is documentation.
func TestHostileText(t *testing.T) {
	const hostile = `</text><script>alert(1)</script> & "x" <!-- ]]>`
	svg := draw([]line{{{hostile, ""}}})
	if bytes.Contains(svg, []byte("<script")) {
		t.Errorf("got %s", svg)
	}
	if got := texts(t, svg); got != hostile+"\n" {
		t.Errorf("the text is %q", got)
	}
}
