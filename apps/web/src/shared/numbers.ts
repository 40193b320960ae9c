/** How many, as pages write it: `1,204`. */
export const countText = (count: number, locale = 'en'): string => count.toLocaleString(locale);

const units = [
  ['terabyte', 1e12],
  ['gigabyte', 1e9],
  ['megabyte', 1e6],
] as const;

/** Bytes as people know them from their devices: `340 kB`, `1.2 MB`, `4.1 GB`. */
export function sizeText(bytes: number, locale = 'en'): string {
  const [unit, size] = units.find(([, least]) => bytes >= least) ?? ['kilobyte', 1e3];
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    maximumFractionDigits: unit === 'kilobyte' ? 0 : 1,
  }).format(unit === 'kilobyte' ? Math.max(1, bytes / size) : bytes / size);
}
