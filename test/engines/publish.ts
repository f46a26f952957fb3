import type { AgreementTerms, Instant, MatterListRow, Standard } from "@tongban/domain";
import { adoptAgreement, type Directory, keepDirectory, type StoreContext } from "@tongban/store";
import { monday } from "./kept-cases.ts";

/** An agreement in force, as a test writes it; its versions are counted by the store. */
export type WrittenAgreement = {
  readonly terms: AgreementTerms;
  readonly rows: readonly MatterListRow[];
  readonly standard: Standard;
};

/** A directory with agreements in force, without the people who agreed on them. */
export type Publication = Directory & { readonly agreements: readonly WrittenAgreement[] };

/** Nothing: what a test publishes differs from it. */
export const nothing: Publication = {
  regions: [],
  matters: [],
  agreements: [],
  windows: [],
  staff: [],
  partners: [],
};

/** Publishes a directory with its agreements, as an operator does; answers how many items were written. */
export const publish = async (
  store: StoreContext,
  { agreements, ...directory }: Publication,
  { now = monday, atOnce }: { readonly now?: Instant; readonly atOnce?: number } = {},
): Promise<number> => {
  const by = { kind: "operator", name: "a test" } as const;
  const command = { id: "a test", digest: "" };
  let { written } = await keepDirectory(store, directory, { by, why: "a test", at: now, command });
  for (const { terms, rows, standard } of agreements) {
    const { id, version: _version, status: _status, ...content } = terms;
    const { version: _standardVersion, ...promises } = standard;
    const adopted = await adoptAgreement(
      store,
      by,
      { id, content: { ...content, standard: promises }, rows },
      { now, atOnce },
    );
    if (adopted.kind !== "adopted") throw new Error(`${id} was not adopted: ${JSON.stringify(adopted)}`);
    written += adopted.written;
  }
  return written;
};
