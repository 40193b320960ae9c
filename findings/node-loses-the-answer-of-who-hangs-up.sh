#!/usr/bin/env bash
# A server that answers in the middle of what it is sent and hangs up (clamd does so over its StreamMaxLength, with
# "INSTREAM size limit exceeded. ERROR") closes a TCP connection on which unread bytes lie: the kernel sends a reset. Its
# answer has arrived by then, and a program that reads after its failed write gets it (Python 3 here). Node 26.10.0 ends
# the socket with the write's error (EPIPE, ECONNRESET) and never reads what has arrived: the answer is lost. Who must
# tell "too large" from "went away" cannot count on the answer; that it hung up while it was being sent to is all there is.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"; kill "${server:-}" 2>/dev/null || true' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund node@26.10.0 >/dev/null
node26=$(find node_modules -path '*bin/node' -type f | head -n 1)

cat > server.py <<'PY'
import socket
listening = socket.create_server(('127.0.0.1', 0))
print(listening.getsockname()[1], flush=True)
while True:
    client, _ = listening.accept()
    have = 0
    while have < 1_000_000:
        have += len(client.recv(65536))
    client.sendall(b'too large')
    client.close()
PY
cat > client.py <<'PY'
import socket, sys
lost = 0
for _ in range(20):
    client = socket.create_connection(('127.0.0.1', int(sys.argv[1])))
    try:
        for _ in range(800):
            client.sendall(b'x' * 65536)
    except OSError:
        pass
    try:
        answer = client.recv(100)
    except OSError:
        answer = b''
    lost += answer != b'too large'
print('Python lost none' if lost == 0 else 'Python lost some')
PY
cat > client.mjs <<'JS'
import { once } from 'node:events';
import { connect } from 'node:net';
let lost = 0;
for (let n = 0; n < 20; n++) {
  const client = connect(Number(process.argv[2]), '127.0.0.1');
  let answer = '';
  client.setEncoding('utf8').on('data', (part) => (answer += part)).on('error', () => undefined);
  const closed = new Promise((resolve) => client.once('close', resolve));
  for (let n = 0; n < 800 && !client.destroyed; n++)
    if (!client.write(Buffer.alloc(65536))) await Promise.race([once(client, 'drain').catch(() => undefined), closed]);
  client.end();
  await closed;
  if (answer !== 'too large') lost++;
}
console.log(lost === 0 ? 'Node lost none' : 'Node lost some');
JS
mkfifo port
python3 server.py > port &
server=$!
read -r number < port
seen=$(python3 client.py "$number"; "$node26" client.mjs "$number")
echo "$seen"
expected='Python lost none
Node lost some'
[ "$seen" = "$expected" ] || { echo "CHANGED: this was not so when it was written down" >&2; exit 1; }
