import type { DocumentSigner } from "@tongban/store";
import type { CertificateSource } from "./certificate-source.ts";
import { fileSource } from "./file-source.ts";
import { httpSource } from "./http-source.ts";
import { namedSources } from "./named-sources.ts";

/** Reads `CERTIFICATE_SOURCES`: `name=address`, with spaces between. Throws on one that cannot be. */
export const readSources = (
  text: string,
  documents: Pick<DocumentSigner, "sign">,
): ReadonlyMap<string, CertificateSource> =>
  namedSources(text, { file: fileSource, http: (address) => httpSource(address, documents) });
