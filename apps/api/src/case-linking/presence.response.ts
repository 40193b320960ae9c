export class Visitor {
  worker!: string;
  name!: string;
}

export class PresenceResponse {
  /** Who else has this page open. */
  alsoViewing!: Visitor[];
}
