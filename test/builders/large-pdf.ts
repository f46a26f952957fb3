import { createHash } from "node:crypto";
import { aPdf } from "./document.ts";

/** Bytes of one line of noise, of which half is the same letter. */
const LINE_BYTES = 150_000;

const A = 65;

/** A PDF of one page and about so many bytes, filled with comments that pack to a tenth or so; another seed, another file. */
export const aLargePdf = (seed: number, bytes: number): Uint8Array => {
  const noise = createHash("shake256", { outputLength: LINE_BYTES / 2 })
    .update(`${seed}`)
    .digest();
  const line = `%${Buffer.from(noise.map((byte) => A + (byte & 1))).toString("latin1")}${"A".repeat(LINE_BYTES / 2)}\n`;
  const text = new TextDecoder().decode(aPdf(`${seed}`));
  const filled = text.replace("trailer", `${line.repeat(Math.ceil(bytes / LINE_BYTES))}trailer`);
  return new TextEncoder().encode(filled);
};
