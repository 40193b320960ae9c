import { systemClock } from '#kernel';
import { exitCodes } from '../command-line/failures.js';
import { debugging, GlobalOptions } from '../command-line/global-options.js';
import { ProgressLines, type ProgressView, progressFor } from './progress-view.js';

/** The only place that writes: results to standard output, everything else to standard error. */
export class Output {
  constructor(private readonly options: GlobalOptions) {}

  /** What background work says while this process owns the folder. */
  readonly log = {
    info: (fields: object, message: string) => this.background(fields, message),
    warn: (fields: object, message: string) => this.background(fields, message),
    error: (fields: object, message: string) => this.say(`${message}: ${JSON.stringify(fields)}`),
  };

  /** A command's one answer: a JSON document, or a text for people. */
  result(document: unknown, text: () => string): void {
    process.stdout.write(`${this.options.json ? json(document) : text()}\n`);
  }

  /** A part of a result that is a file of its own kind, to the letter. */
  raw(text: string): void {
    process.stdout.write(text);
  }

  /** A line beside the result; scripts find the same in the document. */
  say(line: string): void {
    process.stderr.write(this.options.json ? `${json({ note: line })}\n` : `${line}\n`);
  }

  progress(): ProgressView {
    if (this.options.json)
      return new ProgressLines(systemClock, (progress) => process.stderr.write(`${json({ progress })}\n`));
    return progressFor(process.stderr, process.env, systemClock);
  }

  /** The command ran, and what it looked at is not right. */
  foundWrong(): void {
    process.exitCode = exitCodes.foundWrong;
  }

  private background(fields: object, message: string): void {
    if (debugging()) this.say(`${message}: ${JSON.stringify(fields)}`);
  }
}

const json = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? String(each) : each));
