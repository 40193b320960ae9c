import { erasureDecider } from '#contexts/erasure';
import { type CountyCode, seal, subject } from '#kernel';
import type { TestSystem } from '../../support/test-system.js';

export const views = ['erasures', 'legal-holds'];

const auditor = { kind: 'auditor', id: 'auditor' } as const;
const colleague = { kind: 'auditor', id: 'auditor-b' } as const;
const supervisor = { kind: 'supervisor', id: 'supervisor-19', county: '19' as CountyCode } as const;
const dryRun = {
  goes: [{ what: 'person', count: 1 }],
  stays: [{ what: 'cases', count: 1 }],
  handedOut: [{ what: 'backups', count: 2 }],
  warnings: [],
} as const;

/** A hold is set and lifted; one erasure is cancelled, one lapses, one is done, and one came from the list outside. */
export async function tell({ flows: { engine, clock }, clock: time, context }: TestSystem): Promise<void> {
  const text = (of: string) => seal(subject(of), { text: 'asked for by letter' });
  const act = (person: string, command: object, by: typeof auditor | typeof supervisor | typeof colleague) =>
    engine.execute(
      erasureDecider,
      `person-${person}`,
      { subject: subject(`person-${person}`), by, at: clock.now(), ...command } as never,
      context(by),
    );
  const begin = (person: string, erasureId: string) =>
    act(
      person,
      { kind: 'begin', erasureId, legalBasis: text(`erasure-${erasureId}`), dryRun, counties: ['19'] },
      auditor,
    );
  await act('p1', { kind: 'set-hold', holdId: 'h1', reason: text('legal-hold-h1') }, auditor);
  await act('p1', { kind: 'lift-hold', holdId: 'h1', reason: text('legal-hold-h1') }, colleague);
  await act('p2', { kind: 'set-hold', holdId: 'h2', reason: text('legal-hold-h2') }, auditor);
  await begin('p1', 'e1');
  await act('p1', { kind: 'cancel', erasureId: 'e1' }, supervisor);
  await begin('p1', 'e2');
  time.advance(8 * 24 * 3_600_000);
  await begin('p1', 'e3');
  await act('p1', { kind: 'approve', erasureId: 'e3', counties: ['19'] }, supervisor);
  const gone = [
    { what: 'person', count: 1 },
    { what: 'requests', count: 1 },
  ];
  await act('p1', { kind: 'finish', erasureId: 'e3', gone }, auditor);
  await act('p3', { kind: 'finish', erasureId: 'e4', gone }, auditor);
}
