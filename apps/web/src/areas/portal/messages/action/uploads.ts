import { ApiProblem } from '#api-client';

/** What is on its way, or did not get there; what was added stands in the action itself. */
export interface UploadItem {
  readonly id: number;
  /** Of several pages: that of the first. */
  readonly name: string;
  readonly files: readonly File[];
  /** The same until it has arrived. */
  readonly key: string;
  readonly state:
    | { readonly is: 'sending'; readonly sent: number; readonly total: number }
    | { readonly is: 'waiting'; readonly seconds: number }
    | { readonly is: 'shrinking' }
    | { readonly is: 'failed'; readonly problem: unknown; readonly code: string };
}

export const sizeOf = (files: readonly File[]): number => files.reduce((sum, { size }) => sum + size, 0);

export const isPicture = ({ type, name }: File): boolean =>
  type.startsWith('image/') || /\.(jpe?g|png|heic|heif|tiff?)$/i.test(name);

/** What a refusal is told by; a request past the limit of any body never reached those who look at files. */
export const codeOf = (problem: unknown): string => {
  if (!(problem instanceof ApiProblem)) return 'broken';
  return problem.status === 413 ? 'file_too_large' : problem.code;
};

/** Refusals of pictures that a smaller picture answers. */
export const isTooMuch = (code: string): boolean => code === 'file_too_large' || code === 'file_pixels';
