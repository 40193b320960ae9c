import fc from 'fast-check';
import { asOf, parseSubject, type StatefulSubject, subjectsIn } from '#audit';
import { auditPorts, projections } from '#composition';
import type { Projection } from '#engine';
import { canonicalJson, type Recorded } from '#kernel';
import { process, reject, requestBy } from '../support/case-links.js';
import { type Resident, resident } from '../support/residents.js';
import { type Actor, type TestApp, testApp } from '../support/test-app.js';

/** Rule A5, as a property: as of each event of a random history, a subject stands as the live view held it then. */
const runs = Number(globalThis.process.env.AS_OF_RUNS ?? 4);
const shown = ['cases', 'persons', 'person-links', 'case-link-requests'];
const views = projections.filter(({ schema }) => shown.includes(schema.name));

let app: TestApp;
let worker: Actor;
let supervisor: Actor;
beforeAll(async () => {
  app = await testApp();
  [worker, supervisor] = [await app.as('worker-19'), await app.as('supervisor-19')];
});
afterAll(() => app.stop());

type Act = (who: Resident, n: number) => Promise<unknown>;
const newest = async (who: Resident) =>
  (await app.system.queries.findRequests.ofPerson(who.personId as never)).find(
    ({ status }) => status === 'Pending',
  )?.requestId;
const onNewest =
  (act: (requestId: string, who: Resident) => Promise<unknown>): Act =>
  async (who) => {
    const requestId = await newest(who);
    return requestId === undefined ? undefined : act(requestId, who);
  };

const acts: Readonly<Record<string, Act>> = {
  edit: (who, n) =>
    worker.put(`/api/v1/persons/${who.personId}/contact`, { email: `mail-${n}@example.org`, phones: [] }),
  rename: (who, n) => app.person({ ...who.record, middleName: `Middle${n}` }),
  leave: (who) => app.person({ ...who.record, cases: null }),
  join: (who) => app.person(who.record),
  privacy: (who, n) =>
    supervisor.put(`/api/v1/persons/${who.personId}/customer-privacy`, {
      active: n % 2 === 0,
      reason: 'Random',
    }),
  ask: (who) => requestBy(app, who).catch(() => undefined),
  take: onNewest((id) => worker.post(`/api/v1/case-link-requests/${id}/take`)),
  release: onNewest((id) => worker.post(`/api/v1/case-link-requests/${id}/release`)),
  reject: onNewest((id) => reject(worker, id, { reason: 'duplicate' })),
  link: onNewest((id, { personId }) => process(worker, id, personId)),
  unlink: ({ personId }) => worker.post(`/api/v1/persons/${personId}/unlink`, { reason: 'customer_asked' }),
  assign: ({ caseNumbers: [number] }, n) =>
    supervisor.put(`/api/v1/cases/${number}/programs/CalFresh/worker`, {
      worker: n % 2 === 0 ? 'worker-19' : 'worker-19-b',
    }),
};

/** Without what a view holds to be searched by, and without what a person's own streams do not say. */
const told = (view: string, document: unknown): string => {
  const { tags: _t, nameTags: _n, ...rest } = document as Record<string, unknown>;
  if (view === 'persons') delete rest.cases;
  return canonicalJson(rest);
};

/** Documents of the views, folded over all of the ledger. */
class Live {
  readonly documents = new Map<string, unknown>();

  apply(event: Recorded): void {
    for (const projection of views)
      if (projection.catalogues.some(({ definitions }) => Object.hasOwn(definitions, event.type)))
        for (const id of projection.keys(event)) this.fold(projection, event, id);
  }

  private fold(projection: Projection, event: Recorded, id: string): void {
    const name = `${projection.schema.name}/${id}`;
    const after = projection.fold(
      this.documents.get(name),
      { type: event.type, data: event.data, meta: event.meta, tags: [] },
      id,
    );
    if (after === undefined) this.documents.delete(name);
    else this.documents.set(name, after);
  }
}

async function ledgerAfter(position: string | undefined): Promise<readonly Recorded[]> {
  const events: Recorded[] = [];
  for await (const page of app.system.store.readAll(position === undefined ? {} : { after: position }))
    events.push(...page.flatMap((each) => app.system.engine.codec.decode(each) ?? []));
  return events;
}

test('as of each event a subject stands as the view held it then', async () => {
  let compared = 0;
  const history = fc.array(fc.tuple(fc.constantFrom(...Object.keys(acts)), fc.nat(9)), {
    minLength: 8,
    maxLength: 16,
  });
  await fc.assert(
    fc.asyncProperty(history, async (steps) => {
      const start = await app.system.store.head();
      const who = await resident(app, { counties: ['19', '34'] });
      for (const [name, n] of steps) {
        app.clock.advance(60_000);
        await acts[name]!(who, n);
      }
      const head = (await app.system.store.head())!;
      for (const { schema } of views) await app.system.checkpoints.waitFor(schema.name, head, 20_000);
      const live = new Live();
      for (const event of await ledgerAfter(start)) {
        live.apply(event);
        for (const text of subjectsIn(event)) {
          const subject = parseSubject(text);
          if (!['case', 'person', 'request'].includes(subject.kind)) continue;
          const found = await asOf(auditPorts(app.system), {
            subject: subject as StatefulSubject,
            at: '9999-12-31T23:59:59.999Z',
            clock: 'recorded',
            upTo: event.meta.position,
          });
          if (found === undefined || 'firstAt' in found) continue;
          for (const { view, id, document } of found.documents) {
            if (!shown.includes(view)) continue;
            const held = live.documents.get(`${view}/${id}`);
            expect([text, event.type, view, told(view, document)]).toEqual([
              text,
              event.type,
              view,
              told(view, held),
            ]);
            compared++;
          }
        }
      }
      for (const projection of views)
        for (const [name, document] of live.documents)
          if (name.startsWith(`${projection.schema.name}/`)) {
            const id = name.slice(name.indexOf('/') + 1);
            const stored = await app.system.readStore.reader(projection.schema).get(id);
            expect(told(projection.schema.name, stored)).toBe(told(projection.schema.name, document));
          }
    }),
    { numRuns: runs },
  );
  expect(compared).toBeGreaterThan(runs * 20);
}, 240_000);
