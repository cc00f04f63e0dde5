package diff

import (
	"fmt"
	"strings"
)

// A Level says how much a change matters to a program that uses the generated
// package. A higher level matters more.
type Level int

// The levels, from the lowest.
const (
	Text     Level = iota // only what people read is different
	Additive              // there is more than before
	Behavior              // the program compiles, and may do something else
	Breaking              // the program no longer compiles, or no longer finds what it asks for
)

var levelNames = [...]string{Text: "text", Additive: "additive", Behavior: "behavior", Breaking: "breaking"}

// Levels returns all levels, the highest first.
func Levels() []Level { return []Level{Breaking, Behavior, Additive, Text} }

// String returns the level as it is written, such as "breaking".
func (l Level) String() string {
	if l < 0 || int(l) >= len(levelNames) {
		return fmt.Sprintf("Level(%d)", int(l))
	}
	return levelNames[l]
}

// ParseLevel returns the level that [Level.String] writes so.
func ParseLevel(name string) (Level, error) {
	for l, n := range levelNames {
		if n == name {
			return Level(l), nil
		}
	}
	return 0, fmt.Errorf("there is no level %q\n\tthe levels are %s", name, strings.Join(levelNames[:], ", "))
}
