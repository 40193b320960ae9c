import type { components } from '#api-client';

/** What the API answers, under the names the pages use. */
type Schemas = components['schemas'];

export type RequestRow = Schemas['LinkRequestRow'];
export type RequestStatus = RequestRow['requestStatus'];
export type Summary = Schemas['LinkSummaryResponse'];
export type ComparedField = Schemas['ComparedValueBody']['field'];
export type PersonRow = Schemas['PersonRow'];
export type RejectReason = Schemas['RejectDto']['reason'];
export type UnlinkReason = Schemas['UnlinkDto']['reason'];
export type VerificationMethod = Schemas['VerificationDto']['methods'][number];
export type WaitingReason = Schemas['WaitDto']['reason'];

export const requestIdOf = ({ requestId }: Pick<RequestRow, 'requestId'>): string => requestId;
