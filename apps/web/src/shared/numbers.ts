/** How many, as pages write it: `1,204`. */
export const countText = (count: number, locale = 'en'): string => count.toLocaleString(locale);

/** Bytes as people know them from their devices: `340 kB`, `1.2 MB`. */
export function sizeText(bytes: number, locale = 'en'): string {
  const isLarge = bytes >= 1_000_000;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: isLarge ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: isLarge ? 1 : 0,
  }).format(isLarge ? bytes / 1_000_000 : Math.max(1, bytes / 1_000));
}
