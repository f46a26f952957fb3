/** One thing that the user wants done: as long as it is the same, it goes by the same key, however often it is sent. */
export type Intention = { readonly input: string; readonly key: string };

/** The intention that an attempt belongs to: the former one if it asks for the same, else a new one. */
export const intentionFor = (
  former: Intention | undefined,
  input: unknown,
  newKey: () => string,
): Intention => {
  const text = JSON.stringify(input);
  return former?.input === text ? former : { input: text, key: newKey() };
};
