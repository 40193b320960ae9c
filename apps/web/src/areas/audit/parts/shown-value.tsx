import type { ReactNode } from 'react';
import { dateText, exactMomentText } from '../../../shared/dates.js';

const aMoment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

const aDate = /^\d{4}-\d\d-\d\d$/;

/** A value as audits show it: a moment with seconds and zone, a date as on all pages, nothing as a dash. */
export const shownText = (value: string | null): string | null => {
  if (value === null) return null;
  if (aMoment.test(value)) return exactMomentText(value);
  return aDate.test(value) ? dateText(value) : value;
};

export const shownValue = (value: string | null): ReactNode =>
  shownText(value) ?? <span className="muted">-</span>;
