import { once } from 'node:events';
import { parentPort, receiveMessageOnPort, Worker, workerData } from 'node:worker_threads';
import { CommitNews } from './commit-bell.js';
import { connect } from './connection.js';
import { preallocateLog } from './preallocate-log.js';
import { checkpointThread } from './thread-files.js';
import type { Wire } from './wire.js';
import { WriteAheadLog } from './write-ahead-log.js';
import { Writer } from './writer.js';
import type { WriterThreadData } from './writer-in-thread.js';

/** About 500 appends: beyond that a longer transaction saves nothing and only makes everybody wait. */
const wordsPerTransaction = 4_096;

const { file, appends } = workerData as WriterThreadData;
preallocateLog(file);
const db = connect(file, 'writer');
const writer = new Writer(db);
const log = new WriteAheadLog(db);
const news = new CommitNews(file);
const checkpointer = new Worker(checkpointThread, {
  name: 'ledger-checkpointer',
  workerData: file,
  resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 1 },
});
let checkpointing = false;

appends.on('message', (first: Wire) => {
  const answer = writer.commit(allQueued(first));
  appends.postMessage(answer);
  if (answer.news) news.announce();
  if (checkpointing || !log.isWorthMoving()) return;
  checkpointing = true;
  checkpointer.postMessage('move');
});

checkpointer.on('message', () => {
  checkpointing = false;
  log.moveRest();
});

parentPort!.once('message', () => void close());

parentPort!.postMessage('ready');

async function close(): Promise<void> {
  checkpointer.postMessage('close');
  await once(checkpointer, 'exit');
  news.close();
  log.empty();
  db.close();
  appends.close();
  parentPort!.close();
}

function allQueued(first: Wire): Wire[] {
  const wires = [first];
  for (let words = first.length; words < wordsPerTransaction; ) {
    const next = receiveMessageOnPort(appends);
    if (!next) break;
    wires.push(next.message as Wire);
    words += (next.message as Wire).length;
  }
  return wires;
}
