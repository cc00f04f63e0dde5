package synth

import "strings"

// The sentences that prose is made of. The star stands for the subject.
var (
	descriptions = []string{
		"There is no * in this project that is associated with the supplied ID. It may have been deleted, or belong to another project.",
		"The request names a * that this environment does not have. Objects of the test environment cannot be used in the live one.",
		"The state of the * does not permit this operation. It has to be activated first, which an administrator can do in the dashboard.",
		"The * was checked against the settings of the organization and refused.",
	}
	causes = []string{
		"The ID of the * was mistyped, or was taken from another environment.",
		"The web app is attempting to use the * several times. The first attempt results in a successful response, and all following ones in this error.",
		"The * expired between the moment it was issued and the moment it was used.",
		"An administrator changed the settings of the * while the request was under way.",
	}
	steps = []string{
		"Check that the * belongs to the project whose credentials the request was sent with.",
		"Ask the user to try again. Additionally, provide a way of requesting a new *.",
		"Review the code that stores the *, and make sure that it is used only once.",
		"Contact support with the request ID.",
	}
)

// prose adds what only some entries have.
func (g *generator) prose(e *Entry, subject string) {
	e.Description = sentence(pick(g, descriptions), subject)
	e.Causes = g.some(causes, subject)
	e.Steps = g.some(steps, subject)
}

// some draws up to three sentences of list, in the order of list.
func (g *generator) some(list []string, subject string) []string {
	var drawn []string
	for _, text := range list {
		if len(drawn) < 3 && g.rand.IntN(2) == 0 {
			drawn = append(drawn, sentence(text, subject))
		}
	}
	return drawn
}

// sentence puts a subject into a text.
func sentence(text, subject string) string {
	return strings.ReplaceAll(text, "*", strings.ReplaceAll(subject, "_", " "))
}
