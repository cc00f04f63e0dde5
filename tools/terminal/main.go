// Terminal draws what errgen prints to a terminal as a picture, for the README.
//
// Usage:
//
//	go -C tools run ./terminal ERRGEN FILE
//
// ERRGEN is the program that is run, on the catalogue of this checkout. FILE is
// written: an SVG with text that can be selected, in light or dark as the reader
// has it, and nothing from anywhere else. It needs the command script of
// util-linux, which runs a program on a terminal.
package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// columns is the width of the terminal.
const columns = 80

// commands are what the picture shows.
var commands = []string{
	"errgen explain oauth_token_not_found",
	"errgen diff before.yaml errors.yaml",
}

// edits make before.yaml of the catalogue, so that there is something to compare.
var edits = strings.NewReplacer(
	"type: sso_token_not_found", "type: sso_token_unknown",
	"#sso_token_not_found", "#sso_token_unknown",
	"message: Phone Number could not", "message: Phone number could not",
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: terminal ERRGEN FILE")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "terminal:", err)
		os.Exit(1)
	}
}

func run(errgen, file string) error {
	svg, err := picture(errgen)
	if err != nil {
		return err
	}
	return os.WriteFile(file, svg, 0o644)
}

// picture runs the commands and returns the picture of what they print.
func picture(errgen string) ([]byte, error) {
	dir, err := os.MkdirTemp("", "terminal")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	if err := prepare(dir, errgen); err != nil {
		return nil, err
	}
	var lines []line
	for i, command := range commands {
		out, err := onTerminal(dir, command)
		if err != nil {
			return nil, err
		}
		printed, err := parse(out)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", command, err)
		}
		if i > 0 {
			lines = append(lines, nil)
		}
		lines = append(lines, line{{"$ ", "prompt"}, {command, "command"}})
		lines = append(lines, printed...)
	}
	return draw(lines), nil
}

// prepare fills the folder that the commands run in.
func prepare(dir, errgen string) error {
	errgen, err := filepath.Abs(errgen)
	if err != nil {
		return err
	}
	if err := os.Symlink(errgen, filepath.Join(dir, "errgen")); err != nil {
		return err
	}
	catalog, err := os.ReadFile(filepath.Join("..", "catalog", "errors.yaml"))
	if err != nil {
		return err
	}
	for name, content := range map[string]string{
		"errgen.yaml": "catalogs:\n  - catalog: errors.yaml\n    package: stytchb2b\n",
		"errors.yaml": string(catalog),
		"before.yaml": edits.Replace(string(catalog)),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// onTerminal returns what a command prints to a terminal. A comparison that
// finds something is not an error.
func onTerminal(dir, command string) (string, error) {
	cmd := exec.Command("script", "-qec", fmt.Sprintf("stty cols %d; %s", columns, command), os.DevNull)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "PATH="+dir+string(os.PathListSeparator)+os.Getenv("PATH"), "TERM=xterm-256color", "NO_COLOR=", "SHELL=/bin/sh")
	out, err := cmd.Output()
	if cmd.ProcessState == nil || cmd.ProcessState.ExitCode() > 1 {
		return "", fmt.Errorf("%s: %w\n%s", command, err, out)
	}
	return string(out), nil
}
