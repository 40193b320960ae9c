import { readFileSync } from 'node:fs';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads settings one by one and collects what is wrong with them. Problems never show a secret. */
export class SettingReader {
  constructor(
    private readonly env: Environment,
    /** Each names a setting and says what it must be. */
    readonly problems: string[],
  ) {}

  /** A text; undefined when it is missing or empty. */
  text(name: string): string | undefined {
    return this.env[name]?.trim() || undefined;
  }

  /** A text that must be there. */
  needed(name: string, what: string): string {
    return this.text(name) ?? this.wrong(name, `must be ${what}`, '');
  }

  /** The setting itself, or what stands in the file that `NAME_FILE` names. */
  secret(name: string): string | undefined {
    const file = this.text(`${name}_FILE`);
    if (file === undefined) return this.text(name);
    if (this.text(name) !== undefined)
      return this.wrong(name, `is given twice, also as ${name}_FILE: leave one away`, undefined);
    try {
      return readFileSync(file, 'utf8').trim() || this.wrong(`${name}_FILE`, `${file} is empty`, undefined);
    } catch (error) {
      const { code = 'unknown' } = error as NodeJS.ErrnoException;
      return this.wrong(`${name}_FILE`, `${file} cannot be read (${code})`, undefined);
    }
  }

  /** Notes a problem; answers what to go on with, so that the other settings are looked at too. */
  wrong<T>(name: string, problem: string, instead: T): T {
    this.problems.push(`${name}: ${problem}`);
    return instead;
  }
}
