import type { RejectReason, UnlinkReason, VerificationMethod } from '#contexts/case-linking';

export class RejectReasonEntry {
  code!: RejectReason;
  text!: string;
  needsNote!: boolean;
}

export class UnlinkReasonEntry {
  code!: UnlinkReason;
  text!: string;
  needsNote!: boolean;
}

export class VerificationMethodEntry {
  code!: VerificationMethod;
  text!: string;
  needsNote!: boolean;
}

/** The closed lists, in the order to show them. */
export class CaseLinkingListsResponse {
  rejectReasons!: RejectReasonEntry[];
  unlinkReasons!: UnlinkReasonEntry[];
  verificationMethods!: VerificationMethodEntry[];
}
