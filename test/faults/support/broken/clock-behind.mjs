// Built-in fault: the machine's clock stands a year behind.
const year = 365 * 24 * 3_600_000;
const RightDate = Date;

globalThis.Date = class extends RightDate {
  constructor(...args) {
    if (args.length === 0) super(RightDate.now() - year);
    else super(...args);
  }
  static now() {
    return RightDate.now() - year;
  }
};
