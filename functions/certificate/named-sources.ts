import { readSetting } from "../settings.ts";

/** How a source is reached: a file on one machine, or an address. */
type Reached<S> = { readonly file: (address: URL) => S; readonly http: (address: URL) => S };

/** The data sources of `CERTIFICATE_SOURCES` by their names. Throws where it cannot be read. */
export const namedSources = <S>(text: string, { file, http }: Reached<S>): ReadonlyMap<string, S> =>
  new Map(
    Array.from(readSetting("CERTIFICATE_SOURCES", text), ([name, address]) => [
      name,
      address.protocol === "file:" ? file(address) : http(address),
    ]),
  );
