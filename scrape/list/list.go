// Package list reads the lists of errors that vendors publish as data: the enum
// of an SDK, a JSON or CSV file, an OpenAPI document. It gets the contents of
// files and returns items; it opens nothing and asks no network.
//
// A [Source] describes one list, as errgen.yaml or a profile has it.
// [Source.Check] reports what is wrong with the description, and [Source.Read]
// reads the files. These are the forms, each with a line as it is read:
//
//	kotlin      USER_NOT_FOUND(type = "user_not_found"),      in an enum class; also objects of a sealed class, const val, mapOf, @SerialName
//	swift       case userNotFound = "user_not_found"          in an enum with raw values; also static let
//	typescript  | 'user_not_found'                            in a union; also enums, and constants that are objects, arrays or sets
//	go          CodeUserNotFound Code = "user_not_found"      in a const declaration; also maps, slices and errors in a var declaration
//	python      USER_NOT_FOUND = "user_not_found"             in an enum; also constants, dicts, lists, Literal[…], classes with a code
//	json        {"errors": [{"code": "user_not_found"}]}      with each: $.errors[*], fields: {type: code}
//	yaml        - code: user_not_found                        as json; aliases and merge keys are followed
//	csv         user_not_found,404                            with the names of the columns in the first line
//	openapi     enum: [user_not_found]                        see below
//	text        #define ERR_user_not_found 5                  with pattern: '^#define ERR_(?P<type>\w+) (?P<number>\d+)'
//
// # Code
//
// Code is split into tokens and its declarations are looked up; it is not
// parsed as a compiler does, except for Go. A value that has to be computed is
// left out. The type of a member is what an annotation says, else its value,
// else the first text among its arguments, else, in an enum, its name. In a map
// it is the key; in an object of TypeScript the key where the values are not
// types. A comment with a description becomes the description: a doc comment or
// a sentence above, or any comment behind. Arguments and members are fields: by
// the name of the parameter where the class is in the file, or by position.
//
// A file may hold several declarations. The one with the most types is read
// if the others have no type of their own, or a single one; otherwise the
// reader guesses nothing and reports them, and within names the right ones.
// Constants outside of a type are one declaration, and within selects them by
// their own names, such as Err*. A pattern narrows as well, and reads all
// declarations.
//
// # OpenAPI
//
// OpenAPI 3 and Swagger 2, as JSON or YAML, are read in one of three ways.
// References within the document are followed.
//
//   - within names schemas: each value of their enums is an error. The schema
//     may say what the values mean in x-enum-descriptions, x-enumDescriptions,
//     x-ms-enum, or as alternatives with const and description.
//   - each selects items, as in json: x- fields, or schemas of a kind.
//   - Without either, each response of each operation with a status of 400 or
//     more, and the default one, is an error or several. The fields are those
//     of its body: of the examples, and where these have no type, of the
//     schema, in which a const, an enum or an example stands for the value. The
//     status is the key of the response, unless fields says otherwise.
//
// # What holds for all forms
//
// A type that a list has more than once is one item, with the statuses,
// messages, categories, causes and steps of all places. Two numbers for one type are an error.
// A list that is empty, or has fewer types than expect, is an error that says
// what the files have. Files, nesting, lines and texts have limits, and the
// time to read a list grows with its size.
package list

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// An Item is one error of a list. No two items of a list have the same type.
type Item struct {
	// Type is one line without spaces at its ends, with single spaces inside
	// at most, and without characters that a reader cannot see.
	Type string

	Status      []int    // ascending; empty where the list has none
	Message     []string // each once, in the order of the list
	Description string   // "" where the list has none
	Number      *int     // nil where the list has none
	Category    []string // each once, in the order of the list
	Causes      []string // as Category
	Steps       []string // as Category

	File string // as the caller named it
	Line int    // 1-based, of the first mention
}

const (
	maxType  = 200    // bytes of a type
	maxText  = 20_000 // bytes of a message or a description
	maxTexts = 100    // messages, categories, causes or steps of a type
)

// typeFault says what is wrong with a type, or "".
func typeFault(s string) string {
	switch {
	case s == "":
		return "is empty"
	case len(s) > maxType:
		return fmt.Sprintf("is longer than %d bytes", maxType)
	case !utf8.ValidString(s):
		return "has bytes that are not UTF-8"
	case s[0] == ' ' || s[len(s)-1] == ' ' || strings.Contains(s, "  "):
		return "has spaces at its ends or two in a row"
	}
	for _, r := range s {
		if !isTypeRune(r) {
			return fmt.Sprintf("has the character %U", r)
		}
	}
	return ""
}

// isTypeRune reports whether a type may have r in it. The characters are those
// that the catalogue allows.
func isTypeRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || strings.ContainsRune("_- .:/+#@~$%&=?!,;()[]", r)
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsMark(r) && r != 0x34f && !unicode.Is(unicode.Variation_Selector, r) || unicode.IsNumber(r))
}

// tidy returns a text with its white space reduced to single spaces.
func tidy(s string) string {
	return strings.Join(strings.Fields(strings.ToValidUTF8(s, "\uFFFD")), " ")
}

// addOnce appends what list does not have.
func addOnce[T comparable](list, more []T) []T {
	for _, v := range more {
		if !slices.Contains(list, v) {
			list = append(list, v)
		}
	}
	return list
}
