import {
  type LinkRequest,
  personLinkDecider,
  submissionDecider,
  type VerificationMethod,
} from '#contexts/case-linking';
import { defaultSettings } from '#contexts/county-settings';
import type { CommandContext } from '#engine';
import {
  type Actor,
  type CountyCode,
  type Instant,
  personId,
  plusBusinessDays,
  plusMinutes,
  Refused,
  seal,
  submissionSubject,
} from '#kernel';
import { type FlowPorts, processLinkRequest, unlinkPerson } from '#processes';
import type { Step } from './in-order.js';
import type { Told } from './play-tale.js';
import { accountOf } from './story-of-a-customer.js';
import type { Tale } from './tales.js';

interface Scene {
  readonly tale: Tale;
  readonly told: Told;
  readonly now: Instant;
}

const methods: readonly VerificationMethod[] = [
  'phone_security_questions',
  'in_person_id',
  'documents_on_file',
  'video',
];
const holidays = new Set(defaultSettings.holidays);

/** What the county does with a tale's requests, on working days between nine and four. Nothing of it lies ahead. */
export function workersPart(ports: FlowPorts, scene: Scene): readonly Step[] {
  const { tale, now } = scene;
  const days = 1 + (tale.customer % 5);
  const step = (at: Instant, run: () => Promise<void>): readonly Step[] =>
    at < now ? [{ at, thread: accountOf(tale), run }] : [];
  switch (tale.ending.is) {
    case 'free':
    case 'linked':
      return [];
    case 'waits':
      return tale.ending.taken ? step(officeHours(tale, days), () => take(ports, scene)) : [];
    case 'processed':
      return [
        ...step(plusMinutes(officeHours(tale, days), -25), () => take(ports, scene)),
        ...step(officeHours(tale, days), () => process(ports, scene)),
      ];
    case 'rejected':
      return step(officeHours(tale, days), () => reject(ports, scene));
    case 'unlinked':
      return step(officeHours(tale, days + 4), () => unlink(ports, scene));
  }
}

const officeHours = ({ askedAt, customer }: Tale, businessDays: number): Instant =>
  plusMinutes(plusBusinessDays(askedAt, businessDays, holidays), -(8 * 60 + ((customer * 37) % (7 * 60))));

/** The one of the county whose case was named, if it was asked; else the first. */
const requestOf = ({ told, tale }: Scene): LinkRequest | undefined =>
  told.requests.find((each) => each.county === tale.applicant.county) ?? told.requests[0];

const workerOf = ({ customer }: Tale, county: CountyCode): Actor => ({
  kind: 'worker',
  id: `worker-${county}${customer % 2 === 0 ? '' : '-b'}`,
  county,
});

const contextOf = ({ customer }: Tale, actor: Actor, command: string): CommandContext => ({
  actor,
  command,
  idempotencyKey: `demo:${customer}:${command}`,
  correlationId: `demo:${customer}:${command}`,
});

async function take({ engine, clock }: FlowPorts, scene: Scene): Promise<void> {
  const request = requestOf(scene);
  if (request === undefined) return;
  const { requestId, county, submissionId } = request;
  const by = workerOf(scene.tale, county);
  const command = { kind: 'take' as const, requestId, county, by, at: clock.now() };
  await engine.execute(submissionDecider, submissionId, command, contextOf(scene.tale, by, 'Take'));
}

async function process(ports: FlowPorts, scene: Scene): Promise<void> {
  const { tale } = scene;
  const request = requestOf(scene);
  if (request === undefined) return;
  const { requestId, county } = request;
  const by = workerOf(tale, county);
  const method = methods[tale.customer % methods.length] as VerificationMethod;
  const input = { personId: personId(tale.applicant.record.personId), methods: [method] };
  await processLinkRequest(
    ports,
    { requestId, by, county },
    input,
    contextOf(tale, by, 'ProcessLinkRequest'),
  ).catch(leaveIt);
}

/** A link that a rule forbids stays undone, as it would for a real worker. */
function leaveIt(error: unknown): void {
  if (!(error instanceof Refused)) throw error;
}

async function reject({ engine, clock }: FlowPorts, scene: Scene): Promise<void> {
  const { tale } = scene;
  const request = requestOf(scene);
  if (request === undefined || tale.ending.is !== 'rejected') return;
  const { requestId, county, submissionId } = request;
  const by = workerOf(tale, county);
  const text = 'Asked by phone to come in with a photo ID; nobody came.';
  const note = seal(submissionSubject(submissionId), { text });
  const { reason } = tale.ending;
  await engine.execute(
    submissionDecider,
    submissionId,
    {
      kind: 'reject',
      requestId,
      county,
      by,
      reason,
      ...(reason === 'other' ? { note } : {}),
      at: clock.now(),
    },
    contextOf(tale, by, 'Reject'),
  );
}

async function unlink(ports: FlowPorts, { tale }: Scene): Promise<void> {
  if (tale.ending.is !== 'unlinked') return;
  const person = personId(tale.applicant.record.personId);
  const { county } = tale.applicant;
  const by = workerOf(tale, county);
  const context = contextOf(tale, by, 'UnlinkPerson');
  const { linked, over } = await ports.engine.state(personLinkDecider, person);
  if (linked === undefined && over.length === 0) return;
  await unlinkPerson(ports, { personId: person, reason: tale.ending.reason, by, county }, context);
}
