#!/usr/bin/env bash
# The alert rules and the queries of the dashboard, read by Prometheus' own parsers (github.com/prometheus/prometheus
# v0.305.0, from the Go module proxy): what `promtool check rules` does, without building all of promtool. The tests hold
# both to the metrics that there are; this says whether they are PromQL.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > main.go <<'GO'
package main

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/prometheus/prometheus/model/rulefmt"
	"github.com/prometheus/prometheus/promql/parser"
)

type dashboard struct {
	Panels []struct {
		Title   string
		Targets []struct{ Expr string }
	}
}

func main() {
	failed := 0
	say := func(what string, err error) {
		fmt.Println("FAULT", what, err)
		failed++
	}
	groups, errs := rulefmt.ParseFile(os.Args[1], false)
	for _, err := range errs {
		say(os.Args[1], err)
	}
	rules := 0
	if groups != nil {
		for _, group := range groups.Groups {
			rules += len(group.Rules)
		}
	}
	text, err := os.ReadFile(os.Args[2])
	if err != nil {
		say(os.Args[2], err)
	}
	var board dashboard
	if err := json.Unmarshal(text, &board); err != nil {
		say(os.Args[2], err)
	}
	queries := 0
	for _, panel := range board.Panels {
		for _, target := range panel.Targets {
			queries++
			if _, err := parser.ParseExpr(target.Expr); err != nil {
				say(panel.Title, err)
			}
		}
	}
	fmt.Println(rules, "rules and", queries, "queries read,", failed, "faults")
	if failed > 0 || rules == 0 || queries == 0 {
		os.Exit(1)
	}
}
GO
go mod init check > /dev/null 2>&1
go get github.com/prometheus/prometheus@v0.305.0 > /dev/null 2>&1
go mod tidy > /dev/null 2>&1
go run . "$root/deploy/prometheus/alerts.yml" "$root/deploy/grafana/dashboards/caseledger.json"
