import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';

/**
 * The heading of what was found takes the focus when the answer comes to what somebody asked.
 * @returns the heading, and what is to be told of each question: whether its answer takes the focus
 */
export function useAnswerFocus(found: UseQueryResult<unknown>, question: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  const asked = useRef(false);
  const { dataUpdatedAt, isPlaceholderData, isSuccess } = found;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer takes the focus, also one that says the same as before
  useEffect(() => {
    if (!asked.current || !isSuccess || isPlaceholderData) return;
    asked.current = false;
    heading.current?.focus();
  }, [dataUpdatedAt, isPlaceholderData, isSuccess, question]);
  const takesFocus = (takes: boolean) => {
    asked.current = takes;
  };
  return [heading, takesFocus] as const;
}
