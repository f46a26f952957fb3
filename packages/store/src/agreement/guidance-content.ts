import {
  type Agreement,
  type AgreementContent,
  type AgreementId,
  evolveAgreement,
  type Guidance,
  type GuidanceReference,
  type MatterId,
  type Phrase,
  phraseUses,
} from "@tongban/domain";
import { digestOf } from "../case/chain.ts";
import { batchGet, writeAll } from "../table/batch.ts";
import { attributesOf, list, map, oneOf, text } from "../table/codec.ts";
import type { TableContext } from "../table/context.ts";
import { keys } from "../table/table.ts";
import { loadAgreementEvents, loadAgreementHead } from "./agreement-ledger.ts";

/**
 * Guidance of agreements, kept by what it says, beside their lists: each entry under its digest, and the entries' digests
 * by matter under theirs. A case pins no text: it is read by the version of the agreement that the case is on.
 */

const phrase = map<Phrase>({ use: ["use", oneOf(phraseUses)], text: ["text", text()] });
const entry = map<Guidance>({
  matter: ["matter", text(), "optional"],
  checklist: ["checklist", list(text())],
  phrases: ["phrases", list(phrase)],
});
const place = map<{ readonly matter?: MatterId; readonly digest: string }>({
  matter: ["matter", text(), "optional"],
  digest: ["digest", text()],
});
const places = list(place);

/** Keeps guidance; what is kept already is written again with the same content. */
export const keepGuidance = async (
  context: TableContext,
  entries: readonly Guidance[],
): Promise<GuidanceReference> => {
  const written = entries.map((one) => ({ one, says: entry.write(one) }));
  const named = places.write(
    written.map(({ one: { matter }, says }) => ({ ...(matter ? { matter } : {}), digest: digestOf(says) })),
  );
  const digest = digestOf(named);
  const items = written.map(({ says }) => ({ ...keys.guidanceEntry(digestOf(says)), says }));
  await writeAll(context, [
    ...new Map(items.map((item) => [item.pk, item])).values(),
    { ...keys.guidance(digest), entries: named },
  ]);
  return { digest, entries: entries.length };
};

/** The entries of some guidance, all or those that are for a matter; none where there is no such guidance. */
export const loadGuidance = async (
  context: TableContext,
  { digest }: Pick<GuidanceReference, "digest">,
  matter?: MatterId,
): Promise<readonly Guidance[]> => {
  const [item] = await batchGet(context, [keys.guidance(digest)]);
  if (!item) return [];
  const wanted = places
    .read(item["entries"])
    .filter((one) => matter === undefined || one.matter === undefined || one.matter === matter);
  const found = await batchGet(
    context,
    [...new Set(wanted.map((one) => one.digest))].map(keys.guidanceEntry),
  );
  const byKey = new Map(found.map((one) => [one["pk"], one]));
  return wanted.flatMap((one) => {
    const kept = byKey.get(keys.guidanceEntry(one.digest).pk);
    return kept ? [entry.read(attributesOf(kept)["says"])] : [];
  });
};

/** What an agreement said in a version that was ever published; the last one is read from its head. */
export const loadContentOf = async (
  context: TableContext,
  id: AgreementId,
  version: number,
): Promise<AgreementContent | undefined> => {
  const published = (await loadAgreementHead(context, id))?.agreement.published;
  if (published?.version === version) return published.content;
  let agreement: Agreement | undefined;
  for (const { command: _command, prevHash: _prevHash, hash: _hash, ...event } of await loadAgreementEvents(
    context,
    id,
  )) {
    agreement = evolveAgreement(agreement, event);
    if (agreement.published?.version === version) return agreement.published.content;
  }
  return undefined;
};
