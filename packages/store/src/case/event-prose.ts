import type { Prose } from "@tongban/domain";
import type { Sealing } from "../secrets/sealing.ts";
import { text } from "../table/codec.ts";
import { type KeptEvent, sealedField } from "./chain.ts";

/** Opens what people wrote in an event; the first event, which carries the application, has none. */
export const openProse = async (sealing: Sealing, { caseId, n, sealed }: KeptEvent): Promise<Prose> => {
  if (n === 1 || !sealed) return {};
  const written: unknown = JSON.parse(await sealing.open(caseId, sealedField(n), sealed));
  return proseIn(written);
};

/** Opens the application that a first event carries, as the JSON text that was submitted. */
export const openApplication = async (sealing: Sealing, first: KeptEvent | undefined): Promise<string> => {
  if (first?.n !== 1 || !first.sealed) throw new Error("a case without a sealed application");
  return sealing.open(first.caseId, sealedField(1), first.sealed);
};

const proseIn = (written: unknown): Prose => {
  const entries = Object.entries(written instanceof Object ? written : {});
  return Object.fromEntries(entries.map(([field, value]) => [field, text().read(value)]));
};
