// What a body of unknown shape is looked at with.

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const hasOnly = (value: object, names: readonly string[]): boolean => {
  const own = Object.keys(value);
  return own.length === names.length && names.every((each) => own.includes(each));
};

/** Whether a text holds what no page can show; a line may end. */
export const hasControl = (text: string): boolean => control.test(text);

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
const control = /[\u0000-\u0009\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/;
