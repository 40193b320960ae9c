import 'reflect-metadata';
import { ReceivePerson } from '#contexts/person-registry';
import { readConfig } from '#settings';
import { start } from '../../apps/api/src/start.js';

const [, , folder = '.', port = '0', people = '2000'] = process.argv;

/** The product as it is started in production, with some people to edit. */
const config = readConfig({ DATA_DIR: folder, PORT: port, DEMO_DATA: '0', LOG_LEVEL: 'warn' });
const { app, system, runtime } = await start(config);
const receive = new ReceivePerson(system.engine);
const actor = { kind: 'registry' as const, id: 'registry' };
await Promise.all(
  Array.from({ length: Number(people) }, (_, n) =>
    receive.receive(
      {
        personId: `bench-${n}`,
        firstName: 'Ana',
        lastName: 'Ortiz',
        dateOfBirth: '1984-02-29',
        gender: 'Female',
        cases: [
          {
            caseNumber: `BENCH${n}`,
            county: '19',
            status: 'Active',
            programs: [{ kind: 'CalFresh', status: 'Active', primaryApplicant: true }],
          },
        ],
      },
      { actor, command: 'ImportPerson', idempotencyKey: `bench-${n}`, correlationId: 'bench' },
      system.clock.now(),
    ),
  ),
);
await app.listen(Number(port), '127.0.0.1');
process.on('message', (message) => {
  if (message !== 'lag') return;
  void runtime.projections.status().then((views) =>
    process.send?.({
      lag: Math.max(...views.map((each) => each.lagEvents)),
      rss: process.memoryUsage().rss,
    }),
  );
});
// Not to outlive the benchmark.
process.once('disconnect', () => process.exit());
process.send?.('ready');
