/** Where somebody was in a list: what they searched for, how far they had scrolled (px), and the row they were on. */
export type ListPlace = { readonly typed?: string; readonly scrollTop?: number; readonly chosen?: string };

const KEY = "tongban.places";
/** Entries of the browser's history whose places are kept. */
const KEPT_PLACES = 20;

type Places = readonly (readonly [entry: string, place: ListPlace])[];

const isPlace = (value: unknown): value is ListPlace =>
  typeof value === "object" &&
  value !== null &&
  Object.entries(value).every(([name, part]) =>
    name === "scrollTop" ? typeof part === "number" : typeof part === "string",
  );

const readPlaces = (storage: Storage): Places => {
  try {
    const json: unknown = JSON.parse(storage.getItem(KEY) ?? "[]");
    if (!Array.isArray(json)) return [];
    return json.flatMap(([entry, place]: readonly unknown[]) =>
      typeof entry === "string" && isPlace(place) ? [[entry, place] as const] : [],
    );
  } catch {
    return [];
  }
};

/**
 * The place at an entry of the browser's history. It is kept in this tab and not in the address, for what people
 * search for may be a name or an identity number.
 */
export const readPlace = (storage: Storage, entry: string): ListPlace =>
  readPlaces(storage).find(([known]) => known === entry)?.[1] ?? {};

/** Keeps what changed of a place; the oldest places are forgotten. */
export const keepPlace = (storage: Storage, entry: string, change: ListPlace): void => {
  const others = readPlaces(storage).filter(([known]) => known !== entry);
  const place = { ...readPlace(storage, entry), ...change };
  storage.setItem(KEY, JSON.stringify([...others, [entry, place]].slice(-KEPT_PLACES)));
};

/** Forgets one place: the entry is another visit of the page. */
export const dropPlace = (storage: Storage, entry: string): void =>
  storage.setItem(KEY, JSON.stringify(readPlaces(storage).filter(([known]) => known !== entry)));

/** Forgets every place: the user signs out. */
export const dropPlaces = (storage: Storage): void => storage.removeItem(KEY);
