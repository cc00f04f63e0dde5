package config

import (
	"os"
	"strconv"
	"strings"

	"github.com/errgen/errgen/internal/problem"
)

// Environment returns the settings in ERRGEN_* variables. Lists are separated by
// commas.
func Environment() (Settings, error) {
	var env Settings
	for _, s := range allSettings {
		name := "ERRGEN_" + strings.ReplaceAll(strings.ToUpper(s.Name), "-", "_")
		switch v := os.Getenv(name); {
		case v == "":
		case s.Text != nil:
			*s.Text(&env) = v
		case s.List != nil:
			*s.List(&env) = strings.Split(v, ",")
		default:
			on, err := strconv.ParseBool(v)
			*s.Toggle(&env) = &on
			if err != nil {
				return env, problem.Errorf("set it to true or false, or not at all", "the variable %s is %q", name, v)
			}
		}
	}
	return env, nil
}
