import type { Actor, Answer } from './test-app.js';

/** A file as a device sends it. */
export interface Sent {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Sends files as a form, in the field `file`, with other fields beside them. */
export async function upload(
  by: Actor,
  path: string,
  files: readonly Sent[],
  fields: Readonly<Record<string, string>> = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const { name, bytes } of files) form.append('file', new Blob([new Uint8Array(bytes)]), name);
  const body = new Response(form);
  const type = body.headers.get('content-type')!;
  return by.post(path, Buffer.from(await body.arrayBuffer()), { ...headers, 'content-type': type });
}

/** A form of the county's catalogue; `over`: other fields of it. */
export async function addForm(
  by: Actor,
  bytes: Uint8Array,
  over: Readonly<Record<string, string>> = {},
): Promise<string> {
  const fields = {
    title: 'Eligibility status report',
    language: 'en',
    kind: 'form',
    sendable: 'true',
    ...over,
  };
  const { status, text, body } = await upload(by, '/api/v1/forms', [{ name: 'form.pdf', bytes }], fields);
  if (status !== 201) throw new Error(`${status} ${text}`);
  return body.formId;
}
