import { useIsMutating, useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { ApiProblem } from '#api-client';
import { onRenewed } from './api.js';

/** Goes into `params.header` of the call: the same until the server has answered for certain. */
export interface CommandHeaders {
  readonly 'Idempotency-Key': string;
}

const commandKey = ['command'];

/** Whether something that was pressed on this page is under way. */
export const useIsPressed = (): boolean => useIsMutating({ mutationKey: commandKey }) > 0;

/**
 * A change that somebody asks for by pressing a button. Pressed again after a lost connection it carries the same
 * idempotency key, so it happens once; after it, what `changes` names is loaded anew.
 */
export function useCommand<Input, Outcome>({
  run,
  changes,
  onDone,
  onRefused,
}: {
  readonly run: (input: Input, headers: CommandHeaders) => Promise<Outcome>;
  /** Beginnings of the query keys that show what it changes. */
  readonly changes: readonly (readonly unknown[])[];
  readonly onDone?: (outcome: Outcome, input: Input) => void;
  readonly onRefused?: (problem: Error, input: Input) => void;
}) {
  const queries = useQueryClient();
  const pending = useRef<{ readonly input: string; readonly key: string }>(undefined);
  const mutation = useMutation<Outcome, Error, Input>({
    mutationKey: commandKey,
    mutationFn: (wanted) => {
      const input = JSON.stringify(wanted ?? null);
      if (pending.current?.input !== input) pending.current = { input, key: crypto.randomUUID() };
      return run(wanted, { 'Idempotency-Key': pending.current.key });
    },
    onSuccess: async (outcome, input) => {
      pending.current = undefined;
      onDone?.(outcome, input);
      await Promise.all(changes.map((queryKey) => queries.invalidateQueries({ queryKey })));
    },
    onError: async (problem, input) => {
      const answered = problem instanceof ApiProblem && !problem.temporary;
      if (answered) pending.current = undefined;
      onRefused?.(problem, input);
      const isOutdated = problem instanceof ApiProblem && problem.status === 409;
      if (isOutdated) await Promise.all(changes.map((queryKey) => queries.invalidateQueries({ queryKey })));
    },
  });
  const { error, reset } = mutation;
  // Who is signed in again need not read that they are not.
  useEffect(
    () =>
      onRenewed(() => {
        if (error instanceof ApiProblem && error.status === 401) reset();
      }),
    [error, reset],
  );
  return mutation;
}
