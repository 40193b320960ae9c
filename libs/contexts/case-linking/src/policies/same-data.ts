import { canonicalJson } from '#kernel';
import type { Registrant } from '../values.js';

/** Whether somebody asks with the very data of before (rule L6): all that they entered, and their profile. */
export const isSameData = (one: Registrant | undefined, other: Registrant | undefined): boolean =>
  one !== undefined && other !== undefined && canonicalJson(one) === canonicalJson(other);
