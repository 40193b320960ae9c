import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** A server under load, in a process of its own. */
export interface Program {
  readonly child: ChildProcess;
  readonly port: string;
}

/** Starts `<entry>.js` with a folder, a port and what else it wants. @throws when it ends before it is ready */
export async function started(entry: string, args: readonly [string, string, ...string[]]): Promise<Program> {
  const child = fork(new URL(`./${entry}.js`, import.meta.url), args);
  const ended = once(child, 'exit').then(() => {
    throw new Error(`${entry} ${args.at(-1)} did not start`);
  });
  await Promise.race([once(child, 'message'), ended]);
  ended.catch(() => undefined);
  return { child, port: args[1] };
}

export async function ended({ child }: Program): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

export async function ask<Answer>({ child }: Program, question: string): Promise<Answer> {
  child.send(question);
  const [answer] = (await once(child, 'message')) as [Answer];
  return answer;
}
