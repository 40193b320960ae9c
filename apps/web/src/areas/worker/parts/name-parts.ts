/** The parts of a name of several words or with a hyphen: `Núñez-Ortiz` → `Núñez`, `Ortiz`; of one word none. */
export function nameParts(name: string): readonly string[] {
  const parts = name.split(/[\s\p{Dash}]+/u).filter((each) => each !== '');
  return parts.length < 2 ? [] : [...new Set(parts)];
}
