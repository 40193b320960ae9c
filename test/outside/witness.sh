#!/usr/bin/env bash
# Whether a real witness agrees with us: litewitness of filippo.io/torchwood signs the checkpoints of a server's ledgers,
# torchwood verifies what is kept of it, an outage passes, and an older copy of the data folder is found. Makes a data
# folder of its own. Needs Go, the Go module proxy and ssh-agent, so it is not part of the checks. `npm run build` first.
#   bash test/outside/witness.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
data="$work/data"
port=${PORT:-3987} witness_port=${WITNESS_PORT:-3988}
pids=()
finish() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait
  rm -rf "$work"
}
trap finish EXIT
fail() { echo "FAILED: $*" >&2; tail -n 5 "$work"/*.log >&2; exit 1; }
# Bounded: a minute between two questions, at most three of them.
until_true() { for _ in $(seq 400); do "$@" >/dev/null 2>&1 && return; sleep 0.5; done; fail "$*"; }

mkdir "$work/go"
(
  cd "$work/go"
  go mod init witness >/dev/null 2>&1
  export GOFLAGS=-mod=mod GOBIN="$work/bin"
  go install filippo.io/torchwood/cmd/litewitness@v0.9.0 filippo.io/torchwood/cmd/witnessctl@v0.9.0 2>/dev/null
  cat > main.go <<'GO'
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"log"
	"os"

	"filippo.io/torchwood"
	"golang.org/x/mod/sumdb/note"
)

func main() {
	cosigner, err := torchwood.NewCosignatureVerifier(os.Args[2])
	if err != nil {
		log.Fatal(err)
	}
	file, err := os.Open(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	signers := map[string]torchwood.Policy{}
	for _, vkey := range os.Args[3:] {
		verifier, err := note.NewVerifier(vkey)
		if err != nil {
			log.Fatal(err)
		}
		signers[verifier.Name()] = torchwood.ThresholdPolicy(3, torchwood.OriginPolicy(verifier.Name()),
			torchwood.SingleVerifierPolicy(verifier), torchwood.SingleVerifierPolicy(cosigner))
	}
	lines := map[string]int{}
	newest := map[string]int64{}
	for scanner := bufio.NewScanner(file); scanner.Scan(); {
		var kept struct{ Checkpoint string }
		if err := json.Unmarshal(scanner.Bytes(), &kept); err != nil {
			log.Fatal(err)
		}
		for name, policy := range signers {
			if checkpoint, _, err := torchwood.VerifyCheckpoint([]byte(kept.Checkpoint), policy); err == nil {
				lines[name]++
				newest[name] = checkpoint.N
			}
		}
	}
	for name := range signers {
		if lines[name] == 0 {
			log.Fatalf("torchwood verifies no checkpoint of %s", name)
		}
		fmt.Printf("torchwood verifies %d cosigned checkpoints of %s, the newest over %d events\n", lines[name], name, newest[name])
	}
}
GO
  go get filippo.io/torchwood@v0.9.0 golang.org/x/mod@v0.43.0 >/dev/null 2>&1
  go build -o "$work/bin/check" .
)

ssh-keygen -q -t ed25519 -N '' -f "$work/key"
ssh-agent -D -a "$work/agent.sock" >/dev/null &
pids+=($!)
until_true test -S "$work/agent.sock"
SSH_AUTH_SOCK="$work/agent.sock" ssh-add -q "$work/key"
witness() {
  "$work/bin/litewitness" -name example.com/witness -db "$work/witness.db" -ssh-agent "$work/agent.sock" \
    -key "$(ssh-keygen -lf "$work/key.pub" | cut -d' ' -f2)" -listen "127.0.0.1:$witness_port" 2>> "$work/witness.log" &
  witness_pid=$!
  pids+=("$witness_pid")
  until_true grep -q 'msg=listening' "$work/witness.log"
}
witness
WITNESS_KEY=$(grep -o 'vkey=[^ ]*' "$work/witness.log" | head -1 | cut -d= -f2)
export WITNESS_KEY WITNESS_URL="http://127.0.0.1:$witness_port/" DATA_DIR="$data" PORT="$port" LOG_LEVEL=info

server() {
  DEMO_DATA=20 SEAL_SECONDS=1 node dist/apps/api/src/main.js > "$work/server.log" 2>&1 &
  server_pid=$!
  pids+=("$server_pid")
  until_true curl -fs "http://127.0.0.1:$port/health/ready"
}
stop() { kill "$1"; wait "$1" 2>/dev/null || true; }
# Somebody signs in and looks for somebody: something new in both ledgers.
work_a_little() {
  local token
  token=$(curl -fs -H 'content-type: application/json' -d '{"identity":"worker-19"}' \
    "http://127.0.0.1:$port/api/v1/demo/session" | grep -o '"token":"[^"]*"' | cut -d'"' -f4)
  curl -fs -o "$work/found" -H 'content-type: application/json' -H "authorization: Bearer $token" \
    -d '{"lastName":"a","phonetic":true,"page":1,"pageSize":25}' "http://127.0.0.1:$port/api/v1/persons/search"
}
cosigned() { grep -c "/$1\\\\n" "$data/seals/cosigned.ndjson" 2>/dev/null || true; }
more_than() { [ "$(cosigned "$1")" -gt "$2" ]; }

server
work_a_little
until_true grep -q 'it does not know this ledger' "$work/server.log"
echo "a witness that does not know the ledger is told of: $(grep -c 'did not sign' "$work/server.log") lines"
npx caseledger ledger key | grep -E '/(main|looks)\+' > "$work/vkeys"
while read -r vkey; do
  "$work/bin/witnessctl" add-log -db "$work/witness.db" -origin "${vkey%%+*}" 2>/dev/null
  "$work/bin/witnessctl" add-key -db "$work/witness.db" -origin "${vkey%%+*}" -key "$vkey" 2>/dev/null
done < "$work/vkeys"
until_true more_than main 0
until_true more_than looks 0
# shellcheck disable=SC2046
"$work/bin/check" "$data/seals/cosigned.ndjson" "$WITNESS_KEY" $(cat "$work/vkeys")

stop "$witness_pid"
work_a_little
sleep 70
grep -q 'the witness does not answer' "$work/server.log" || fail 'an outage is not told of'
curl -fs "http://127.0.0.1:$port/health/ready" | grep -q '"sealing":"ok"' || fail 'an outage stops something'
echo 'an outage is told of, and nothing waits for it'
before=$(cosigned looks)
witness
until_true more_than looks "$before"
echo 'after it the witness signs what came meanwhile, with a proof that it grew'

stop "$server_pid"
npx caseledger ledger verify | grep 'the witness'
cp -a "$data" "$work/older"
server
work_a_little
before=$(cosigned looks)
until_true more_than looks "$before"
stop "$server_pid"
# shellcheck disable=SC2046
"$work/bin/check" "$data/seals/cosigned.ndjson" "$WITNESS_KEY" $(cat "$work/vkeys")
rm -rf "$data"
mv "$work/older" "$data"
server
until_true grep -q 'but its own seals end at' "$work/server.log"
curl -fs "http://127.0.0.1:$port/health/ready" | grep -q '"sealing":"refused"' || fail 'sealing goes on'
{ npx caseledger doctor || true; } | grep 'but its own seals end at' || fail 'the doctor does not say it'
echo 'an older copy of the folder, whole in itself, is found by the witness alone: sealing is refused'
