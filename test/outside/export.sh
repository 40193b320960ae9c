#!/usr/bin/env bash
# Whether standard tools of transparency logs agree with an export: golang.org/x/mod (sumdb/note, sumdb/tlog) and
# filippo.io/torchwood verify every proof of a package, and what they hash is the events as they stand in it. Needs Go, the
# Go module proxy and unzip or python3, so it is not part of the checks.
#   bash test/outside/export.sh FILE.zip
set -euo pipefail
zip=$(realpath "${1:?name an export}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/package" "$work/check"
(cd "$work/package" && { unzip -q "$zip" 2>/dev/null || python3 -m zipfile -e "$zip" .; })

cat > "$work/check/main.go" <<'GO'
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"

	"filippo.io/torchwood"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func read(name string) []byte {
	content, err := os.ReadFile(filepath.Join(os.Args[1], name))
	if err != nil {
		log.Fatal(err)
	}
	return content
}

// The log's entry: the hex characters of an event's hash.
func entry(line []byte) []byte {
	var alone struct {
		Hash string
		Data json.RawMessage
	}
	if err := json.Unmarshal(line, &alone); err != nil {
		log.Fatalf("a line is no JSON: %v", err)
	}
	if alone.Data == nil {
		return []byte(alone.Hash)
	}
	sum := sha256.Sum256(line)
	return []byte(hex.EncodeToString(sum[:]))
}

func main() {
	verifier, err := note.NewVerifier(strings.TrimSpace(string(read("vkey"))))
	if err != nil {
		log.Fatal(err)
	}
	signed := read("checkpoint")
	opened, err := note.Open(signed, note.VerifierList(verifier))
	if err != nil {
		log.Fatalf("x/mod does not open the checkpoint: %v", err)
	}
	checkpoint, err := torchwood.ParseCheckpoint(opened.Text)
	if err != nil {
		log.Fatal(err)
	}
	policy := torchwood.ThresholdPolicy(2, torchwood.OriginPolicy(verifier.Name()), torchwood.SingleVerifierPolicy(verifier))
	check := func(name string, line []byte) {
		proof := read(name)
		leaf := tlog.RecordHash(entry(line))
		if err := torchwood.VerifyProof(policy, leaf, proof); err != nil {
			log.Fatalf("%s: torchwood does not verify it: %v", name, err)
		}
		head, rest, _ := bytes.Cut(proof, []byte("\n\n"))
		if !bytes.Equal(rest, signed) {
			log.Fatalf("%s: another checkpoint", name)
		}
		lines := strings.Split(string(head), "\n")
		var index int64
		if _, err := fmt.Sscanf(lines[1], "index %d", &index); err != nil {
			log.Fatal(err)
		}
		var path tlog.RecordProof
		for _, each := range lines[2:] {
			decoded, err := base64.StdEncoding.DecodeString(each)
			if err != nil {
				log.Fatal(err)
			}
			path = append(path, tlog.Hash(decoded))
		}
		if err := tlog.CheckRecord(path, checkpoint.N, checkpoint.Hash, index, leaf); err != nil {
			log.Fatalf("%s: x/mod does not verify it: %v", name, err)
		}
		leaf[0] ^= 1
		if torchwood.VerifyProof(policy, leaf, proof) == nil {
			log.Fatalf("%s: torchwood takes it for another event, too", name)
		}
	}
	lines := bytes.Split(bytes.TrimSuffix(read("events.ndjson"), []byte("\n")), []byte("\n"))
	for at, line := range lines {
		check(fmt.Sprintf("proofs/%06d.tlog-proof", at+1), line)
	}
	prepared := bytes.TrimSuffix(read("proofs/prepared.json"), []byte("\n"))
	check("proofs/prepared.tlog-proof", prepared)
	sums := sha256.Sum256(read("SHA256SUMS"))
	if !bytes.Contains(prepared, []byte(hex.EncodeToString(sums[:]))) {
		log.Fatal("ExportPrepared names other files")
	}
	fmt.Printf("x/mod and torchwood verify %d events and ExportPrepared under %s, %d events, root %v\n", len(lines), verifier.Name(), checkpoint.N, checkpoint.Hash)
}
GO
cd "$work/check"
go mod init check >/dev/null 2>&1
go get golang.org/x/mod@v0.43.0 filippo.io/torchwood@v0.9.0 >/dev/null 2>&1
go run . "$work/package"
