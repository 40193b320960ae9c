import { randomUUID } from 'node:crypto';
import type { NewEvent } from '#event-store';

/** An event for a test: only what the test is about needs saying. */
export const newEvent = (event: Partial<NewEvent> = {}): NewEvent => ({
  id: randomUUID(),
  type: 'testing.Happened.v1',
  data: '{"n":1}',
  metadata: '{}',
  ...event,
});
