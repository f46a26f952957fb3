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

type Fields = Readonly<Record<string, unknown>>;

const isText = (value: unknown): value is string => typeof value === "string" && value.trim() !== "";

/** Whether somebody typed into a form: text that it did not begin with. */
export const hasText = (fields: Fields, initial: Fields = {}): boolean =>
  Object.entries(fields).some(([name, value]) => isText(value) && value !== initial[name]);

/** Keeps what was typed; a form without any text of its own has no draft. */
export const keepDraft = (storage: Storage, name: string, fields: Fields, initial: Fields = {}): void => {
  const given = Object.entries(fields).filter(([, value]) => typeof value === "boolean" || isText(value));
  if (hasText(fields, initial)) storage.setItem(PREFIX + name, JSON.stringify(Object.fromEntries(given)));
  else storage.removeItem(PREFIX + name);
};

/** Forgets a draft: it was sent, or given up. */
export const dropDraft = (storage: Storage, name: string): void => storage.removeItem(PREFIX + name);

/** Forgets every draft: the user signs out. */
export const dropDrafts = (storage: Storage): void => {
  const names = Array.from({ length: storage.length }, (_, index) => storage.key(index));
  for (const name of names) if (name?.startsWith(PREFIX)) storage.removeItem(name);
};
