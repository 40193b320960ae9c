import type { CaseLinkRequestDocument } from '#contexts/case-linking';
import { caseDecider, type PersonDocument } from '#contexts/person-registry';
import {
  type AccountId,
  type CaseNumber,
  caseNumber,
  type PersonId,
  requestId,
  streamName,
  type WorkerId,
} from '#kernel';
import { wholeStream } from '../subjects/read-stream.js';
import type { LooksPorts } from './ports.js';

type Relating = Pick<LooksPorts, 'store' | 'codec' | 'findRequests' | 'threads'>;

/** Whether a worker has, or had, a case, a request or a message of a person: then opening them is their work (rule A23). */
export async function worksFor(
  ports: Relating,
  worker: WorkerId,
  of: {
    readonly person?: { readonly id: PersonId; readonly document: PersonDocument | undefined };
    readonly account?: AccountId;
    readonly tasks: readonly string[];
  },
): Promise<boolean> {
  for (const task of of.tasks) if (await isTheirTask(ports, worker, task)) return true;
  if (of.account !== undefined)
    for (const each of await ports.findRequests.ofAccount(of.account))
      if (isTheirs(each, worker)) return true;
  if (of.person === undefined) return false;
  for (const number of Object.keys(of.person.document?.cases ?? {}))
    if (await hasProgramOf(ports, worker, caseNumber(number))) return true;
  for await (const each of ports.findRequests.everyOf(of.person.id)) if (isTheirs(each, worker)) return true;
  return (await ports.threads.ofPerson(of.person.id)).some((each) => each.worker === worker);
}

async function isTheirTask({ findRequests }: Relating, worker: WorkerId, task: string): Promise<boolean> {
  const [kind, id] = task.split(':');
  if (kind !== 'case-link-request' || id === undefined) return false;
  const request = await findRequests.byId(requestId(id));
  return request !== undefined && isTheirs(request, worker);
}

const isTheirs = (
  { assignee, processed, rejected }: Pick<CaseLinkRequestDocument, 'assignee' | 'processed' | 'rejected'>,
  worker: WorkerId,
): boolean => assignee === worker || processed?.by?.id === worker || rejected?.by.id === worker;

/** Whether some program of the case is the worker's, or ever was. */
async function hasProgramOf(ports: Relating, worker: WorkerId, number: CaseNumber): Promise<boolean> {
  let state = caseDecider.initial;
  for (const event of await wholeStream(ports, streamName(caseDecider, number))) {
    state = caseDecider.evolve(state, event as Parameters<typeof caseDecider.evolve>[1]);
    if (state.kind === 'recorded' && state.facts.programs.some((each) => each.worker === worker)) return true;
  }
  return false;
}
