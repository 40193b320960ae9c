#!/usr/bin/env bash
# A gRPC client may cancel any call at any time, and @eventstore/db-client 6.2.1 does so for every read of a stream that is
# not there. A server of @grpc/grpc-js 1.14.7 on Node.js 26.10.0 answers 1,000 cancelled calls of one client and 33 a
# second more (the defaults of Node.js's http2: streamResetBurst, streamResetRate); then it ends the whole session, and
# calls of the same client that nobody cancelled fail with 13 INTERNAL or 14 UNAVAILABLE, "Session closed with error code 2".
# grpc-js has no option for these two numbers, so whoever writes a server or a test double with it must know of it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund node@26.10.0 @grpc/grpc-js@1.14.7 >/dev/null
node26=$(find node_modules -path '*bin/node' -type f | head -n 1)
cat > try.cjs <<'JS'
const { Client, Server, ServerCredentials, credentials } = require('@grpc/grpc-js');
const same = (value) => value;
const shape = { path: '/a/read', requestStream: false, responseStream: true, requestSerialize: same, requestDeserialize: same };
const server = new Server();
server.addService({ read: { ...shape, responseSerialize: same, responseDeserialize: same } }, {
  read: (call) => call.write(Buffer.from('an answer')),
});
/** Asks, waits for the first answer, and cancels as a reader does that has enough. */
const one = (client) =>
  new Promise((resolve) => {
    const call = client.makeServerStreamRequest(shape.path, same, same, Buffer.from('a question'));
    call.once('data', () => { call.cancel(); resolve(undefined); });
    call.on('error', (error) => resolve(error));
  });
server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), async (_, port) => {
  const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure());
  let error;
  let answered = 0;
  while (answered < 5_000 && (error = await one(client)) === undefined) answered++;
  console.log(answered === 5_000 ? 'all 5,000 were answered' : `more than 1,000 were answered: ${answered > 1_000}`);
  if (error) console.log(`then: ${/Session closed with error code 2/.exec(error.message)?.[0] ?? error.message}`);
  process.exit();
});
JS
seen=$("$node26" try.cjs)
echo "$seen"
expected='more than 1,000 were answered: true
then: Session closed with error code 2'
[ "$seen" = "$expected" ] || { echo "CHANGED: this was not so when it was written down" >&2; exit 1; }
