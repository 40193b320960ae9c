import { closeLinkedRequests } from './close-linked-requests.js';
import { importPeople } from './import-people.js';
import { projectionStatus } from './projection-status.js';
import { rebuildViews } from './rebuild-projections.js';

/** What the command line may ask of whoever owns the data folder, by name. */
export const operations = {
  'import-people': importPeople,
  'rebuild-projections': rebuildViews,
  'projection-status': projectionStatus,
  'close-linked-requests': closeLinkedRequests,
} as const;

export type OperationName = keyof typeof operations;
type Run<Name extends OperationName> = (typeof operations)[Name];
export type ArgsOf<Name extends OperationName> = Parameters<Run<Name>>[1];
export type ResultOf<Name extends OperationName> =
  ReturnType<Run<Name>> extends AsyncGenerator<unknown, infer Result, unknown> ? Result : never;
export type { Operation, OperationPorts, Operator, Progress } from './operation.js';
