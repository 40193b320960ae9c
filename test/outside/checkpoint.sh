#!/usr/bin/env bash
# Whether standard tools of transparency logs agree with our seals: golang.org/x/mod (sumdb/note, sumdb/tlog) and
# filippo.io/torchwood open the newest checkpoint of a data folder, and the root that they make of the events' hashes is
# the one that it states. The kept hashes under tree/ are read by x/mod's own reader of tiles, which checks each against the
# signed root, and prove every 97th event and that the ledger grew out of each of some smaller sizes. Needs Go and the Go module proxy, so it is not part of the checks.
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
  cp -r "$data/tree/$kind" "$work/$kind.tree"
done

cat > "$work/main.go" <<'GO'
package main

import (
	"bufio"
	"fmt"
	"log"
	"os"
	"path/filepath"
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

// Tiles as they lie under tree/, in the layout of c2sp.org/tlog-tiles: x/mod's paths name the height, too.
type tiles string

func (t tiles) Height() int { return 8 }

func (t tiles) SaveTiles([]tlog.Tile, [][]byte) {}

func (t tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	found := make([][]byte, len(wanted))
	for i, tile := range wanted {
		path := filepath.Join(string(t), strings.Replace(tile.Path(), "tile/8/", "tile/", 1))
		data, err := os.ReadFile(path)
		if err != nil && tile.W < 256 {
			// A part may be whole by now.
			whole := tile
			whole.W = 256
			data, err = os.ReadFile(filepath.Join(string(t), strings.Replace(whole.Path(), "tile/8/", "tile/", 1)))
		}
		if err != nil {
			return nil, err
		}
		if len(data) < tile.W*tlog.HashSize {
			return nil, fmt.Errorf("%s is cut off", path)
		}
		found[i] = data[:tile.W*tlog.HashSize]
	}
	return found, nil
}

func checkTiles(kind string, verifier note.Verifier, stored hashes) {
	signed, err := os.ReadFile(filepath.Join(kind+".tree", "checkpoint"))
	if err != nil {
		log.Fatal(err)
	}
	opened, err := note.Open(signed, note.VerifierList(verifier))
	if err != nil {
		log.Fatalf("%s: x/mod does not open the checkpoint of the tiles: %v", kind, err)
	}
	tree, err := torchwood.ParseCheckpoint(opened.Text)
	if err != nil {
		log.Fatal(err)
	}
	reader := tlog.TileHashReader(tree.Tree, tiles(kind+".tree"))
	proved := 0
	for n := int64(0); n < tree.N; n += 97 {
		proof, err := tlog.ProveRecord(tree.N, n, reader)
		if err != nil {
			log.Fatalf("%s: event %d: %v", kind, n, err)
		}
		leaf := stored[tlog.StoredHashIndex(0, n)]
		if err := tlog.CheckRecord(proof, tree.N, tree.Hash, n, leaf); err != nil {
			log.Fatalf("%s: event %d: %v", kind, n, err)
		}
		proved++
	}
	grown := 0
	for old := int64(1); old < tree.N; old = old*3/2 + 1 {
		root, err := tlog.TreeHash(old, stored)
		if err != nil {
			log.Fatal(err)
		}
		proof, err := tlog.ProveTree(tree.N, old, reader)
		if err != nil {
			log.Fatalf("%s: from %d: %v", kind, old, err)
		}
		if err := tlog.CheckTree(proof, tree.N, tree.Hash, old, root); err != nil {
			log.Fatalf("%s: from %d: %v", kind, old, err)
		}
		grown++
	}
	fmt.Printf("%s: x/mod reads the tiles under %d events, proves %d of them and that they grew out of %d smaller sizes\n", kind, tree.N, proved, grown)
	if _, err := tlog.ProveRecord(tree.N, 0, tlog.TileHashReader(tlog.Tree{N: tree.N, Hash: tlog.Hash{1}}, tiles(kind+".tree"))); err == nil {
		log.Fatalf("%s: x/mod takes the tiles for those of another root, too", kind)
	}
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
	defer checkTiles(kind, verifier, stored)
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
