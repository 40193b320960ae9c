import type { Decider, DomainEvent } from '#kernel';
import { Refused } from '#kernel';

/** given(decider, events).when(command).then(events) or .thenRefused(code): how every rule is tested. */
export function given<C, E extends DomainEvent, S>(decider: Decider<C, E, S>, events: readonly E[] = []) {
  const state = events.reduce((before, each) => decider.evolve(before, each), decider.initial);
  return {
    state,
    when: (command: C) => ({
      then: (expected: readonly E[]) => expect(decider.decide(command, state)).toEqual(expected),
      thenNothing: () => expect(decider.decide(command, state)).toEqual([]),
      thenRefused: (code: string, text?: string) => {
        const refused = refusalOf(() => decider.decide(command, state));
        expect(refused.code).toBe(code);
        if (text !== undefined) expect(refused.message).toBe(text);
      },
      /** The same command once more, after its own events, must emit nothing. */
      thenAgainNothing: () => {
        const after = decider.decide(command, state).reduce((s, each) => decider.evolve(s, each), state);
        expect(decider.decide(command, after)).toEqual([]);
      },
    }),
  };
}

function refusalOf(act: () => unknown): Refused {
  try {
    act();
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
  throw new Error('expected a refusal, but the command was accepted');
}
