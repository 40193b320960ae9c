import { useLive } from '../../../shared/use-live.js';
import { useMe } from '../../../shell/session.js';
import { portalKey } from './own.js';

/** Loads what a portal page shows again whenever something happened to this account elsewhere. Shows nothing. */
export function LiveAccount() {
  useLive(useMe().topics, portalKey);
  return null;
}
