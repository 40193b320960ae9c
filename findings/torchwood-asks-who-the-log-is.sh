#!/usr/bin/env bash
# Opening a C2SP tlog-checkpoint with the Go libraries of its authors' field (filippo.io/torchwood v0.9.0,
# golang.org/x/mod v0.43.0), on a note that golang.org/x/mod's own sumdb/note signs:
#  - torchwood's VerifyCheckpoint refuses a policy that is only a verifier, although the signature is right: some policy
#    must look at the origin. OriginPolicy together with it in a ThresholdPolicy is what passes.
#  - the origin need not be the key's name, for it or for note.Open: who wants that checks it, or builds the policy with
#    ParsePolicy, which does require it.
#  - x/mod's sumdb/tlog.ParseTree, despite its place, reads only the checksum database's own trees: its first line must
#    be "go.sum database tree".
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > main.go <<'GO'
package main

import (
	"encoding/base64"
	"fmt"
	"strings"

	"filippo.io/torchwood"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func say(what string, err error) {
	if err != nil {
		fmt.Printf("%s: refused (%v)\n", what, err)
		return
	}
	fmt.Printf("%s: passes\n", what)
}

func main() {
	skey, vkey, _ := note.GenerateKey(strings.NewReader(strings.Repeat("7", 64)), "log.example.gov/one")
	signer, _ := note.NewSigner(skey)
	verifier, _ := note.NewVerifier(vkey)
	root := base64.StdEncoding.EncodeToString(make([]byte, 32))
	sign := func(origin string) []byte {
		signed, err := note.Sign(&note.Note{Text: origin + "\n5\n" + root + "\n"}, signer)
		if err != nil {
			panic(err)
		}
		return signed
	}
	own, other := sign("log.example.gov/one"), sign("log.example.gov/two")
	single := torchwood.SingleVerifierPolicy(verifier)
	both := func(origin string) torchwood.Policy {
		return torchwood.ThresholdPolicy(2, torchwood.OriginPolicy(origin), single)
	}
	_, _, err := torchwood.VerifyCheckpoint(own, single)
	say("a verifier alone", err)
	_, _, err = torchwood.VerifyCheckpoint(own, both("log.example.gov/one"))
	say("a verifier and the origin", err)
	_, _, err = torchwood.VerifyCheckpoint(other, both("log.example.gov/two"))
	say("an origin that is not the key's name", err)
	_, err = note.Open(other, note.VerifierList(verifier))
	say("note.Open of that", err)
	parsed, err := torchwood.ParsePolicy([]byte("log " + vkey + "\nquorum none\n"))
	if err != nil {
		panic(err)
	}
	_, _, err = torchwood.VerifyCheckpoint(own, parsed)
	say("a parsed policy, own origin", err)
	_, _, err = torchwood.VerifyCheckpoint(other, parsed)
	say("a parsed policy, another origin", err)
	text, _, _ := strings.Cut(string(own), "\n\n")
	_, err = tlog.ParseTree([]byte(text + "\n"))
	say("tlog.ParseTree of a checkpoint", err)
}
GO
go mod init probe >/dev/null 2>&1
go get golang.org/x/mod@v0.43.0 filippo.io/torchwood@v0.9.0 >/dev/null 2>&1
seen=$(go run . | sed 's/ (.*)//')
echo "$seen"
expected="a verifier alone: refused
a verifier and the origin: passes
an origin that is not the key's name: passes
note.Open of that: passes
a parsed policy, own origin: passes
a parsed policy, another origin: refused
tlog.ParseTree of a checkpoint: refused"
[ "$seen" = "$expected" ] || { echo "CHANGED: this was not so when it was written down" >&2; exit 1; }
