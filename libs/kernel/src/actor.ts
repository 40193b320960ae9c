import type { CountyCode } from './counties.js';

/** The kinds of people and machines that act (spec: People). `system` is the product itself. */
export const actorKinds = [
  'customer',
  'worker',
  'supervisor',
  'partner',
  'auditor',
  'ops',
  'help_desk',
  'registry',
  'system',
] as const;
export type ActorKind = (typeof actorKinds)[number];

/** Who caused an event. Never carries personal data: `id` is opaque. */
export interface Actor {
  readonly kind: ActorKind;
  readonly id: string;
  readonly county?: CountyCode;
}

/** Somebody who works for a county. */
export const isStaff = ({ kind }: Pick<Actor, 'kind'>): boolean => kind === 'worker' || kind === 'supervisor';

export const systemActor = (id: string): Actor => ({ kind: 'system', id });
