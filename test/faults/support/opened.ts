import { openSystem, outgoing, startProjections, startRuntime } from '#composition';
import { accountDecider, type Profile } from '#contexts/portal-accounts';
import { QuietLog } from '#engine/testing';
import { accountId } from '#kernel';
import { MovableClock } from '#kernel/testing';
import { readConfig } from '#settings';

const quiet = new QuietLog();

/**
 * A data folder opened in this process as the server opens it, without HTTP; time can be pushed forward. `env`: its
 * stores, where they are not in the folder.
 */
export async function openFolder(dataDir: string, env: Readonly<Record<string, string>> = {}) {
  const clock = new MovableClock();
  const config = readConfig({ ...env, DATA_DIR: dataDir, DEMO_DATA: '0', SEAL_SECONDS: '0' });
  const system = await openSystem(config, { env, clock, threads: false });
  try {
    const projections = await startProjections(system, quiet, { threads: false });
    const transport = outgoing(config.mail, clock);
    system.onClose(() => transport.close());
    const runtime = await startRuntime({ system, projections, transport, log: quiet });
    return { system, runtime, clock, close: () => system.close() };
  } catch (error) {
    await system.close();
    throw error;
  }
}

export type OpenedFolder = Awaited<ReturnType<typeof openFolder>>;

const anaOrtiz = (number: number): Profile => ({
  firstName: 'Ana',
  lastName: 'Ortiz',
  email: `c${number}@example.org`,
});

/** Gives the demo customers 1 to `count` an account. */
export async function registerCustomers(
  { system }: Pick<OpenedFolder, 'system'>,
  count: number,
  profileOf = anaOrtiz,
): Promise<void> {
  await Promise.all(
    Array.from({ length: count }, (_, index) => {
      const id = accountId(`demo-customer-${index + 1}`);
      return system.engine.execute(
        accountDecider,
        id,
        { kind: 'register', accountId: id, profile: profileOf(index + 1), at: system.clock.now() },
        { actor: { kind: 'customer', id }, command: 'Register', idempotencyKey: id, correlationId: id },
      );
    }),
  );
}
