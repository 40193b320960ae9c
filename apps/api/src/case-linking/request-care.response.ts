export class RequestCaredForResponse {
  requestId!: string;
}
