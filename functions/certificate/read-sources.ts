import type { DocumentSigner } from "@tongban/store";
import type { CertificateSource } from "./certificate-source.ts";
import { fileSource } from "./file-source.ts";
import { httpSource } from "./http-source.ts";

type Open = (address: URL, documents: Pick<DocumentSigner, "sign">) => CertificateSource;

/** How a source is reached, by the scheme of its address. */
const adapters: Readonly<Record<string, Open>> = {
  "file:": (address) => fileSource(address),
  "https:": httpSource,
  "http:": (address, documents) => {
    if (!loopback.has(address.hostname)) throw new Error(`${address.origin} is not https`);
    return httpSource(address, documents);
  },
};

const loopback = new Set(["127.0.0.1", "[::1]", "localhost"]);

/** Reads `CERTIFICATE_SOURCES`: `name=address`, with spaces between. Throws on one that cannot be. */
export const readSources = (
  text: string,
  documents: Pick<DocumentSigner, "sign">,
): ReadonlyMap<string, CertificateSource> =>
  new Map(
    text
      .split(/\s+/)
      .filter((entry) => entry !== "")
      .map((entry) => {
        const [name = "", ...rest] = entry.split("=");
        const address = new URL(rest.join("="));
        const open = adapters[address.protocol];
        if (!open) throw new Error(`no source is reached by ${address.protocol}`);
        return [name, open(address, documents)] as const;
      }),
  );
