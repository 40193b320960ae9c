/** The one place of the pages that asks the machine for the time. */
export const now = (): Date => new Date();

/** Runs `work` once after so many milliseconds. Answers what to call to prevent it. */
export function after(milliseconds: number, work: () => void): () => void {
  const timer = setTimeout(work, milliseconds);
  return () => clearTimeout(timer);
}

/** Runs `work` again and again, so many milliseconds apart. Answers what to call to end it. */
export function every(milliseconds: number, work: () => void): () => void {
  const timer = setInterval(work, milliseconds);
  return () => clearInterval(timer);
}
