import { parentPort, workerData } from 'node:worker_threads';
import { moveMost } from './checkpoint.js';
import { connect } from './connection.js';

const db = connect(workerData as string, 'checkpointer');

parentPort!.on('message', (wish: 'move' | 'close') => {
  if (wish === 'move') {
    moveMost(db);
    parentPort!.postMessage('moved');
  } else {
    db.close();
    parentPort!.close();
  }
});
