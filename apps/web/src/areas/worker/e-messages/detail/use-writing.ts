import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { answered } from '#api-client';
import { api, client } from '../../../../shared/api.js';
import { every, now } from '../../../../shared/wall-clock.js';
import type { Thread } from '../../parts/e-message-types.js';

/** The server forgets who writes after 20 seconds. */
const sayEvery = 8_000;
const askEvery = 10_000;

/** Says that an answer is being written here. Answers what to call whenever something is typed. */
export function useSayWriting(id: string): () => void {
  const queries = useQueryClient();
  const said = useRef(0);
  useEffect(
    () => () => {
      if (said.current === 0) return;
      const params = { path: { id } };
      void api
        .POST('/api/v1/e-messages/{id}/writing', { params, body: { writing: false }, keepalive: true })
        .catch(() => undefined);
    },
    [id],
  );
  const say = async () => {
    const params = { path: { id } };
    const call = api.POST('/api/v1/e-messages/{id}/writing', { params, body: { writing: true } });
    // Whoever cannot be reached now is told again in a moment: nobody waits for it.
    const answer = await answered(call).catch(() => undefined);
    if (answer === undefined) return;
    queries.setQueryData<Thread>(['e-message', id], (before) =>
      before === undefined || JSON.stringify(before.writing) === JSON.stringify(answer.writing)
        ? undefined
        : { ...before, writing: answer.writing },
    );
  };
  return () => {
    const at = now().getTime();
    if (at - said.current < sayEvery) return;
    said.current = at;
    void say();
  };
}

/** Who stops writing without saying so lapses, and nothing tells of it: asked for again while somebody writes. */
export function useWritersLapse({ messageId, writing }: Pick<Thread, 'messageId' | 'writing'>): void {
  const queries = useQueryClient();
  const somebody = writing.length > 0;
  useEffect(() => {
    if (!somebody) return;
    return every(
      askEvery,
      () => void client.refreshing(queries.invalidateQueries({ queryKey: ['e-message', messageId] })),
    );
  }, [somebody, messageId, queries]);
}
