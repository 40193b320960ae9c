import { parentPort, workerData } from 'node:worker_threads';
import { connect } from './connection.js';
import { WriteAheadLog } from './write-ahead-log.js';

const db = connect(workerData as string, 'checkpointer');
const log = new WriteAheadLog(db);

parentPort!.on('message', (wish: 'move' | 'close') => {
  if (wish === 'move') {
    log.moveMost();
    parentPort!.postMessage('moved');
  } else {
    db.close();
    parentPort!.close();
  }
});
