import { isSealed, type Sealed } from '#kernel';

/** A sealed value, and where it stands in the text of its event: a JSON Pointer (RFC 6901). */
export interface SealedPlace {
  readonly path: string;
  readonly sealed: Sealed<unknown>;
}

/** Every sealed value in an event's data, in the order of its canonical text. */
export function sealedPlaces(value: unknown, path = '/data', found: SealedPlace[] = []): SealedPlace[] {
  if (typeof value !== 'object' || value === null) return found;
  if (isSealed(value)) found.push({ path, sealed: value });
  else
    for (const key of Object.keys(value).sort())
      sealedPlaces((value as Record<string, unknown>)[key], `${path}/${escaped(key)}`, found);
  return found;
}

const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');
