import type { System } from '#composition';

/** The process has died: nothing that it would still do comes about. */
export class Died extends Error {
  override readonly name = 'Died';
}

/**
 * Lets a process die just before effect number `at` (from 0) of an erasure; later ones do not come about either. `done`
 * names those that did. What only reads is no effect.
 */
export function dyingAt(system: System, at: number): { readonly done: readonly string[] } {
  const done: string[] = [];
  const effect = (name: string) => {
    if (done.length >= at) throw new Died(name);
    done.push(name);
  };
  const { engine, erasures, vault, sessions, files, readStore } = system;
  const execute = engine.execute.bind(engine);
  engine.execute = async (decider, id, command, context) => {
    const kept = ['erasure', 'erased', 'case-export'].includes(decider.category);
    if (kept) effect(`append to ${decider.category}`);
    return execute(decider, id, command, context);
  };
  const add = erasures.add.bind(erasures);
  erasures.add = (entry) => {
    effect('line of the list');
    add(entry);
  };
  const shred = vault.shred.bind(vault);
  vault.shred = async (subject) => {
    effect(`key of ${subject.split('-', 1)}`);
    return shred(subject);
  };
  const endAll = sessions.endAll.bind(sessions);
  sessions.endAll = async (id) => {
    effect('sessions');
    return endAll(id);
  };
  const remove = files.remove.bind(files);
  files.remove = async (id) => {
    effect('file');
    return remove(id);
  };
  const copies = readStore.copies.bind(readStore);
  readStore.copies = async () => {
    effect('copies of views');
    return copies();
  };
  return { done };
}
