import { CommitNews } from './commit-bell.js';
import { connect } from './connection.js';
import type { Answer, Wire } from './wire.js';
import { WriteAheadLog } from './write-ahead-log.js';
import { Writer } from './writer.js';

/** The way to the writer, wherever it runs. Answers come in the order of the appends. */
export interface WriterLink {
  send(wire: Wire): void;
  /** Call when every answer is there. Leaves an empty log behind. */
  close(): Promise<void>;
}

/** A writer in this thread: every commit blocks it. For tests and short-lived commands. */
export function writeHere(file: string, answered: (answer: Answer) => void): WriterLink {
  const db = connect(file, 'writer');
  const writer = new Writer(db);
  const log = new WriteAheadLog(db);
  const news = new CommitNews(file);
  return {
    send(wire) {
      const answer = writer.commit([wire]);
      answered(answer);
      if (answer.news) news.announce();
      if (log.isWorthMoving()) log.moveMost();
    },
    async close() {
      news.close();
      log.empty();
      db.close();
    },
  };
}
