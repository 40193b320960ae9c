import { type Names, spoken } from '#bounded-context';
import { type Instant, mappedInTurns, type Recorded } from '#kernel';
import type { Telling } from '../../words/all-words.js';
import type { GatheredCase, GatheredEvent } from '../gathering/gather-case.js';
import type { ShownValue } from '../gathering/opened-values.js';
import { wholeLine } from '../package/event-line.js';
import { sha256 } from '../package/sums.js';
import { flattened } from './flattened.js';
import { pageStyle } from './page-style.js';

export interface CasePageFacts {
  readonly caseNumber: string;
  readonly household: boolean;
  readonly by: string;
  readonly at: Instant;
  readonly origin: string;
  readonly fingerprint: string;
}

export interface CasePagePorts {
  readonly tell: Telling;
  readonly names: Names;
}

/** case.html: the events in words, with what is opened of them. No script, nothing from elsewhere; prints as it is read. */
export async function casePage(
  facts: CasePageFacts,
  { events }: GatheredCase,
  values: readonly ShownValue[],
  ports: CasePagePorts,
): Promise<string> {
  const title = `Case ${facts.caseNumber}: history with proofs`;
  const byEvent = new Map<string, ShownValue[]>();
  for (const each of values) byEvent.set(each.eventId, [...(byEvent.get(each.eventId) ?? []), each]);
  const entries = await mappedInTurns(events, (each) => entry(each, byEvent, ports));
  const whole = events.filter((each) => each.event !== undefined).length;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${text(title)}</title>
<style>${pageStyle}</style>
</head>
<body>
<main>
<h1>${text(title)}</h1>
<dl class="facts">
${fact('Prepared', `${facts.at}, by ${facts.by}`)}
${fact('Persons', facts.household ? 'everybody on the case' : 'the Primary Applicants; what concerns others is left out')}
${fact('Events', `${events.length}, ${events.length - whole} of them as their hash alone`)}
${fact('Ledger', facts.origin)}
${fact('Key (SHA-256)', facts.fingerprint)}
</dl>
<p>All times are UTC, as the server recorded them. Whether anything here was changed is told by verify.sh: see HOW-TO-VERIFY.txt. The number of an event is its line in events.ndjson.</p>
<ol class="events">
${entries.join('\n')}
</ol>
</main>
</body>
</html>
`;
}

function entry(
  { stored, event }: GatheredEvent,
  byEvent: ReadonlyMap<string, readonly ShownValue[]>,
  ports: CasePagePorts,
): string {
  if (event === undefined)
    return `<li class="left-out"><p>An event that concerns only persons who are left out: it stands as its hash alone.</p></li>`;
  const { said, by } = ports.tell(event);
  const where = `${stored.stream} at revision ${stored.revision}, ${stored.type}`;
  return `<li>
<p class="when"><time datetime="${text(event.meta.recordedAt)}">${moment(event)}</time> ${text(spoken([by], ports.names))}</p>
<p>${text(spoken(said, ports.names))}</p>
${valuesTable(byEvent.get(stored.id) ?? [])}<p class="place">${text(where)}<br>SHA-256 ${sha256(wholeLine(stored))}</p>
</li>`;
}

function valuesTable(values: readonly ShownValue[]): string {
  if (values.length === 0) return '';
  const rows = values.flatMap(({ path, shows }) => {
    const name = path.slice('/data/'.length).replaceAll('/', ', ');
    if (shows.kind !== 'opened')
      return [`<tr><th scope="row">${text(name)}</th><td><em>${why[shows.kind]}</em></td></tr>`];
    return flattened(shows.plain, name).map(
      ([field, value]) => `<tr><th scope="row">${text(field)}</th><td>${text(value)}</td></tr>`,
    );
  });
  return `<table><caption>What was sealed</caption><tbody>${rows.join('')}</tbody></table>\n`;
}

const why = {
  'left out': 'left out: of another person',
  erased: '[erased]',
  'sealed before openings were kept': 'sealed, not opened',
} as const;

const moment = ({ meta }: Recorded): string =>
  text(meta.recordedAt.replace('T', ' ').replace(/\.\d+Z$/, ' UTC'));

const fact = (name: string, value: string): string => `<dt>${text(name)}</dt><dd>${text(value)}</dd>`;

const marks: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML shows it, whatever it is. */
const text = (plain: string): string => plain.replaceAll(/[&<>"']/g, (mark) => marks[mark] ?? mark);
