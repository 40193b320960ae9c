/** The folder or a file in it is damaged, newer than this program, or another view's: says what to do. */
export class ReadStoreRefused extends Error {
  override readonly name = 'ReadStoreRefused';
}

/** The copy that readers see is older than this query needs; the new one is being built. Try again later. */
export class ViewBehind extends Error {
  override readonly name = 'ViewBehind';
  constructor(
    readonly view: string,
    readonly field: string,
  ) {
    super(`the view ${view} is being rebuilt: its present copy has no "${field}" yet`);
  }
}

/** A cursor that is damaged or belongs to another query. Start again from the first page. */
export class InvalidCursor extends Error {
  override readonly name = 'InvalidCursor';
  constructor() {
    super('this cursor belongs to another query: start again from the first page');
  }
}

/** A projection made a document that the store cannot hold as declared. Only new code mends it. */
export class UnstorableDocument extends Error {
  override readonly name = 'UnstorableDocument';
  constructor(
    readonly view: string,
    readonly id: string,
    why: string,
  ) {
    super(`${view}: the document ${id} cannot be stored: ${why}`);
  }
}
