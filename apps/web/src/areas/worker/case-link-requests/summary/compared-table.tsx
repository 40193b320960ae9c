import { CaseNumbers } from '../../parts/case-numbers.js';
import { RevealSsn } from '../../parts/reveal-ssn.js';
import type { Summary } from '../../parts/types.js';
import { useCountyName } from '../counties.js';
import {
  type ComparedRow,
  comparedRows,
  comparisonText,
  differencesFirst,
  type Verdict,
  verdictOf,
} from './compared-rows.js';
import { GivenCaseNumber } from './given-case-number.js';

const verdicts: Readonly<Record<Verdict, readonly [symbol: string, word: string]>> = {
  agrees: ['✓', 'Agrees'],
  differs: ['✕', 'Differs'],
  elsewhere: ['–', 'Another county’s'],
  not_given: ['–', 'Not entered'],
  not_on_file: ['–', 'Not on file'],
  not_compared: ['–', 'Not compared'],
};

/** What the registrant entered beside what is on file, what differs first; without a person what the check said. */
export function ComparedTable({ summary }: { readonly summary: Summary }) {
  const { person, linkedStatus, match } = summary;
  const rows = differencesFirst(comparedRows(summary, useCountyName()));
  const ofCase = { label: 'Case Number', verdict: verdictOf(summary, 'caseNumber') };
  const text = match === null ? undefined : comparisonText([ofCase, ...rows]);
  const differs = [ofCase, ...rows].some(({ verdict }) => verdict === 'differs');
  const check = match === null ? undefined : person ? 'Agreement' : 'Automatic check';
  const columns = ['Registrant entered', ...(person ? ['On file'] : []), ...(check ? [check] : [])];
  return (
    <section className="panel" aria-label="Registrant and person">
      {text && <p className={differs ? 'compared__sum compared__sum--differs' : 'compared__sum'}>{text}</p>}
      <table className="usa-table usa-table--borderless rows-table compared">
        <caption className="usa-sr-only">What the registrant entered, and how it compares</caption>
        <thead>
          <tr>
            <th scope="col">Field</th>
            {columns.map((each) => (
              <th key={each} scope="col">
                {each}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">Case Number</th>
            <td data-label="Registrant entered">
              <GivenCaseNumber summary={summary} />
            </td>
            {person && (
              <td data-label="On file">
                <CaseNumbers person={person} />
              </td>
            )}
            {check && <VerdictCell verdict={ofCase.verdict} label={check} />}
          </tr>
          <tr>
            <th scope="row">Linked Status</th>
            <td colSpan={columns.length}>
              <span className={`state state--${linkedStatus}`}>{linkedStatus}</span>
            </td>
          </tr>
          {rows.map((row) => (
            <tr key={row.label} className={row.verdict === 'differs' ? 'compared__differs' : undefined}>
              <th scope="row">{row.label}</th>
              <td data-label="Registrant entered">{row.given ?? <span className="muted">-</span>}</td>
              {person && (
                <td data-label="On file">
                  {row.label === 'SSN' && person.ssn !== null ? (
                    <RevealSsn personId={person.personId} name={person.name} masked={person.ssn} />
                  ) : (
                    <Values of={row} />
                  )}
                </td>
              )}
              {check && <VerdictCell verdict={row.verdict} label={check} />}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Values({ of: { onFile } }: { readonly of: ComparedRow }) {
  if (onFile.length === 0) return <span className="muted">-</span>;
  return onFile.map((each) => (
    <span key={each} className="compared__value">
      {each}
    </span>
  ));
}

function VerdictCell({ verdict, label }: { readonly verdict: Verdict; readonly label: string }) {
  const [symbol, word] = verdicts[verdict];
  return (
    <td data-label={label} className={`verdict verdict--${verdict}`}>
      <span aria-hidden="true">{symbol}</span> {word}
    </td>
  );
}
