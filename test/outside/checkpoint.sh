#!/usr/bin/env bash
# Whether standard tools of transparency logs agree with our seals: golang.org/x/mod (sumdb/note, sumdb/tlog) and
# filippo.io/torchwood open the newest checkpoint of a data folder, and the root that they make of the events' hashes is
# the one that it states. Needs Go and the Go module proxy, so it is not part of the checks.
#   bash test/outside/checkpoint.sh DATA_DIR      (with no server on it, or on a copy)
set -euo pipefail
cd "$(dirname "$0")/../.."
data=$(realpath "${1:?name a data folder}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

npx caseledger ledger key --data-dir "$data" | grep -E '/(main|looks)\+' > "$work/vkeys"
for kind in main looks; do
  [ $kind = main ] && file=events.db note=ledger || { file=looks.db; note=looks; }
  node --input-type=module -e '
    import { DatabaseSync } from "node:sqlite";
    const db = new DatabaseSync(process.argv[1], { readOnly: true });
    for (const { metadata } of db.prepare("SELECT metadata FROM events ORDER BY position").iterate())
      console.log(JSON.parse(metadata).hash);
  ' "$data/$file" > "$work/$kind.hashes"
  cp "$data/seals/$note.checkpoint" "$work/$kind.note"
done

cat > "$work/main.go" <<'GO'
package main

import (
	"bufio"
	"fmt"
	"log"
	"os"
	"strings"

	"filippo.io/torchwood"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type hashes []tlog.Hash

func (h hashes) ReadHashes(at []int64) ([]tlog.Hash, error) {
	found := make([]tlog.Hash, len(at))
	for i, each := range at {
		found[i] = h[each]
	}
	return found, nil
}

func check(kind, vkey string) {
	signed, err := os.ReadFile(kind + ".note")
	if err != nil {
		log.Fatal(err)
	}
	verifier, err := note.NewVerifier(vkey)
	if err != nil {
		log.Fatal(err)
	}
	opened, err := note.Open(signed, note.VerifierList(verifier))
	if err != nil {
		log.Fatalf("%s: x/mod does not open the note: %v", kind, err)
	}
	policy := torchwood.ThresholdPolicy(2, torchwood.OriginPolicy(verifier.Name()), torchwood.SingleVerifierPolicy(verifier))
	checkpoint, _, err := torchwood.VerifyCheckpoint(signed, policy)
	if err != nil {
		log.Fatalf("%s: torchwood does not verify the checkpoint: %v", kind, err)
	}
	if parsed, err := torchwood.ParseCheckpoint(opened.Text); err != nil || parsed.Tree != checkpoint.Tree {
		log.Fatalf("%s: the two read different checkpoints: %v", kind, err)
	}
	file, err := os.Open(kind + ".hashes")
	if err != nil {
		log.Fatal(err)
	}
	var stored hashes
	var size int64
	for lines := bufio.NewScanner(file); lines.Scan() && size < checkpoint.N; size++ {
		more, err := tlog.StoredHashes(size, []byte(lines.Text()), stored)
		if err != nil {
			log.Fatal(err)
		}
		stored = append(stored, more...)
	}
	root, err := tlog.TreeHash(size, stored)
	if err != nil {
		log.Fatal(err)
	}
	if size != checkpoint.N || root != checkpoint.Hash {
		log.Fatalf("%s: the root of %d events is %v, the checkpoint says %v of %d", kind, size, root, checkpoint.Hash, checkpoint.N)
	}
	fmt.Printf("%s: x/mod and torchwood agree on %d events, root %v\n", kind, size, root)
}

func main() {
	vkeys, err := os.ReadFile("vkeys")
	if err != nil {
		log.Fatal(err)
	}
	for _, vkey := range strings.Fields(string(vkeys)) {
		name, _, _ := strings.Cut(vkey, "+")
		check(name[strings.LastIndex(name, "/")+1:], vkey)
	}
}
GO
cd "$work"
go mod init check >/dev/null 2>&1
go get golang.org/x/mod@v0.43.0 filippo.io/torchwood@v0.9.0 >/dev/null 2>&1
go run .
