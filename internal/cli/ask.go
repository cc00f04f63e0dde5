package cli

import (
	"bufio"
	"fmt"
	"os"
	"strings"

	"github.com/errgen/errgen/templates"
	"golang.org/x/term"
)

// isTerminal reports whether a person is at both ends of standard input and
// standard error, and so can be asked.
func (a *app) isTerminal() bool {
	in, ok := a.in.(*os.File)
	_, isShown := terminal(a.err)
	return ok && isShown && term.IsTerminal(int(in.Fd()))
}

// ask asks a question that is answered with yes or no. No answer is no.
func (a *app) ask(question string) bool {
	fmt.Fprint(a.err, templates.Printable(question), " [y/N] ")
	answer, _ := bufio.NewReader(a.in).ReadString('\n') // what cannot be read is no yes
	switch strings.ToLower(strings.TrimSpace(answer)) {
	case "y", "yes":
		return true
	}
	return false
}
