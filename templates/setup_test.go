package templates

import (
	"os"
	"os/exec"
	"testing"
)

// setupTexts are names of files that YAML or a shell would take for something
// else.
var setupTexts = []string{
	"errors.yaml", ".", "../a/b", "a b", "a: b", "a #1", "- a", "null", "yes", "NO", "12", "1.5", "~", "{a}", "'", `"`, `\`, "a'b",
	"$(touch x)", "`touch x`", "-n", "*", "é", "a\nb", "\u2028", "",
}

// TestShellWord wants each text to be one word of a shell.
func TestShellWord(t *testing.T) {
	sh, err := exec.LookPath("sh")
	if err != nil && os.Getenv("CI") == "" {
		t.Skip("there is no sh")
	}
	for _, text := range setupTexts {
		out, err := exec.Command(sh, "-c", "printf %s. "+ShellWord(text)).Output()
		if err != nil || string(out) != text+"." {
			t.Errorf("%q is written %s and read %q, error %v", text, ShellWord(text), out, err)
		}
	}
}
