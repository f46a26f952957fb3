/** A kept value that is not what its codec writes: damaged, or of another version of the broker. */
export class Unreadable extends Error {
  override readonly name = "Unreadable";
}

/** Writes a value as an item keeps it and reads it back. Reading checks, and throws {@link Unreadable}. */
export type Codec<T> = {
  readonly write: (value: T) => unknown;
  readonly read: (kept: unknown) => T;
};

/** An item, or a map inside of one. */
export type Attributes = Readonly<Record<string, unknown>>;

/** Where a field stands in its map, and how it is kept there. */
type RequiredField<T> = readonly [name: string, codec: Codec<T>];
type OptionalField<T> = readonly [name: string, codec: Codec<T>, presence: "optional"];

/** A field for each property: one that is forgotten, or is optional on one side only, does not compile. */
export type Fields<T> = {
  readonly [K in keyof T]-?: Record<never, never> extends Pick<T, K>
    ? OptionalField<Exclude<T[K], undefined>>
    : RequiredField<T[K]>;
};

/** A codec of a map. */
export type MapCodec<T> = {
  readonly write: (value: T) => Attributes;
  readonly read: (kept: unknown) => T;
};

/** A map with these fields; attributes beside them are left alone. */
export const map = <T extends object>(fields: Fields<T>): MapCodec<T> => {
  type Field = readonly [property: string, name: string, codec: Codec<unknown>, presence?: "optional"];
  const all = Object.entries(fields).map(
    ([property, field]) => [property, ...(field as [])] as unknown as Field,
  );
  // Loops, not pipelines: heads and events of every request pass here.
  return {
    write: (value) => {
      const item: Record<string, unknown> = {};
      for (const [property, name, codec] of all) {
        const part = (value as Attributes)[property];
        if (part !== undefined) item[name] = codec.write(part);
      }
      return item;
    },
    read: (kept) => {
      const from = attributesOf(kept);
      const value: Record<string, unknown> = {};
      for (const [property, name, codec, presence] of all) {
        const part = from[name];
        if (presence !== "optional" || part !== undefined) value[property] = within(name, codec, part);
      }
      return value as T;
    },
  };
};

/** Two maps in one. */
export const both = <A extends object, B extends object>(
  a: MapCodec<A>,
  b: MapCodec<B>,
): MapCodec<A & B> => ({
  write: (value) => ({ ...a.write(value), ...b.write(value) }),
  read: (kept) => ({ ...a.read(kept), ...b.read(kept) }),
});

/** Text; the brand of its type is what the broker proved when it wrote it. */
export const text = <T extends string = string>(): Codec<T> => ({
  write: (value) => value,
  read: (kept) => {
    if (typeof kept !== "string") throw new Unreadable("not a text");
    return kept as T;
  },
});

/** One of a list of words. */
export const oneOf = <const T extends string>(words: readonly T[]): Codec<T> => ({
  write: (value) => value,
  read: (kept) => {
    const found = words.find((word) => word === kept);
    if (found === undefined) throw new Unreadable(`not one of ${words.join(", ")}`);
    return found;
  },
});

/** A whole number. */
export const whole: Codec<number> = {
  write: (value) => value,
  read: (kept) => {
    if (typeof kept !== "number" || !Number.isSafeInteger(kept)) throw new Unreadable("not a whole number");
    return kept;
  },
};

/** True or false. */
export const flag: Codec<boolean> = {
  write: (value) => value,
  read: (kept) => {
    if (typeof kept !== "boolean") throw new Unreadable("not true or false");
    return kept;
  },
};

/** A list whose members are all kept alike. */
export const list = <T>(member: Codec<T>): Codec<readonly T[]> => ({
  write: (values) => values.map(member.write),
  read: (kept) => {
    if (!Array.isArray(kept)) throw new Unreadable("not a list");
    return kept.map((one: unknown, i) => within(`[${i}]`, member, one));
  },
});

/** Bytes; a DynamoDB stream hands them to Lambda as base64 text. */
export const bytes: Codec<Uint8Array> = {
  write: (value) => value,
  read: (kept) => {
    if (kept instanceof Uint8Array) return kept;
    if (typeof kept === "string") return new Uint8Array(Buffer.from(kept, "base64"));
    throw new Unreadable("not bytes");
  },
};

/** A value kept as null where there is none. */
export const nullable = <T>(codec: Codec<T>): Codec<T | null> => ({
  write: (value) => (value === null ? null : codec.write(value)),
  read: (kept) => (kept === null ? null : codec.read(kept)),
});

/** A value kept in the form of another one. */
export const kept = <T, K>(as: Codec<K>, to: (value: T) => K, from: (kept: K) => T): Codec<T> => ({
  write: (value) => as.write(to(value)),
  read: (stored) => from(as.read(stored)),
});

/** A map's attributes. */
export const attributesOf = (kept: unknown): Attributes => {
  if (kept instanceof Object && !Array.isArray(kept)) return kept as Attributes;
  throw new Unreadable("not a map");
};

/** Reads a field, and says which one it was where it was unreadable. */
const within = <T>(name: string, codec: Codec<T>, part: unknown): T => {
  try {
    return codec.read(part);
  } catch (fault) {
    if (!(fault instanceof Unreadable)) throw fault;
    throw new Unreadable(`${name}: ${fault.message}`);
  }
};
