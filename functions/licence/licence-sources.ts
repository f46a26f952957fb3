import { readFile } from "node:fs/promises";
import type { DocumentSigner } from "@tongban/store";
import { askOverHttp } from "../certificate/ask-over-http.ts";
import { namedSources } from "../certificate/named-sources.ts";
import { registerFile } from "../certificate/register-file.ts";
import { licenceAnswer } from "./known-licence.ts";
import type { LicenceSource, LicenceSources } from "./licence-source.ts";

/** A source that is a file, read anew with each question. Reference, number and name must all be those of the file. */
const fileSource =
  (file: URL): LicenceSource =>
  async ({ reference, holder: { number, name } }) => {
    const register = registerFile.parse(JSON.parse(await readFile(file, "utf8")));
    return register.find((one) => one.number === number && one.name === name)?.licences?.[reference];
  };

/** A source behind HTTP, asked by a document that the broker signed (decision 32), as for certificates. */
const httpSource =
  (address: URL, documents: Pick<DocumentSigner, "sign">): LicenceSource =>
  async (question) => {
    const answer = licenceAnswer.parse(await askOverHttp(address, documents, "licence-question", question));
    if (!answer.found) return undefined;
    const { found: _yes, ...known } = answer;
    return known;
  };

/** The data sources of `CERTIFICATE_SOURCES`, asked for licences. Throws on one that cannot be. */
export const readLicenceSources = (text: string, documents: Pick<DocumentSigner, "sign">): LicenceSources =>
  namedSources(text, { file: fileSource, http: (address) => httpSource(address, documents) });
