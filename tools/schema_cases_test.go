package tools

// sound holds a document for each schema that it lets pass, with most fields.
var sound = map[string]string{
	"../catalog/schema.json": `
version: 1
name: acme-pay
title: Acme Pay
docs: https://acme.example/errors
wire: {type: error.code}
statuses:
  - {code: 404, title: Not found, url: https://acme.example/errors/404}
classes:
  - {class: 4xx, meaning: your fault}
errors:
  - type: E0001/a
    name: card_gone
    status: [401, 404]
    category: Cards
    number: -1
    message: Gone.
    causes: [It expired.]
    url: https://acme.example/errors/404#e1
    go_name: ErrGone
    retryable: false
    replaced_by: E0002
  - {type: größe_ungültig, status: 404, removed: true}
  - type: the card's bank is closed
    message: [Lost., Stolen.]
overrides:
  - {type: E0001/a, set: {status: [], message: Lost.}, was: {status: 404}, reason: a typing error}
`,
	"../scrape/schema.json": `
name: acme-pay
title: Acme Pay
docs: https://acme.example
wire: {type: error.code, message: error.text}
pages: {start: "https://acme.example/errors", follow: 'errors/\d+$', hosts: [acme.example, "*.acme.example:8080"], max: 20}
overview:
  title: ^Errors$
  statuses: {link: 'errors/(?P<status>\d+)$'}
layouts:
  - page: {heading: '^(?P<status>\d{3}) (?i:errors)$', front: {kind: error}}
    within: {after: ^List$}
    begin:
      - {kind: heading, level: 2, text: '^(?P<type>E\d+) \((?P<category>\w+)\)$'}
      - {kind: row, cells: {"1": '^(?P<message>.+)', Reason: '^\(?(?P<cause>.*)'}, optional: true}
    causes: [Why, Warum]
    take: {causes: [item, paragraph]}
    drop: code
    require: [status, causes]
    expect: {entries: 3, per_page: 1}
other: index
lists:
  - android
  - {name: sdk, from: [codes.go, "more/*.go"], form: go, within: Code, expect: 3}
  - {name: spec, from: "https://acme.example/openapi.json", form: openapi, each: "$.errors[*]", fields: {type: code}, optional: true}
`,
	"../internal/report/schema.json": `
version: 1
command: errgen diff
title: a → b
levels: [{name: breaking, severity: error, count: 1}]
bump: {version: major, reason: 1 change}
items:
  - rule: message-changed
    level: breaking
    failing: true
    likely: false
    message: the message changed
    line: 3
    words: [{kind: same, text: ""}]
rules: [{id: message-changed, level: text, doc: it changed}]
`,
	"../internal/report/accept.schema.json": `
accepted:
  - {fingerprint: 061e95e92f5d0a38, reason: agreed, expires: "2027-03-31"}
`,
	"../cmd/errgen/schema.json": `
catalogs:
  - catalog: errors.yaml
    from: [docs, bundled]
    lists: {name: sdk, from: codes.csv, form: csv, pattern: "^E"}
    initialisms: [KYC]
    only: 4??
    save: docs/acme
    timeout: 1m30s
    offline: false
    docs:
      - {format: html, output: docs/errors.html}
      - {template: own.tmpl, output: own.md}
    wire: {type: error.code}
    sdk:
      - {import: acme.example/sdk, type: "*Error", returned: pointer, fields: {status: Code, type: "Kind()"}}
`,
}

// broken holds, for each schema, changes of the form "old => new" that each
// make the sound document one that must be refused.
var broken = map[string]map[string]string{
	"../catalog/schema.json": {
		"a misspelt field":            "message: Gone => mesage: Gone",
		"a newer version":             "version: 1 => version: 2",
		"a version that is text":      "version: 1 => version: '1'",
		"no name":                     "name: acme-pay => note: x",
		"a name in capitals":          "name: acme-pay => name: Acme",
		"a blank title":               "title: Acme Pay => title: ' '",
		"a status that is text":       "[401, 404] => '401'",
		"a status out of range":       "[401, 404] => 99",
		"a status twice":              "[401, 404] => [404, 404]",
		"no code":                     "{code: 404, => {",
		"a class that is none":        "class: 4xx => class: 6xx",
		"an entry without type":       "{type: größe_ungültig, => {",
		"a type with two spaces":      "type: E0001/a => type: E0001  a",
		"a type with a space behind":  "type: E0001/a => type: 'E0001/a '",
		"a name with a space":         "name: card_gone => name: card gone",
		"no message in a list":        "[Lost., Stolen.] => []",
		"a message twice":             "[Lost., Stolen.] => [Lost., Lost.]",
		"a wire of nothing known":     "{type: error.code} => {kind: error.code}",
		"a type with a line break":    `type: E0001/a => type: "E0001\na"`,
		"an empty cause":              "[It expired.] => ['']",
		"causes that are no list":     "[It expired.] => It expired.",
		"a name that Go cannot use":   "ErrGone => err-gone",
		"a flag that is no flag":      "retryable: false => retryable: perhaps",
		"an override of nothing":      "set: {status: [], message: Lost.} => set: {}",
		"an override of a type":       "set: {status: [], message: Lost.} => set: {type: x}",
		"an override without reason":  "reason: a typing error => reason: ''",
		"a null":                      "message: Gone. => message:",
		"a mapping in place of a row": "errors: => errors:\n  x: y\nother:",
	},
	"../scrape/schema.json": {
		"a misspelt field":          "causes: [Why => cuases: [Why",
		"no layouts":                "layouts: => rules:",
		"no begin":                  "begin: => group:",
		"an unknown kind":           "kind: heading => kind: headin",
		"an unknown kind to take":   "[item, paragraph] => [item, paragraf]",
		"a page as a kind to drop":  "drop: code => drop: page",
		"a capture that is no name": "(?P<cause> => (?P<the cause>",
		"one without a P":           `(?P<type> => (?<ty-pe>`,
		"an unknown requirement":    "[status, causes] => [status, cause]",
		"a requirement twice":       "[status, causes] => [status, status]",
		"a level that is text":      "level: 2 => level: two",
		"a number that is none":     "entries: 3 => entries: many",
		"a page rule of nothing":    "page: {heading: '^(?P<status>\\d{3}) (?i:errors)$', front: {kind: error}} => page: {}",
		"a wire path with a gap":    "error.code => error..code",
		"statuses from nowhere":     "{link: 'errors/(?P<status>\\d+)$'} => {after: x}",
		"a label that is a map":     "causes: [Why, Warum] => causes: {a: b}",
		"a field of another place":  "other: index => begin: index",
		"pages without a start":     `start: "https://acme.example/errors", =>  `,
		"a start that is no URL":    "https://acme.example/errors => acme.example/errors",
		"a host with a scheme":      "hosts: [acme.example => hosts: ['https://acme.example'",
		"no page at all":            "max: 20 => max: 0",
	},
	"../internal/report/schema.json": {
		"a newer version":       "version: 1 => version: 2",
		"no command":            "command: errgen diff => ",
		"no rules":              "rules: => rule:",
		"an unknown severity":   "severity: error => severity: fatal",
		"a count below nothing": "count: 1 => count: -1",
		"an unknown bump":       "version: major => version: huge",
		"an item without rule":  "rule: message-changed => file: x",
		"line 0":                "line: 3 => line: 0",
		"an unknown kind":       "kind: same => kind: equal",
		"a level that is gone":  "level: breaking => level: ''",
	},
	"../internal/report/accept.schema.json": {
		"a misspelt field":       "reason: agreed => raeson: agreed",
		"no reason":              "reason: agreed => reason: ' '",
		"no fingerprint":         "fingerprint: 061e95e92f5d0a38, => ",
		"no date":                `"2027-03-31" => tomorrow`,
		"one in place of a list": "- {fingerprint => {fingerprint",
	},
	"../cmd/errgen/schema.json": {
		"a misspelt field":           "    from: =>     form:",
		"a list without a name":      "{name: sdk, => {",
		"a name of two words":        "name: sdk => name: my sdk",
		"an unknown form of a list":  "form: csv => form: xlsx",
		"one catalogue for a list":   "catalogs:\n  - catalog => catalogs:\n    catalog",
		"a word in place of a list":  "[KYC] => KYC",
		"a timeout without a unit":   "1m30s => '90'",
		"a switch that is no switch": "offline: false => offline: perhaps",
		"a location that is no text": "[docs, bundled] => [1]",
		"a wire path with a gap":     "error.code => error..code",
		"a field that Go has not":    "status: Code => status: the code",
		"an unknown format":          "format: html => format: pdf",
		"a document without a file":  "{format: html, output: docs/errors.html} => {format: html}",
		"a document of nothing":      "{format: html, => {",
		"a document of two sources":  "{format: html, => {format: html, template: own.tmpl,",
		"an SDK without a type":      `type: "*Error", =>  `,
	},
}
