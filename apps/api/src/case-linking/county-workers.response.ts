import type { Role } from '#access';

export class CountyWorkerBody {
  /** As `assignee`, `worker` and `by` name them. */
  id!: string;

  name!: string;
  role!: Role;

  /** Case link requests can be assigned to them. */
  mayProcess!: boolean;

  /** The caller. */
  me!: boolean;
}

export class CountyWorkersResponse {
  items!: CountyWorkerBody[];
}
