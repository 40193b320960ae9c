/** `2135550117` → `(213) 555-0117`; anything else stays as it was entered. */
export function phoneText(phone: string): string {
  const found = /^\+?1?\D*(\d{3})\D*(\d{3})\D*(\d{4})(\D.*)?$/.exec(phone.trim());
  return found === null ? phone : `(${found[1]}) ${found[2]}-${found[3]}${found[4] ?? ''}`;
}

/** Where a telephone finds it: `tel:+12135550117`. */
export const phoneAddress = (phone: string): string => `tel:${phone.length === 10 ? `+1${phone}` : phone}`;
