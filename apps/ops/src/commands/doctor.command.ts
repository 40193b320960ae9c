import { Command } from 'nest-commander';
import { systemClock, systemRandomness } from '#kernel';
import { doctor, type Finding } from '#operations';
import { LedgerCommand } from '../command-line/ledger-command.js';
import { Settings } from '../command-line/settings.js';
import { Output } from '../output/output.js';
import { table } from '../output/table.js';
import { programVersion } from '../program-version.js';

const marks = { ok: 'ok', note: 'note', wrong: 'WRONG' } as const;

@Command({
  name: 'doctor',
  description: 'Look at configuration, data folder, stores, keys, clock, disk, versions; changes nothing',
})
export class DoctorCommand extends LedgerCommand {
  constructor(
    private readonly settings: Settings,
    private readonly output: Output,
  ) {
    super();
  }

  async run(): Promise<void> {
    const findings: Finding[] = [];
    const ports = { env: this.settings.env, clock: systemClock, randomness: systemRandomness };
    for await (const finding of doctor({ version: programVersion() }, ports)) findings.push(finding);
    const wrong = findings.filter(({ state }) => state === 'wrong').length;
    this.output.result({ sound: wrong === 0, findings }, () => doctorText(findings, wrong));
    if (wrong > 0) this.output.foundWrong();
  }
}

function doctorText(findings: readonly Finding[], wrong: number): string {
  const rows = findings.map(({ state, check, text }) => [marks[state], check, text]);
  const advice = findings.flatMap(({ text, advice }) =>
    advice === undefined ? [] : [`${text}\n  -> ${advice}`],
  );
  return [
    table(['', 'what', 'found'], rows),
    ...(advice.length === 0 ? [] : ['', 'What to do', ...advice]),
    '',
    wrong === 0 ? 'Nothing is wrong.' : `${wrong} ${wrong === 1 ? 'thing is' : 'things are'} wrong.`,
  ].join('\n');
}
