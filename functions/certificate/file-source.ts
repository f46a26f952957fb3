import { readFile } from "node:fs/promises";
import type { CertificateSource } from "./certificate-source.ts";
import { registerFile } from "./register-file.ts";
import { certificateOf } from "./source-answer.ts";

/** A source that is a file, read anew with each question. Name and number must both be those of the file. */
export const fileSource =
  (file: URL): CertificateSource =>
  async ({ matter, applicant: { number, name } }) => {
    const register = registerFile.parse(JSON.parse(await readFile(file, "utf8")));
    const found = register.find((one) => one.number === number && one.name === name)?.certificates[matter];
    return found ? certificateOf(found) : "unknown-there";
  };
