import type { ReactNode } from 'react';
import { exactMomentText } from '../../../shared/dates.js';

const aMoment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** A value as audits show it: a moment with seconds and zone, nothing as a dash. */
export const shownText = (value: string | null): string | null =>
  value !== null && aMoment.test(value) ? exactMomentText(value) : value;

export const shownValue = (value: string | null): ReactNode =>
  shownText(value) ?? <span className="muted">-</span>;
