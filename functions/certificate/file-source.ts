import { readFile } from "node:fs/promises";
import { matterId } from "@tongban/contract";
import * as z from "zod";
import type { CertificateSource } from "./certificate-source.ts";
import { certificateOf, certified } from "./source-answer.ts";

/** People and organisations with what is certified of them, by matter: made up, for a broker on one machine. */
const registerFile = z.array(
  z.strictObject({
    number: z.string(),
    name: z.string(),
    certificates: z.partialRecord(matterId as unknown as z.ZodString, certified),
  }),
);

/** A source that is a file, read anew with each question. Name and number must both be those of the file. */
export const fileSource =
  (file: URL): CertificateSource =>
  async ({ matter, applicant: { number, name } }) => {
    const register = registerFile.parse(JSON.parse(await readFile(file, "utf8")));
    const found = register.find((one) => one.number === number && one.name === name)?.certificates[matter];
    return found ? certificateOf(found) : "unknown-there";
  };
