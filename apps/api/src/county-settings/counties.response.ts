export class CountyBody {
  /** Two digits, 01 to 58. */
  code!: string;

  name!: string;
}

export class CountiesResponse {
  items!: CountyBody[];
}

export class TextInBothLanguages {
  en!: string;
  es!: string;
}

export class CountyContactResponse {
  county!: string;
  countyName!: string;

  /** Digits only. */
  phone!: string | null;

  address!: TextInBothLanguages | null;
  hours!: TextInBothLanguages | null;
}
