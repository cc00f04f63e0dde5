package emit

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
	"unicode"

	"github.com/errgen/errgen/catalog"
	"pgregory.net/rapid"
)

// sample returns a small catalogue that has one of everything.
func sample() *catalog.Catalog {
	overloadedNumber := -7
	return &catalog.Catalog{
		Version: catalog.FormatVersion,
		Name:    "sample",
		Title:   "Sample API",
		Docs:    "https://example.com/errors",
		Statuses: []catalog.Status{
			{Code: 404, Title: "Not found"},
			{Code: 499, Title: "Client closed request", URL: "https://example.com/errors/499"},
			{Code: 503},
		},
		Classes: []catalog.Class{
			{Class: "4xx", Meaning: "something is wrong with the request."},
			{Class: "5xx", Meaning: "something is wrong with the API."},
		},
		Errors: []catalog.Entry{
			{
				Type:        "email_not_found",
				Status:      []int{404},
				Message:     "Email could not be found.",
				Description: "There is not a user in this project associated with the supplied email or email_id.\n\nThis is a second paragraph.",
				Causes:      []string{"The user mistypes their email."},
				Steps:       []string{"Prompt the user to check it.", "Consider creating the user."},
				URL:         "https://example.com/errors/404#email_not_found",
			},
			{Type: "old_email_missing", Status: []int{404}, Message: "No email.", Removed: true, ReplacedBy: "email_not_found"},
			{Type: "overloaded", Status: []int{429, 503}, Message: "Come back later.", MoreMessages: []string{"Try again in a minute."}, Number: &overloadedNumber, Category: []string{"Limits", "Load"}},
			{Type: "request_canceled", Status: []int{499}},
		},
	}
}

// synthetic returns a catalogue of n entries with names and texts of the usual
// lengths. The same n always gives the same one.
func synthetic(n int) *catalog.Catalog {
	random := rand.New(rand.NewPCG(1, 2))
	words := strings.Fields("email member session oauth token totp recovery code sso saml connection organization" +
		" project user phone number password redirect url public invalid expired missing not found in for")
	phrase := func(least, most int, glue string) string {
		var list []string
		for range least + random.IntN(most-least+1) {
			list = append(list, words[random.IntN(len(words))])
		}
		return strings.Join(list, glue)
	}
	c := &catalog.Catalog{Name: "synthetic", Title: "Synthetic API", Docs: "https://example.com/errors"}
	for i := range n {
		e := catalog.Entry{
			Type:    fmt.Sprintf("%s_%d", phrase(1, 6, "_"), i),
			Status:  []int{[]int{400, 401, 403, 404, 429, 500}[random.IntN(6)]},
			Message: fmt.Sprintf("%s %d.", phrase(4, 16, " "), i),
		}
		e.URL = fmt.Sprintf("https://example.com/errors/%d#%s", e.Status[0], e.Type)
		if i%6 == 0 {
			e.Description = phrase(10, 40, " ") + ".\n\n" + phrase(5, 20, " ") + "."
			e.Causes = []string{phrase(5, 40, " ") + ".", phrase(5, 40, " ") + "."}
			e.Steps = []string{phrase(5, 40, " ") + "."}
		}
		c.Errors = append(c.Errors, e)
	}
	return c
}

// hardCatalog returns a catalogue that lint accepts, with types that are hard to
// name or to find: of every length up to 130 bytes, under two statuses.
func hardCatalog() *catalog.Catalog {
	c := &catalog.Catalog{Version: catalog.FormatVersion, Name: "hard", Title: "Hard API"}
	add := func(t, name string) {
		c.Errors = append(c.Errors, catalog.Entry{Type: t, GoName: name, Status: []int{400, 422}, Message: t})
	}
	for _, t := range []string{
		"2fa_required", "E0000001", "FLOOD_WAIT_X", "FLOOD_WAIT_%d", "err:unkey:data:api_not_found", "break", "type",
		"string", "nil", "init", "main", "x", "Z", "7", "é", "名前", "ошибка_сети", "a.b-c", "path/to:thing", "straße", "_y_",
		"card_declined(do_not_honor)", "#12", "T&C", "rate_limited?", "go:build", "İstanbul", "ǆ_title", "ß",
	} {
		add(t, "")
	}
	for i, t := range []string{"email_not_found", "EMAIL_NOT_FOUND", "email-not-found", "emailNotFound", "email.not.found"} {
		add(t, fmt.Sprint("ErrEmail", i))
	}
	for n := 2; n <= 130; n++ {
		add(strings.Repeat("n", n-1)+"1", "")
	}
	slices.SortFunc(c.Errors, func(a, b catalog.Entry) int { return strings.Compare(a.Type, b.Type) })
	return c
}

// alikeCatalog returns a catalogue of types that are mixed once more, with
// texts and lists that many of them share.
func alikeCatalog() *catalog.Catalog {
	c := &catalog.Catalog{}
	for i := range 1600 {
		t := fmt.Sprintf("%02daaaaaa%02dbbbbbb", i%100, i/100)
		c.Errors = append(c.Errors, catalog.Entry{
			Type: t, Status: []int{400 + i%2}, Message: fmt.Sprint("The message of every third, number ", i%3),
			Causes: []string{"A cause.", fmt.Sprint("Another cause, ", i%5)}, Steps: slices.Repeat([]string{"A step."}, i%4),
			URL: fmt.Sprintf("https://example.com/errors/%d#%s", 400+i%2, t),
		})
	}
	return c
}

// collidingCatalog returns a catalogue of types that have the same hash if they
// are read by words.
func collidingCatalog() *catalog.Catalog {
	c := &catalog.Catalog{}
	for i := range 20 {
		c.Errors = append(c.Errors, catalog.Entry{Type: fmt.Sprintf("%08d\x00\x00\x00\x00\x00\x00\x00\x00", i)})
	}
	return c
}

// unnamedStatuses returns the statuses that net/http has no name for.
func unnamedStatuses() []int {
	var codes []int
	for code := 100; catalog.IsStatus(code); code++ {
		if http.StatusText(code) == "" {
			codes = append(codes, code)
		}
	}
	return codes
}

// hostileCatalog returns a catalogue with every hostile text in every place; its
// first entry has all of them.
func hostileCatalog() *catalog.Catalog {
	all := strings.Join(hostile, " ")
	c := &catalog.Catalog{Name: all, Title: all, Docs: all}
	codes := unnamedStatuses()
	for i, text := range hostile {
		c.Statuses = append(c.Statuses, catalog.Status{Code: codes[i], Title: text, URL: text})
		c.Classes = append(c.Classes, catalog.Class{Class: text, Meaning: text})
		c.Errors = append(c.Errors, catalog.Entry{
			Type: fmt.Sprint("x", i, text), GoName: fmt.Sprint("ErrHostile", i), Status: []int{codes[i], 404},
			Message: text, Description: text + "\n\n" + text, Causes: []string{text}, Steps: []string{text},
			URL: text, Removed: i%2 == 0, Note: text, ReplacedBy: text, Listed: []string{text, all},
		})
	}
	// One that only a list has: its constant says so.
	c.Errors = append(c.Errors, catalog.Entry{Type: "listed", GoName: "ErrListed", Listed: hostile})
	c.Errors[1].MoreMessages = hostile
	c.Errors[0].Description, c.Errors[0].Causes, c.Errors[0].Steps = all, []string{all}, hostile
	return c
}

// randomCatalog draws catalogues that have a package.
func randomCatalog() *rapid.Generator[*catalog.Catalog] {
	return rapid.Custom(func(t *rapid.T) *catalog.Catalog {
		text := hostileText()
		texts := rapid.SliceOfN(text, 0, 3)
		status := rapid.IntRange(100, 599)
		c := &catalog.Catalog{
			Name:  text.Draw(t, "name"),
			Title: text.Draw(t, "title"),
			Docs:  text.Draw(t, "docs"),
		}
		for _, code := range rapid.SliceOfNDistinct(status, 0, 4, rapid.ID[int]).Draw(t, "codes") {
			c.Statuses = append(c.Statuses, catalog.Status{Code: code, Title: text.Draw(t, "title"), URL: text.Draw(t, "url")})
		}
		for i, name := range rapid.SliceOfNDistinct(text, 0, 6, rapid.ID[string]).Draw(t, "types") {
			if name == "" {
				continue
			}
			c.Errors = append(c.Errors, catalog.Entry{
				Type: name, GoName: fmt.Sprint("ErrRandom", i), Message: text.Draw(t, "message"),
				MoreMessages: texts.Draw(t, "more messages"),
				Status:       rapid.SliceOfNDistinct(status, 0, 2, rapid.ID[int]).Draw(t, "status"),
				Description:  text.Draw(t, "description"), Causes: texts.Draw(t, "causes"), Steps: texts.Draw(t, "steps"),
				URL: text.Draw(t, "url"), Listed: texts.Draw(t, "listed"), Removed: rapid.Bool().Draw(t, "removed"), ReplacedBy: text.Draw(t, "replaced"),
			})
		}
		return c
	})
}

// validCatalog draws catalogues that lint accepts.
func validCatalog() *rapid.Generator[*catalog.Catalog] {
	const marks = "._-:/+#@~$%&=?!,;()[]"
	letter := rapid.OneOf(rapid.RuneFrom([]rune("abczAZ019"+marks)), rapid.RuneFrom(nil, unicode.Letter, unicode.Nd))
	name := rapid.OneOf(
		rapid.StringOfN(letter, 1, 20, -1),
		rapid.SampledFrom([]string{"break", "string", "2fa_required", "E0000001", "FLOOD_WAIT_X", "err:unkey:data:api_not_found"}),
	)
	return rapid.Custom(func(t *rapid.T) *catalog.Catalog {
		c := &catalog.Catalog{Version: catalog.FormatVersion, Name: "valid", Title: "Valid"}
		names := rapid.SliceOfNDistinct(name, 0, 40, rapid.ID[string]).Draw(t, "types")
		slices.Sort(names)
		for _, name := range names {
			status := rapid.SliceOfNDistinct(rapid.IntRange(100, 599), 0, 3, rapid.ID[int]).Draw(t, "status")
			slices.Sort(status)
			c.Errors = append(c.Errors, catalog.Entry{
				Type: name, Status: status, Message: hostileText().Draw(t, "message"), Removed: rapid.Bool().Draw(t, "removed"),
			})
		}
		return c
	})
}

// numbersCatalog returns a catalogue whose types are numbers.
func numbersCatalog() *catalog.Catalog {
	return &catalog.Catalog{Errors: []catalog.Entry{
		{Type: "-1003", GoName: "ErrMinus1003", Status: []int{429}, Category: []string{"limits"}},
		{Type: "0"},
		{Type: "10001", Message: "Unknown account"},
		{Type: "9223372036854775807"},
	}}
}
