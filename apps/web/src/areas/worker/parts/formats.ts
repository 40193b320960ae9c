/** `900121234` → `90012-1234`. */
export const zipText = (zip: string): string =>
  /^\d{9}$/.test(zip) ? `${zip.slice(0, 5)}-${zip.slice(5)}` : zip;
