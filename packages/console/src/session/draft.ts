/** What was typed into a form and not sent; it lives in this tab only and goes with it. */
export type Draft = Readonly<Record<string, string | boolean>>;

const PREFIX = "tongban.draft.";

const isDraft = (value: unknown): value is Draft =>
  typeof value === "object" &&
  value !== null &&
  Object.values(value).every((field) => typeof field === "string" || typeof field === "boolean");

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The draft of that name, or undefined where nothing was left unsent. */
export const readDraft = (storage: Storage, name: string): Draft | undefined => {
  const text = storage.getItem(PREFIX + name);
  const draft = text === null ? undefined : parse(text);
  return isDraft(draft) && Object.keys(draft).length > 0 ? draft : undefined;
};

/** Keeps what was typed; a form without any text has no draft. */
export const keepDraft = (
  storage: Storage,
  name: string,
  fields: Readonly<Record<string, unknown>>,
): void => {
  const given = Object.entries(fields).filter(
    ([, value]) => typeof value === "boolean" || (typeof value === "string" && value.trim() !== ""),
  );
  if (given.some(([, value]) => typeof value === "string"))
    storage.setItem(PREFIX + name, JSON.stringify(Object.fromEntries(given)));
  else storage.removeItem(PREFIX + name);
};

/** Forgets a draft: it was sent, or given up. */
export const dropDraft = (storage: Storage, name: string): void => storage.removeItem(PREFIX + name);

/** Forgets every draft: the user signs out. */
export const dropDrafts = (storage: Storage): void => {
  const names = Array.from({ length: storage.length }, (_, index) => storage.key(index));
  for (const name of names) if (name?.startsWith(PREFIX)) storage.removeItem(name);
};
