import { type FileId, type FormId, fileId, formId, NotFound, type ThreadId, threadId } from '#kernel';

/**
 * Ids of files as this API hands them out say where the file belongs, so that whether somebody may see it is asked of that
 * stream alone: `d` a document of a thread, `v` the document that an action asks to view, `f` a file of the catalogue.
 */
export type NamedFile =
  | { readonly of: 'thread'; readonly threadId: ThreadId; readonly fileId: FileId }
  | { readonly of: 'sent-form'; readonly threadId: ThreadId; readonly fileId: FileId }
  | { readonly of: 'form'; readonly formId: FormId; readonly fileId: FileId };

export const documentId = (thread: ThreadId, file: FileId): string => `d-${thread}-${file}`;
export const sentFormId = (thread: ThreadId, file: FileId): string => `v-${thread}-${file}`;
export const formFileId = (form: FormId, file: FileId): string => `f-${form}-${file}`;

const written = /^([dvf])-([a-z2-7]{26})-([0-9a-f-]{36})$/;

/** @throws NotFound for what is no id of a file */
export function namedFile(id: string): NamedFile {
  const [, kind, owner, file] = written.exec(id) ?? [];
  if (owner === undefined || file === undefined) throw new NotFound();
  if (kind === 'f') return { of: 'form', formId: formId(owner), fileId: fileId(file) };
  return {
    of: kind === 'd' ? 'thread' : 'sent-form',
    threadId: threadId(owner),
    fileId: fileId(file),
  };
}

/** The stored id of a document of this thread; of others there is none. */
export function documentOf(thread: ThreadId, id: string): FileId {
  const named = namedFile(id);
  if (named.of !== 'thread' || named.threadId !== thread) throw new NotFound();
  return named.fileId;
}
