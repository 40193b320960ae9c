export class CloseLinkedRequestsResponse {
  dryRun!: boolean;

  /** Submissions with pending requests. */
  submissionsLooked!: number;

  /** In a dry run: that would be. */
  requestsClosed!: number;
}
