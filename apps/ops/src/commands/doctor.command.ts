import { systemClock, systemRandomness } from '#kernel';
import { doctor, type Finding } from '#operations';
import type { AddCommand } from '../command-line/add-command.js';
import { table } from '../output/table.js';
import { programVersion } from '../program-version.js';

const marks = { ok: 'ok', note: 'note', wrong: 'WRONG' } as const;

export const doctorCommand: AddCommand = (above, { settings, output }) =>
  above
    .command('doctor')
    .description('Look at configuration, data folder, stores, keys, clock, disk, versions; changes nothing')
    .action(async () => {
      const findings: Finding[] = [];
      const ports = { env: settings.env, clock: systemClock, randomness: systemRandomness };
      for await (const finding of doctor({ version: programVersion() }, ports)) findings.push(finding);
      const wrong = findings.filter(({ state }) => state === 'wrong').length;
      output.result({ sound: wrong === 0, findings }, () => doctorText(findings, wrong));
      if (wrong > 0) output.foundWrong();
    });

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
