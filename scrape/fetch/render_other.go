//go:build !unix

package fetch

import "os/exec"

// A browser on these systems ends its own processes when it is ended.
func inGroup(*exec.Cmd)   {}
func killGroup(*exec.Cmd) {}
