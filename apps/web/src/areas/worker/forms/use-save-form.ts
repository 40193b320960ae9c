import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { ApiProblem, answered } from '#api-client';
import { api } from '../../../shared/api.js';
import type { FormRow } from '../e-messages/use-forms.js';

export type FormText = Pick<
  FormRow,
  'title' | 'language' | 'kind' | 'sendable' | 'returnExpected' | 'paperOnly'
>;
/** A document that belongs to one person of one case, and is offered for nobody else. */
export interface FormOwner {
  readonly caseNumber: string;
  readonly personId: string;
}

interface Wanted {
  readonly text: FormText;
  readonly file: File | undefined;
}

/** Adds a document, or changes what one is from now on, with its file where another was chosen. */
export function useSaveForm(
  { form, of }: { readonly form: FormRow | null; readonly of?: FormOwner | undefined },
  onDone: (formId: string) => void,
) {
  const queries = useQueryClient();
  /** A lost answer is asked for with the same keys: a file cannot be compared with the one before. */
  const keys = useRef({ file: crypto.randomUUID() as string, text: crypto.randomUUID() as string });
  return useMutation<string, Error, Wanted>({
    mutationFn: async ({ text, file }) => {
      const header = (key: string) => ({ 'Idempotency-Key': key });
      if (form === null) {
        const { formId } = await answered(
          api.POST('/api/v1/forms', {
            params: { header: header(keys.current.file) },
            ...parts(file, Object.entries({ ...text, ...of })),
          }),
        );
        return formId;
      }
      const path = { id: form.formId };
      if (file !== undefined)
        await answered(
          api.POST('/api/v1/forms/{id}/file', {
            params: { path, header: header(keys.current.file) },
            ...parts(file),
          }),
        );
      await answered(
        api.PUT('/api/v1/forms/{id}', { params: { path, header: header(keys.current.text) }, body: text }),
      );
      return form.formId;
    },
    onSuccess: async (formId) => {
      await queries.invalidateQueries({ queryKey: ['forms'] });
      onDone(formId);
    },
    onError: (problem) => {
      if (problem instanceof ApiProblem && problem.temporary) return;
      keys.current = { file: crypto.randomUUID(), text: crypto.randomUUID() };
    },
  });
}

/** A form of several parts: the browser writes its boundary. */
function parts(file: File | undefined, fields: readonly (readonly [string, unknown])[] = []) {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, String(value));
  if (file) data.append('file', file);
  return { body: {} as never, bodySerializer: () => data };
}
