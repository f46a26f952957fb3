/** How a source is reached: a file on one machine, or an address. */
type Reached<S> = { readonly file: (address: URL) => S; readonly http: (address: URL) => S };

/** By which of these each scheme is reached. */
const schemes: Readonly<Record<string, keyof Reached<unknown>>> = {
  "file:": "file",
  "https:": "http",
  "http:": "http",
};

const loopback = new Set(["127.0.0.1", "[::1]", "localhost"]);

/**
 * Reads the names and addresses of data sources: `name=address`, with spaces between. Throws on one that cannot be, and on one
 * that is not encrypted, but on this machine.
 */
export const namedSources = <S>(text: string, reached: Reached<S>): ReadonlyMap<string, S> =>
  new Map(
    text
      .split(/\s+/)
      .filter((entry) => entry !== "")
      .map((entry) => {
        const [name = "", ...rest] = entry.split("=");
        const address = new URL(rest.join("="));
        const way = schemes[address.protocol];
        if (!way) throw new Error(`no source is reached by ${address.protocol}`);
        if (address.protocol === "http:" && !loopback.has(address.hostname))
          throw new Error(`${address.origin} is not https`);
        return [name, reached[way](address)] as const;
      }),
  );
