import type { Projection } from '#engine';
import { lookDaysProjection } from './look-days.projection.js';
import { looksProjection } from './looks.projection.js';

/** Views of who looked at whom, fed from the ledger of looks. */
export const looksProjections: readonly Projection[] = [looksProjection, lookDaysProjection];
