import type { CountyCode } from '#kernel';
import type { Counters } from '../src/counters.js';
import type { Identity } from '../src/identity.js';
import { byName, type StaffStore } from '../src/staff.js';

/** Counters that never expire: enough for a test. */
export function memoryCounters(): Counters {
  const counts = new Map<string, number>();
  const current = (name: string) => counts.get(name) ?? 0;
  return {
    increment: async (name) => {
      counts.set(name, current(name) + 1);
      return current(name);
    },
    current: async (name) => current(name),
    reset: async (name) => void counts.delete(name),
  };
}

/** Staff in memory. */
export function memoryStaff(): StaffStore {
  const people = new Map<string, Identity>();
  const names = new Map<string, string>();
  return {
    find: async (id) => people.get(id),
    inCounty: async (county: CountyCode) =>
      byName([...people.values()].filter(({ actor }) => actor.county === county)),
    nameOf: async (id) => names.get(id),
    remember: async (identity) => {
      people.set(identity.id, identity);
      names.set(identity.id, identity.name);
    },
    forget: async (id) => void people.delete(id),
  };
}
