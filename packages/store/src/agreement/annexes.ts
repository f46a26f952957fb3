import { digestOf } from "../case/chain.ts";
import { batchGet, writeAll } from "../table/batch.ts";
import type { StoreContext } from "../table/context.ts";
import { annexItems, type Item, type PublishedAgreement } from "./compile.ts";
import { itemName } from "./published-items.ts";

/** An annex was published in this version with other content: cases are pinned to versions, so it needs a new one. */
export class VersionTaken extends Error {
  override readonly name = "VersionTaken";
}

/**
 * The annexes that are not kept yet. An annex never changes under its version (only an agreement's status may): cases
 * were promised by it. Throws {@link VersionTaken} naming every one that would.
 */
export const newAnnexes = async (
  context: StoreContext,
  agreements: readonly PublishedAgreement[],
): Promise<readonly Item[]> => {
  const wanted = agreements.flatMap(annexItems);
  const kept = new Map(
    (
      await batchGet(
        context,
        wanted.map(({ pk, sk }) => ({ pk, sk })),
      )
    ).map((item) => [itemName({ pk: String(item["pk"]), sk: String(item["sk"]) }), item]),
  );
  const taken = wanted.filter((item) => {
    const before = kept.get(itemName(item));
    return before && digestOf(lasting(before)) !== digestOf(lasting(item));
  });
  if (taken.length > 0) throw new VersionTaken(taken.map(sentenceOf).join(" "));
  return wanted.filter((item) => digestOf(kept.get(itemName(item)) ?? {}) !== digestOf(item));
};

/** Keeps annexes. */
export const keepAnnexes = writeAll;

/** What of an annex may not change: all but an agreement's status. */
const lasting = (item: Readonly<Record<string, unknown>>): unknown => {
  const terms = item["terms"];
  return terms instanceof Object ? { ...item, terms: { ...terms, status: undefined } } : item;
};

const annexNames = { TERMS: "terms", LIST: "matter list", STANDARD: "standard" } as const;

const sentenceOf = ({ pk, sk }: Item): string => {
  const [, version = "", annex = ""] = sk.split("#");
  const name = Object.entries(annexNames).find(([key]) => key === annex)?.[1] ?? annex;
  return `The ${name} of agreement ${pk.slice("AGREEMENT#".length)} was published as version ${Number(version)} with other content: give it a new version.`;
};
