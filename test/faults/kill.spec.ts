import { fewestAcknowledged, Siege } from './support/siege.js';

const rounds = Number(process.env.FAULT_ROUNDS ?? 4);
const seed = Number(process.env.FAULT_SEED ?? 1);

test(
  `killed ${rounds} times under 8 clients, the server loses nothing, doubles nothing, and every view is as built anew`,
  async () => {
    const verdict = await Siege.run({ seed, rounds });
    expect(verdict.findings).toEqual([]);
    expect(verdict.kills).toBeGreaterThanOrEqual(rounds);
    expect(verdict.acknowledged).toBeGreaterThanOrEqual(rounds * fewestAcknowledged);
    expect(verdict.retried).toBeGreaterThan(rounds);
  },
  60_000 + rounds * 20_000,
);

describe('these tests have teeth: they turn red', () => {
  const siege = { seed, rounds: 3 };

  test('when the answer comes before the commit', async () => {
    const { findings } = await Siege.run({ ...siege, broken: 'early-answer' });
    // Where every command that was lost is repeated afterwards, its second outcome tells.
    expect(findings).toContainEqual(
      expect.stringMatching(/^lost: |sent again answers|^refused: .*the ledger was cut off/s),
    );
  }, 120_000);

  test('when nobody recognises a command that was sent before', async () => {
    const { findings } = await Siege.run({ ...siege, rounds: 1, broken: 'no-idempotency' });
    expect(findings).toContainEqual(expect.stringMatching(/^doubled: /));
  }, 120_000);

  test('when a checkpoint is moved before its documents', async () => {
    const { findings } = await Siege.run({ ...siege, rounds: 5, broken: 'early-checkpoint' });
    expect(findings).toContainEqual(expect.stringMatching(/^view .* is different/));
  }, 120_000);
});
