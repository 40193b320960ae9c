import { openSystem, readConfig, startProjections, startRuntime } from '#composition';
import { accountId } from '#kernel';
import { MovableClock } from '#kernel/testing';
import { accountDecider } from '#portal-accounts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A data folder opened in this process as the server opens it, without HTTP; time can be pushed forward. */
export async function openFolder(dataDir: string) {
  const clock = new MovableClock();
  const config = readConfig({ DATA_DIR: dataDir, DEMO_DATA: '0', SEAL_SECONDS: '0' });
  const system = await openSystem(config, { clock, threads: false });
  try {
    const projections = await startProjections(system, quiet, { threads: false });
    const transport = { send: async () => undefined };
    const runtime = await startRuntime({ system, projections, transport, log: quiet });
    return { system, runtime, clock, close: () => system.close() };
  } catch (error) {
    await system.close();
    throw error;
  }
}

export type OpenedFolder = Awaited<ReturnType<typeof openFolder>>;

/** Gives the demo customers 1 to `count` an account, all in the name Ana Ortiz. */
export async function registerCustomers({ system }: OpenedFolder, count: number): Promise<void> {
  await Promise.all(
    Array.from({ length: count }, (_, index) => {
      const id = accountId(`demo-customer-${index + 1}`);
      const profile = { firstName: 'Ana', lastName: 'Ortiz', email: `c${index + 1}@example.org` };
      return system.engine.execute(
        accountDecider,
        id,
        { kind: 'register', accountId: id, profile, at: system.clock.now() },
        { actor: { kind: 'customer', id }, command: 'Register', idempotencyKey: id, correlationId: id },
      );
    }),
  );
}
