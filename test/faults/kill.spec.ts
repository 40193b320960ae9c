import { Siege } from './support/siege.js';

const rounds = Number(process.env.FAULT_ROUNDS ?? 6);
const seed = Number(process.env.FAULT_SEED ?? 1);

test(
  `killed ${rounds} times under 8 clients, the server loses nothing, doubles nothing, and every view is as built anew`,
  async () => {
    const verdict = await Siege.run({ seed, rounds });
    expect(verdict.findings).toEqual([]);
    expect(verdict.kills).toBe(rounds);
    expect(verdict.acknowledged).toBeGreaterThan(rounds * 10);
    expect(verdict.retried).toBeGreaterThan(rounds);
    console.log(verdict);
  },
  60_000 + rounds * 20_000,
);
