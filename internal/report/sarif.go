package report

import (
	"io"
	"net/url"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/errgen/errgen/internal/inert"
	"github.com/errgen/errgen/internal/problem"
)

// The structs below are what we use of SARIF 2.1.0:
// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool    sarifTool     `json:"tool"`
		Results []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name           string      `json:"name"`
		InformationURI string      `json:"informationUri"`
		Rules          []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID            string      `json:"id"`
		Short         sarifText   `json:"shortDescription"`
		Help          sarifText   `json:"help"`
		Configuration sarifConfig `json:"defaultConfiguration"`
	}
	sarifConfig struct {
		Level string `json:"level"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID       string            `json:"ruleId"`
		RuleIndex    int               `json:"ruleIndex"`
		Level        string            `json:"level"`
		Message      sarifText         `json:"message"`
		Locations    []sarifLocation   `json:"locations,omitempty"`
		Fingerprints map[string]string `json:"partialFingerprints,omitempty"`
		Properties   map[string]string `json:"properties,omitempty"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI  string `json:"uri"`
		Base string `json:"uriBaseId,omitempty"`
	}
	// sarifRegion has no column: SARIF counts UTF-16 units or code points,
	// and we count bytes.
	sarifRegion struct {
		StartLine int `json:"startLine"`
	}
)

// writeSARIF writes the report as SARIF 2.1.0, for code scanning.
func writeSARIF(out io.Writer, r Report, _ Options) error {
	run := sarifRun{Tool: sarifTool{sarifDriver{"errgen", "https://github.com/errgen/errgen", r.sarifRules()}}}
	for _, l := range r.Levels {
		for _, it := range r.at(l) {
			result := it.sarif(l.Standard())
			result.RuleIndex = slices.IndexFunc(run.Tool.Driver.Rules, func(rule sarifRule) bool { return rule.ID == it.Rule })
			run.Results = append(run.Results, result)
		}
	}
	log := sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}}
	return inert.WriteJSON(out, &log, "  ")
}

// sarifRules returns the rules, with those that items have beyond them.
func (r Report) sarifRules() []sarifRule {
	var rules []sarifRule
	known := map[string]bool{}
	add := func(rule problem.Rule) {
		if known[rule.ID] {
			return
		}
		known[rule.ID] = true
		rules = append(rules, sarifRule{
			ID: rule.ID, Short: sarifText{strings.ReplaceAll(rule.ID, "-", " ")}, Help: sarifText{rule.Doc},
			Configuration: sarifConfig{rule.Severity.Standard()},
		})
	}
	for _, rule := range r.Rules {
		add(rule)
	}
	for _, it := range r.Items {
		add(problem.Rule{ID: it.Rule, Severity: it.Severity, Doc: "No more is known of this rule."})
	}
	return rules
}

func (it Item) sarif(level string) sarifResult {
	result := sarifResult{RuleID: it.Rule, Level: level, Message: sarifText{sarifEscapes.Replace(it.plain())}}
	if it.Fingerprint != "" {
		result.Fingerprints = map[string]string{"errgen/v1": it.Fingerprint}
	}
	if it.Group != "" {
		result.Properties = map[string]string{"group": it.Group}
	}
	if it.File != "" {
		place := sarifPhysical{Artifact: artifact(it.File)}
		if it.Line > 0 {
			place.Region = &sarifRegion{it.Line}
		}
		result.Locations = []sarifLocation{{place}}
	}
	return result
}

// sarifEscapes keeps texts from having placeholders (SARIF 2.1.0, 3.11.5) and
// links (3.11.6).
var sarifEscapes = strings.NewReplacer("{", "{{", "}", "}}", "](", "] (")

// artifact returns where a file is, for SARIF: relative to the root of the
// sources, unless it is outside of them.
func artifact(file string) sarifArtifact {
	slashed := path.Clean(filepath.ToSlash(file))
	if path.IsAbs(slashed) {
		return sarifArtifact{URI: (&url.URL{Scheme: "file", Path: slashed}).String()}
	}
	return sarifArtifact{URI: (&url.URL{Path: slashed}).String(), Base: "%SRCROOT%"}
}
