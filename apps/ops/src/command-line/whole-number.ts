import { WrongUsage } from './failures.js';

/** Reads the value of an option. @throws WrongUsage for anything but a whole number within bounds */
export const wholeNumber =
  (option: string, least: number, most: number) =>
  (text: string): number => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new WrongUsage(`${option} ${text}: must be a whole number from ${least} to ${most}`);
  };
