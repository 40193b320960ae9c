export class BulkMessageItem {
  messageId!: string;
  done!: boolean;

  /** Why not: the code of the refusal. */
  code?: string;

  detail?: string;
}

export class BulkMessagesResponse {
  items!: BulkMessageItem[];
  done!: number;
  failed!: number;
}
