import type { FieldAgreement, MatchExplanation } from '#contexts/case-linking';

/** One line of the match, as one county sees it. */
export interface SeenAgreement extends FieldAgreement {
  /** It was compared with what lies in another county: how it stands there is not told. */
  readonly elsewhere: boolean;
}

export interface SeenMatch extends Omit<MatchExplanation, 'fields'> {
  readonly fields: readonly SeenAgreement[];
}

/** What of a match lies in another county. */
export interface Elsewhere {
  /** The case that the registrant named. */
  readonly theCase: boolean;
  /** The one person who fits. */
  readonly thePerson: boolean;
}

/** Agreement is shown with what the county has itself; what agrees with another county's case is no match of ours. */
export function ownCountyMatch(match: MatchExplanation, { theCase, thePerson }: Elsewhere): SeenMatch {
  const fields = match.fields.map((each): SeenAgreement => {
    const ofCase = each.field === 'caseNumber' || each.field === 'county';
    const elsewhere = each.given && (thePerson || (theCase && ofCase && each.agrees));
    return elsewhere ? { ...each, agrees: false, onFile: false, elsewhere } : { ...each, elsewhere };
  });
  const isOurs = !theCase && !thePerson;
  return { ...match, full: match.full && isOurs, fields };
}
