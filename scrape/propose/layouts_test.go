package propose_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/scrape/page"
	"github.com/errgen/errgen/scrape/propose"
)

// A fact is one error of an invented API.
type fact struct {
	typ, status, reason, message, description string
	causes, steps                             []string
}

// facts are errors of a parcel service. Layouts write them in many ways, and a
// proposal has to read them back.
var facts = []fact{
	{"address_unknown", "422", "Unprocessable", "The address is not known to the carrier.", "No carrier delivers to this address.", []string{"The postal code is of another town.", "The street was renamed."}, []string{"Let the user choose one of the suggestions."}},
	{"label_expired", "410", "Gone", "The label has expired.", "Labels are valid for 30 days, and this one is too old.", []string{"The parcel was not handed over in time."}, []string{"Order another label.", "Void the old one."}},
	{"parcel_too_heavy", "413", "Too large", "The parcel exceeds the weight limit.", "No carrier takes a parcel of this weight.", []string{"The weight was given in grams."}, []string{"Split the parcel."}},
	{"label_not_found", "404", "Not found", "There is no label with this ID.", "The label does not exist, or belongs to somebody else.", []string{"The ID is of the test mode."}, []string{"Look the ID up in the console."}},
	{"key_not_allowed", "403", "Forbidden", "The key may not do this.", "The key is missing a permission.", []string{"The key is read-only."}, []string{"Create a key with the permission."}},
	{"rate_exceeded", "429", "Too many requests", "Too many requests were sent.", "The limit of requests was exceeded.", []string{"Requests are sent in a loop."}, []string{"Wait and try again."}},
	{"pickup_closed", "409", "Conflict", "The pickup can no longer be changed.", "The carrier has already closed the pickup.", []string{"The carrier is on its way."}, []string{"Order another pickup."}},
	{"carrier_unavailable", "503", "Unavailable", "The carrier does not answer.", "The service of the carrier failed.", []string{"The carrier has an outage."}, []string{"Try again later."}},
}

// in returns the facts with types in another form.
func in(form string) []fact {
	all := slices.Clone(facts)
	for i := range all {
		words := strings.Split(all[i].typ, "_")
		switch form {
		case "SCREAMING":
			all[i].typ = strings.ToUpper(all[i].typ)
		case "kebab-case":
			all[i].typ = strings.Join(words, "-")
		case "E1001":
			all[i].typ = fmt.Sprintf("E%d", 1001+i)
		case "10001":
			all[i].typ = fmt.Sprint(10001 + 7*i)
		case "-32001":
			all[i].typ = fmt.Sprint(-32001 - i)
		case "Pascal":
			for n, w := range words {
				words[n] = strings.ToUpper(w[:1]) + w[1:]
			}
			all[i].typ = strings.Join(words, "")
		case "dotted.case":
			all[i].typ = "parcel." + all[i].typ
		case "auth/path":
			all[i].typ = "parcel/" + strings.Join(words, "-")
		}
	}
	return all
}

// forms of types, as APIs have them.
var forms = []string{"snake", "SCREAMING", "kebab-case", "E1001", "10001", "-32001", "Pascal", "dotted.case", "auth/path"}

// A write writes facts as pages, by name.
type write func(all []fact) map[string]string

// one returns a page in which each fact is written by a function.
func one(name, head, tail string, each func(f fact) string) write {
	return func(all []fact) map[string]string {
		var b strings.Builder
		b.WriteString(head)
		for _, f := range all {
			b.WriteString(each(f))
		}
		b.WriteString(tail)
		return map[string]string{name: b.String()}
	}
}

func items(mark string, texts []string) string {
	var b strings.Builder
	for _, t := range texts {
		b.WriteString(mark + t + "\n")
	}
	return b.String()
}

func lis(texts []string) string {
	return "<ul><li>" + strings.Join(texts, "</li><li>") + "</li></ul>"
}

// has says which fields a layout has.
type has struct{ status, causes, steps, message bool }

// layouts are the ways in which documentation lays errors out: those of the recipes
// of docs/profiles.md.
var layouts = []struct {
	name  string
	has   has
	forms []string // of the types; nil for all
	write write
}{
	{"a heading for each error", has{status: true, causes: true, steps: true}, nil, one("errors.md", "# Errors\n\nEvery answer that is not 2xx has a code.\n\n", "## Getting help\n\nWrite to us.\n", func(f fact) string {
		return "## " + f.typ + "\n\nHTTP status " + f.status + ". " + f.description + "\n\n### Why it happens\n\n" + items("- ", f.causes) + "\n### What to do\n\n" + items("- ", f.steps) + "\n"
	})},
	{"a badge under each heading", has{status: true}, nil, one("errors.html", "<h1>Error codes</h1>", "", func(f fact) string {
		return "<h2 id=x-" + f.typ + ">" + f.typ + "</h2><p><b>" + f.status + " " + f.reason + "</b></p><p>" + f.description + "</p>"
	})},
	{"the message behind the code", has{message: true}, nil, one("errors.md", "# Errors\n\n", "", func(f fact) string {
		return "## " + f.typ + ": " + f.message + "\n\n" + f.description + "\n\n"
	})},
	{"the message behind a dash", has{message: true}, nil, one("errors.md", "# Errors\n\n", "", func(f fact) string {
		return "### " + f.typ + " - " + f.message + "\n\n" + f.description + "\n\n"
	})},
	{"the word error before the code", has{message: true}, []string{"E1001", "10001"}, one("errors.md", "# Errors\n\n", "", func(f fact) string {
		return "## Error " + f.typ + ": " + f.message + "\n\n" + f.description + "\n\n"
	})},
	{"code formatted headings", has{causes: true, steps: true}, nil, one("errors.md", "# API errors\n\n", "", func(f fact) string {
		return "## `" + f.typ + "`\n\n" + f.description + "\n\n**Causes**\n\n" + items("- ", f.causes) + "\n**Solutions**\n\n" + items("1. ", f.steps) + "\n"
	})},
	{"labels for every field", has{status: true, message: true, causes: true, steps: true}, nil, one("errors.md", "# Errors\n\n", "", func(f fact) string {
		return "## " + f.typ + "\n\n**HTTP status:** " + f.status + "\n\n**Message:** " + f.message + "\n\n**Description:** " + f.description + "\n\n**Causes:**\n\n" + items("- ", f.causes) + "\n**Solution:**\n\n" + items("- ", f.steps) + "\n"
	})},
	{"bold labels", has{causes: true, steps: true}, nil, one("errors.html", "<h1>Errors</h1>", "", func(f fact) string {
		return "<h3>" + f.typ + "</h3><p>" + f.description + "</p><p><b>Cause:</b></p>" + lis(f.causes) + "<p><b>Remedy:</b></p>" + lis(f.steps)
	})},
	{"a definition list", has{}, nil, one("errors.html", "<h1>Errors</h1><dl>", "</dl>", func(f fact) string {
		return "<dt><code>" + f.typ + "</code></dt><dd><p>" + f.description + "</p></dd>"
	})},
	{"one table", has{status: true, message: true}, nil, one("errors.md", "# Errors\n\n| Code | HTTP | Meaning |\n|---|---|---|\n", "", func(f fact) string {
		return "| " + f.typ + " | " + f.status + " | " + f.message + " |\n"
	})},
	{"a table with causes and steps", has{message: true, causes: true, steps: true}, nil, one("errors.html", "<h1>Errors</h1><table><tr><th>Error code</th><th>Message</th><th>Cause</th><th>Solution</th></tr>", "</table>", func(f fact) string {
		return "<tr><td>" + f.typ + "</td><td>" + f.message + "</td><td>" + lis(f.causes) + "</td><td>" + lis(f.steps) + "</td></tr>"
	})},
	{"a table among others", has{message: true}, nil, one("errors.md", "# Errors\n\n## The body\n\n| Field | Type | Description |\n|---|---|---|\n| `request_id` | string | For our support. |\n| `error_code` | string | What failed. |\n| `error_text` | string | Words for people. |\n\n## Error codes\n\n| Code | Description |\n|---|---|\n", "", func(f fact) string {
		return "| `" + f.typ + "` | " + f.message + " |\n"
	})},
	{"class rows in a table", has{message: true}, []string{"E1001", "10001", "SCREAMING"}, func(all []fact) map[string]string {
		var b strings.Builder
		b.WriteString("<h1>Errors</h1><table><tr><th>Error code</th><th>Meaning</th></tr>")
		for i, f := range all {
			if i%4 == 0 {
				fmt.Fprintf(&b, "<tr><td colspan=2>Class %d: of parcels</td></tr>", i)
			}
			b.WriteString("<tr><td>" + f.typ + "</td><td>" + f.message + "</td></tr>")
		}
		return map[string]string{"errors.html": b.String() + "</table>"}
	}},
	{"a table without header cells", has{message: true}, nil, one("errors.html", "<h1>Errors</h1><table><tr><td>Code</td><td>Meaning</td></tr>", "</table>", func(f fact) string {
		return "<tr><td>" + f.typ + "</td><td>" + f.message + "</td></tr>"
	})},
	{"a header of two rows", has{status: true, message: true}, nil, one("errors.html", "<h1>Errors</h1><table><tr><th rowspan=2>Code</th><th colspan=2>Answer</th></tr><tr><th>HTTP status</th><th>Message</th></tr>", "</table>", func(f fact) string {
		return "<tr><td>" + f.typ + "</td><td>" + f.status + "</td><td>" + f.message + "</td></tr>"
	})},
	{"columns that repeat", has{message: true}, []string{"E1001", "10001", "SCREAMING"}, func(all []fact) map[string]string {
		var b strings.Builder
		b.WriteString("<h1>Errors</h1><table><tr><th>Code</th><th>Meaning</th><th>Code</th><th>Meaning</th></tr>")
		for i := 0; i+1 < len(all); i += 2 {
			fmt.Fprintf(&b, "<tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>", all[i].typ, all[i].message, all[i+1].typ, all[i+1].message)
		}
		return map[string]string{"errors.html": b.String() + "</table>"}
	}},
	{"a table for each category", has{message: true}, nil, func(all []fact) map[string]string {
		text := "# Errors\n"
		for i, f := range all {
			if i%3 == 0 {
				text += fmt.Sprintf("\n## Group %c errors\n\n| Code | Meaning |\n|---|---|\n", 'A'+rune(i/3))
			}
			text += "| " + f.typ + " | " + f.message + " |\n"
		}
		return map[string]string{"errors.md": text}
	}},
	{"sections by status", has{status: true}, nil, func(all []fact) map[string]string {
		text := "# Errors\n"
		for _, f := range all {
			text += "\n## " + f.status + " " + f.reason + "\n\n### " + f.typ + "\n\n" + f.description + "\n"
		}
		return map[string]string{"errors.md": text}
	}},
	{"samples", has{status: true, message: true}, []string{"snake", "SCREAMING", "E1001"}, one("errors.md", "# Errors\n\n", "", func(f fact) string {
		return "## " + f.typ + "\n\n" + f.description + "\n\n```json\n{\"error\": {\"status\": " + f.status + ", \"code\": \"" + f.typ + "\", \"message\": \"" + f.message + "\"}}\n```\n\n"
	})},
	{"items of a list", has{message: true}, []string{"snake", "SCREAMING", "E1001", "kebab-case"}, one("errors.md", "# Errors\n\nAn answer has one of these codes:\n\n", "", func(f fact) string {
		return "- `" + f.typ + "`: " + f.message + "\n"
	})},
	{"accordions", has{}, []string{"snake", "SCREAMING"}, one("errors.md", "# Errors\n\n", "", func(f fact) string {
		return "<details>\n<summary><code>" + f.typ + "</code></summary>\n\n" + f.description + "\n\n</details>\n\n"
	})},
	{"a number before the name", has{}, []string{"SCREAMING"}, func(all []fact) map[string]string {
		text := "# Result codes\n\n"
		for i, f := range all {
			text += fmt.Sprintf("### (%d) %s\n\n%s\n\n", i+1, f.typ, f.description)
		}
		return map[string]string{"errors.md": text}
	}},
	{"a page for each error", has{message: true, causes: true, steps: true}, []string{"E1001", "10001", "SCREAMING", "snake"}, func(all []fact) map[string]string {
		pages := map[string]string{"errors/index.md": "# Errors\n\n"}
		for _, f := range all {
			pages["errors/index.md"] += "- [" + f.typ + "](" + f.typ + ".md)\n"
			pages["errors/"+f.typ+".md"] = "# " + f.typ + ": " + f.message + "\n\n" + f.description + "\n\n## Why it happens\n\n" + items("- ", f.causes) + "\n## How to fix it\n\n" + items("- ", f.steps)
		}
		return pages
	}},
	{"front matter", has{message: true, causes: true}, []string{"snake", "SCREAMING", "E1001"}, func(all []fact) map[string]string {
		pages := map[string]string{}
		for i, f := range all {
			pages[fmt.Sprintf("errors/page%c.md", 'a'+i)] = "---\ncode: " + f.typ + "\ntitle: \"" + f.message + "\"\n---\n\n" + f.description + "\n\n## Causes\n\n" + items("- ", f.causes)
		}
		return pages
	}},
	{"a page for each status", has{status: true}, []string{"snake", "SCREAMING", "Pascal"}, func(all []fact) map[string]string {
		pages := map[string]string{}
		for _, f := range all {
			pages["errors/"+f.status+".md"] = "# " + f.status + " errors\n\n## " + f.typ + "\n\n" + f.description + "\n\n## " + f.typ + "2\n\n" + f.description + "\n"
		}
		return pages
	}},
	{"several codes in a heading", has{}, []string{"E1001"}, func(all []fact) map[string]string {
		text := "# Errors\n\n"
		for i := 0; i < len(all); i += 2 {
			text += "## " + all[i].typ + ", " + all[i+1].typ + "\n\n" + all[i].description + "\n\n" + all[i+1].description + "\n\n"
		}
		return map[string]string{"errors.md": text}
	}},
	{"the code behind the message", has{message: true}, nil, one("errors.md", "# Errors\n\n", "", func(f fact) string {
		return "## " + f.message + " (" + f.typ + ")\n\n" + f.description + "\n\n"
	})},
	{"a title, and the code below a label", has{status: true, causes: true}, []string{"snake", "SCREAMING", "E1001"}, one("errors.md", "# Errors\n\n", "", func(f fact) string {
		return "## " + f.reason + "\n\n**Code:** `" + f.typ + "`\n\n**Status:** " + f.status + "\n\n" + f.description + "\n\n**Causes:**\n\n" + items("- ", f.causes) + "\n"
	})},
	{"bold codes in a list", has{}, []string{"snake", "SCREAMING", "E1001"}, one("errors.md", "# Errors\n\n", "", func(f fact) string {
		return "- **" + f.typ + "**: " + f.description + "\n"
	})},
	{"labels at the level of the entries", has{causes: true, steps: true}, nil, one("errors.md", "# Errors\n\n", "", func(f fact) string {
		return "## " + f.typ + "\n\n" + f.description + "\n\n## Causes\n\n" + items("- ", f.causes) + "\n## Solution\n\n" + items("- ", f.steps) + "\n## Example\n\nNo carrier.\n\n"
	})},
	{"a number and a name in a table", has{message: true}, []string{"10001", "-32001"}, func(all []fact) map[string]string {
		text := "# Errors\n\n```json\n{\"code\": " + all[0].typ + ", \"message\": \"x y\"}\n```\n\n| Code | Name | Message |\n|---|---|---|\n"
		for i, f := range all {
			text += "| " + f.typ + " | " + in("SCREAMING")[i].typ + " | " + f.message + " |\n"
		}
		return map[string]string{"errors.md": text}
	}},
	{"a table, and a section for each", has{status: true, causes: true, steps: true}, nil, func(all []fact) map[string]string {
		text := "# Errors\n\n| Code | HTTP status |\n|---|---|\n"
		for _, f := range all {
			text += "| " + f.typ + " | " + f.status + " |\n"
		}
		for _, f := range all {
			text += "\n## " + f.typ + "\n\n" + f.description + "\n\n### Causes\n\n" + items("- ", f.causes) + "\n### What to do\n\n" + items("- ", f.steps)
		}
		return map[string]string{"errors.md": text}
	}},
	{"a table with all, and a section for each", has{status: true, causes: true}, []string{"snake", "E1001", "SCREAMING"}, func(all []fact) map[string]string {
		text := "# Errors\n\n| Code | HTTP status | Description |\n|---|---|---|\n"
		for _, f := range all {
			text += "| " + f.typ + " | " + f.status + " | " + f.description + " |\n"
		}
		for _, f := range all {
			text += "\n## " + f.typ + "\n\n### Causes\n\n" + items("- ", f.causes)
		}
		return map[string]string{"errors.md": text}
	}},
	{"a row that is none", has{message: true}, []string{"snake", "E1001"}, func(all []fact) map[string]string {
		text := "# Errors\n\n| Code | Meaning |\n|---|---|\n"
		for range 3 {
			for _, f := range all {
				text += "| " + f.typ + " | " + f.message + " |\n"
			}
		}
		return map[string]string{"errors.md": text + "| Anything else | We do not know. |\n"}
	}},
	{"sentences as types", has{causes: true, steps: true}, []string{"snake"}, func(all []fact) map[string]string {
		for i := range all {
			all[i].typ = strings.ToLower(strings.TrimSuffix(all[i].message, "."))
		}
		return one("errors.md", "# Errors\n\n## Introduction\n\nErrors have a text.\n\n## All errors\n\n", "", func(f fact) string {
			return "### " + f.typ + "\n\n" + f.description + "\n\nCommon causes:\n\n" + items("- ", f.causes) + "\nTroubleshooting tips:\n\n" + items("- ", f.steps) + "\n"
		})(all)
	}},
	{"a label before the text", has{status: true}, []string{"snake", "SCREAMING", "10001"}, func(all []fact) map[string]string {
		text := "# Errors\n\n"
		for i, f := range all {
			text += "## " + f.typ + "\n\n"
			if i%3 > 0 {
				text += "**Since:** version " + fmt.Sprint(i) + "\n\n"
			}
			text += "**HTTP status:** " + f.status + "\n\n" + f.description + "\n\n"
		}
		return map[string]string{"errors.md": text}
	}},
	{"bold codes in paragraphs", has{}, []string{"snake", "SCREAMING", "E1001"}, one("errors.md", "# Errors\n\n", "", func(f fact) string {
		return "**" + f.typ + "**\n\n" + f.description + "\n\n"
	})},
	{"codes split by markup", has{message: true}, []string{"E1001"}, one("errors.html", "<h1>Errors</h1>", "", func(f fact) string {
		return "<h4 id=" + f.typ + "><span>" + f.typ[:3] + "<b>" + f.typ[3:] + "</b>: </span>" + f.message + "</h4><p>" + f.description + "</p>"
	})},
	{"a table of statuses before that of codes", has{status: true, message: true}, nil, one("errors.md", "# Errors\n\n## HTTP statuses\n\n| Status | Meaning |\n|---|---|\n| 400 | Bad request |\n| 401 | Not signed in |\n| 404 | Not found |\n| 429 | Too many requests |\n| 500 | Our fault |\n\n## Error codes\n\n| Error code | HTTP status | Message |\n|---|---|---|\n", "", func(f fact) string {
		return "| " + f.typ + " | " + f.status + " | " + f.message + " |\n"
	})},
	{"nested items", has{causes: true}, nil, one("errors.md", "# Errors\n\n", "", func(f fact) string {
		return "## " + f.typ + "\n\n" + f.description + "\n\n### Causes\n\n" + items("- ", f.causes) + "\n### See also\n\n- [keys](/keys)\n\n"
	})},
	{"parameters and errors of each method", has{}, []string{"Pascal", "SCREAMING"}, func(all []fact) map[string]string {
		pages := map[string]string{}
		for i, name := range []string{"create", "void", "print", "track"} {
			text := "<h1>" + name + "</h1><h2>Parameters</h2><dl><dt>" + in("Pascal")[i].typ + "Option</dt><dd><p>An option.</p></dd><dt>MaxWeight</dt><dd><p>A number.</p></dd></dl><h2>Errors</h2><dl>"
			for n := range 4 {
				f := all[(2*i+n)%len(all)]
				text += "<dt>" + f.typ + "</dt><dd><p>" + f.description + "</p></dd>"
			}
			pages["api/"+name+".html"] = text + "</dl><h2>See also</h2><p>More.</p>"
		}
		return pages
	}},
	{"a text capture", has{status: true, causes: true, steps: true}, []string{"snake"}, one("errors.txt", "Errors\n\n", "", func(f fact) string {
		return f.typ + "\n\n" + f.status + " " + f.reason + "\n\n" + f.description + "\n\nCommon causes\n\n" + items("  • ", f.causes) + "\nTroubleshooting steps\n\n" + items("  • ", f.steps) + "\n"
	})},
}

// labels are what causes and steps are called in the languages of documentation, with
// what a heading over errors says.
var labels = []struct{ language, title, causes, steps, valid string }{
	{"English", "Error codes", "Common causes", "Troubleshooting", "is not valid"},
	{"English 2", "Errors", "Why this happens", "How to fix it", "is not valid"},
	{"English 3", "API errors", "Possible reasons", "Recommended action", "is not valid"},
	{"English 4", "Error reference", "Cause", "Resolution", "is not valid"},
	{"German", "Fehlercodes", "Mögliche Ursachen", "Abhilfe", "ist nicht gültig"},
	{"French", "Codes d’erreur", "Causes possibles", "Que faire", "n’est pas valide"},
	{"Spanish", "Códigos de error", "Posibles causas", "Qué hacer", "no es válido"},
	{"Portuguese", "Códigos de erro", "Possíveis causas", "Solução", "não é válido"},
	{"Italian", "Codici di errore", "Possibili cause", "Soluzione", "non è valido"},
	{"Russian", "Коды ошибок", "Возможные причины", "Что делать", "не действует"},
	{"Chinese", "错误码", "可能原因", "解决方法", "无效"},
	{"Japanese", "エラーコード", "考えられる原因", "対処方法", "無効です"},
	{"Korean", "오류 코드", "가능한 원인", "해결 방법", "유효하지 않습니다"},
}

// TestLanguages proposes profiles for pages in many languages.
func TestLanguages(t *testing.T) {
	for _, l := range labels {
		t.Run(l.language, func(t *testing.T) {
			all := in("SCREAMING")
			for i := range all {
				all[i].description = fmt.Sprintf("%c%d %s.", 'A'+i, i, l.valid)
				all[i].causes = []string{fmt.Sprintf("%c %s", 'a'+i, l.valid), fmt.Sprintf("%c%c %s", 'b'+i, 'c', l.valid)}
				all[i].steps = []string{fmt.Sprintf("%c %d", 'x', i)}
			}
			text := "# " + l.title + "\n\n"
			for _, f := range all {
				text += "## " + f.typ + "\n\n" + f.description + "\n\n**" + l.causes + "**\n\n" + items("- ", f.causes) + "\n**" + l.steps + "**\n\n" + items("- ", f.steps) + "\n"
			}
			p := propose.Propose(propose.Request{Pages: pagesOf(t, map[string]string{"page.md": text})})
			if wrong := differences(p, all, has{causes: true, steps: true}); len(wrong) > 0 || p.Verdict != propose.Sure {
				t.Errorf("%v:\n%s\n%s\n%s", p.Verdict, strings.Join(wrong, "\n"), p.Profile, p.Preview())
			}
		})
	}
}

// TestLayouts proposes a profile for each layout, with types in all forms, and wants
// what was written to be read: whether sure or not, and never anything else if sure.
func TestLayouts(t *testing.T) {
	for _, l := range layouts {
		for _, form := range forms {
			if l.forms != nil && !slices.Contains(l.forms, form) {
				continue
			}
			t.Run(l.name+"/"+form, func(t *testing.T) {
				all := in(form)
				p := propose.Propose(propose.Request{Pages: pagesOf(t, l.write(all))})
				if wrong := differences(p, all, l.has); len(wrong) > 0 {
					t.Errorf("%v and wrong:\n%s\n%s\n%s", p.Verdict, strings.Join(wrong, "\n"), p.Profile, p.Preview())
				} else if p.Verdict != propose.Sure {
					t.Logf("unsure: %s", strings.Join(p.Doubts, "; "))
				}
			})
		}
	}
}

// pagesOf returns files as pages.
func pagesOf(t *testing.T, files map[string]string) (pages []*page.Page) {
	t.Helper()
	for name, text := range files {
		pg, err := page.Read(name, page.Origin{Body: []byte(text)})
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, pg)
	}
	return pages
}

// differences returns what a proposal reads that is not as it was written.
func differences(p *propose.Proposal, all []fact, has has) (wrong []string) {
	if p.Catalog == nil {
		return []string{"nothing was found"}
	}
	known := map[string]fact{}
	for _, f := range all {
		known[f.typ] = f
	}
	for i := range p.Catalog.Errors {
		e := &p.Catalog.Errors[i]
		at := slices.IndexFunc(all, func(f fact) bool { return f.typ == e.Type || f.typ+"2" == e.Type })
		if at < 0 {
			wrong = append(wrong, fmt.Sprintf("%q is invented", e.Type))
			continue
		}
		delete(known, e.Type)
		wrong = append(wrong, differ(e, all[at], has)...)
	}
	for typ := range known {
		wrong = append(wrong, fmt.Sprintf("%q is missing", typ))
	}
	slices.Sort(wrong)
	return wrong
}

func differ(e *catalog.Entry, f fact, has has) (wrong []string) {
	check := func(field string, ok bool, got any) {
		if !ok {
			wrong = append(wrong, fmt.Sprintf("%s: the %s is %q", e.Type, field, got))
		}
	}
	if has.status {
		check("status", len(e.Status) == 1 && fmt.Sprint(e.Status[0]) == f.status, e.Status)
	}
	if has.message {
		check("message", e.Message == f.message, e.Message)
	} else {
		check("description", strings.Contains(e.Description, f.description) || strings.Contains(e.Message, f.description), e.Description)
	}
	if has.causes {
		check("causes", slices.Equal(e.Causes, f.causes), e.Causes)
	}
	if has.steps {
		check("steps", slices.Equal(e.Steps, f.steps), e.Steps)
	}
	return wrong
}
