/** The digits of what was typed or pasted, however the message sets them. */
export const digitsOf = (typed: string): string => typed.replace(/\D/g, '');

/** A whole code. */
export const isCode = (typed: string): boolean => /^[\s-]*(\d[\s-]*){8}$/.test(typed);
