// This file is for maintainers. It is not copied into generated packages.
//
// Skeleton is the hand-written half of every generated package: what does not
// depend on the catalogue. It compiles, is linted, tested and fuzzed as it is.
// Emit copies columns.go, error.go, http.go, info.go, lookup.go and parse.go
// (and sdk.go, for packages that know an SDK) under another package name. The other
// files are emitted from a small sample, so that these can be tested.
//
// # Tables
//
// Tables are columns. Each field is one string constant with a table of
// offsets: no pointers, no relocations, nothing for the garbage collector, no
// work at init; a column that no used method reads is not linked. A constant is
// one literal between backquotes, a text a line, where the text is legible
// there: go/format and the compiler take ten times as long for a sum of quoted
// texts. Tables of numbers are strings too, in lines of sixteen bytes, since the
// compiler takes several steps for each element of an array. Rows share equal
// values, a column that few rows have names these rows, and a link is kept
// without the type at its end. An emitted function for each column knows its
// form. These functions are too large to be inlined, on purpose: each table then
// is used in one place only.
//
// # Lookup
//
// Lookup is a perfect hash that does not branch on the length of a type: with
// keys in random order, mispredicted branches cost more than hashing. So a type
// is read as a fixed number of overlapping words, half of them counted from its
// beginning and half from its end; a table says where they begin, since the
// compiler turns min into branches. The slot of a hash has the row, the offset of
// the type in its text, its length, and as many bits of the hash as there is
// room for, which end nearly every unknown type without a look at the text.
// genFindWords is emitted, with as many words as the longest type has; the rest is
// in lookup.go. Types that collide under all seeds, which documentation could be
// written for, are hashed with one step more, and at last byte by byte.
//
// # Parse
//
// Errors are rare, so Parse is short rather than fast: half as fast as
// encoding/json into a struct is enough. It decodes an object into a map, and
// what is in it only where a path of the wire leads. Two functions are emitted
// from the wire: genIsRead says which paths these are, and fields which field of
// an Error is read from which of them. Of a body that is not valid JSON, the
// tokens before the fault are read, and what they leave open is closed. A fuzz
// test compares Parse with encoding/json.
//
// # Size
//
// Everyone who uses a generated package compiles it, and with 400 entries its
// functions take longer than its constants. So few small functions are inlined
// in many places, and strings are added up, not built. There is a floor: the
// types of net/http are read and written with the signatures.

package skeleton
