// npm run bench [P1 P2 …]: runs the benchmarks (P: spec of quality, W: pages, M: messages, A: audit, S: sealing) and writes docs/benchmarks.md.
import './runtime.mjs';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { root, setUp } from './set-up.mjs';

setUp();
const folders = {
  P1: 'command',
  P2: 'append',
  P3: 'rebuild',
  P4: 'search',
  P7: 'eventstoredb',
  W1: 'pages',
  M1: 'messages',
  A1: 'audit',
  S1: 'sealing',
};
const asked = process.argv.slice(2);
const ids = asked.length > 0 ? asked : Object.keys(folders);
const sections = [];
for (const id of ids) {
  console.log(`${id} …`);
  const { run } = await import(join(root, 'dist', 'bench', folders[id], 'run.js'));
  const { title, rows } = await run();
  const number = (value) => value.toLocaleString('en-US', { maximumFractionDigits: value < 100 ? 2 : 0 });
  const measured = (value, unit) => (value === undefined ? '**not measured**' : `${number(value)} ${unit}`);
  const lines = rows.map(
    ({ name, value, unit, ratio }) =>
      `| ${name} | ${measured(value, unit)} | ${ratio === undefined ? '' : `${ratio.toFixed(2)}×`} |`,
  );
  const section = `## ${id}: ${title}\n\n| what | measured | against its anchor |\n|---|---|---|\n${lines.join('\n')}\n`;
  console.log(section);
  sections.push([id, section]);
}

const file = join(root, 'docs', 'benchmarks.md');
const kept = new Map();
try {
  for (const part of readFileSync(file, 'utf8')
    .split(/^(?=## [APWMS]\d)/m)
    .slice(1))
    kept.set(part.slice(3, 5), part.replace(/\n## (?![APWMS]\d)[\s\S]*$/, '\n'));
} catch {}
for (const [id, section] of sections) kept.set(id, section);
const version = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;
const machine = `${cpus().length} cores (${cpus()[0].model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node.js ${process.versions.node}`;
const head = `# Benchmarks

Speeds are ratios of one run on one machine: each is measured beside its anchor, in the same run. Repeat them with \`npm run bench\` (or \`npm run bench -- P2\`).

Caseledger ${version}, ${new Date().toISOString().slice(0, 10)}. ${machine}.

`;
writeFileSync(
  file,
  head +
    [...kept]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, text]) => text.trimEnd())
      .join('\n\n') +
    '\n',
);
