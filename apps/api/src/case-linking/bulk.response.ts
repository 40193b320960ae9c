export class BulkItem {
  requestId!: string;
  done!: boolean;

  /** Why not: the code of the refusal. */
  code?: string;

  detail?: string;
}

export class BulkResponse {
  items!: BulkItem[];
  done!: number;
  failed!: number;
}
