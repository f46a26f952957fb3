import { createHash } from "node:crypto";
import {
  type AgreementId,
  type AgreementTerms,
  addDays,
  type Case,
  canonicalJson,
  instantAt,
  type LocalDate,
  merkleRoot,
  type RegionCode,
  type StatementCase,
  standingOf,
} from "@tongban/domain";
import { type Head, listRegionCasesWithin, type Place, type StoreContext } from "@tongban/store";

/** Cases that the parties of an agreement may receive on a day, under all their agreements, for a statement to be made. */
export const mostCasesOfDay = 20_000;

const PAGE = 1_000;

/**
 * The cases that an agreement admitted on a day, in the order of their ids; nothing where there are more to be looked
 * through than {@link mostCasesOfDay}.
 */
export const casesOfDay = async (
  store: StoreContext,
  { id, parties }: AgreementTerms,
  day: LocalDate,
): Promise<readonly StatementCase[] | undefined> => {
  const heads: Head[] = [];
  for (const region of parties) {
    for await (const page of received(store, region, day)) {
      heads.push(...page);
      if (heads.length > mostCasesOfDay) return undefined;
    }
  }
  return heads
    .filter(({ kase }) => isAdmittedBy(id, kase))
    .map(({ kase, hash: head }) => ({
      caseId: kase.origin.id,
      version: kase.version,
      head,
      standing: standingOf(kase),
    }))
    .sort((a, b) => (a.caseId < b.caseId ? -1 : 1));
};

const isAdmittedBy = (agreement: AgreementId, { origin }: Case): boolean =>
  origin.pins.agreement === agreement;

async function* received(
  store: StoreContext,
  region: RegionCode,
  day: LocalDate,
): AsyncGenerator<readonly Head[]> {
  const within = { from: instantAt(day, "00:00"), until: instantAt(addDays(day, 1), "00:00") };
  let place: Place | undefined;
  do {
    const { heads, next } = await listRegionCasesWithin(store, region, within, PAGE, place);
    yield heads;
    place = next;
  } while (place);
}

/** Root of the Merkle tree over a statement's cases, base64url. */
export const rootOf = (cases: readonly StatementCase[]): string => {
  const entries = cases.map((one) => Buffer.from(canonicalJson(one), "utf8"));
  return Buffer.from(merkleRoot(entries, (bytes) => createHash("sha256").update(bytes).digest())).toString(
    "base64url",
  );
};
