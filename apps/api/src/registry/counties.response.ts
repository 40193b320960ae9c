export class CountyBody {
  /** Two digits, 01 to 58. */
  code!: string;

  name!: string;
}

export class CountiesResponse {
  items!: CountyBody[];
}
