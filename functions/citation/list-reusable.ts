import type { reusableMaterial } from "@tongban/contract";
import { type Case, type Instant, localDateOf } from "@tongban/domain";
import { blindIndexWith, type CaseHistory, listApplicantCases, loadHistory } from "@tongban/store";
import type * as z from "zod";
import type { Resources } from "../edge/resources.ts";
import { declaredMaterials } from "../material/declared-materials.ts";
import { loadHeldFiles } from "../package/shared-files.ts";

type Reusable = z.output<typeof reusableMaterial>;

/** Most cases of an applicant, the newest first, whose materials are looked through. */
const MOST_CASES = 10;

/** Whose materials are asked for, in which regions, and which cases whoever asks may know of. */
export type ReuseQuestion = {
  readonly number: string;
  readonly regions: readonly string[];
  readonly may: (kase: Case) => boolean;
  readonly now: Instant;
};

/** What an applicant gave in earlier cases and may be cited: verified, still valid, each file once, the newest first. */
export const listReusable = async (
  { store, sealing, keyring }: Pick<Resources, "store" | "sealing" | "keyring">,
  { number, regions, may, now }: ReuseQuestion,
): Promise<readonly Reusable[]> => {
  const subject = await blindIndexWith(keyring).ofNumber(number);
  const { heads } = await listApplicantCases(store, { subject }, new Set(regions), MOST_CASES);
  const cases = heads.map(({ kase }) => kase).filter((kase) => !kase.origin.parent && may(kase));
  const read = await Promise.all(cases.map(({ origin }) => loadHistory(store, origin.id)));
  const found = await Promise.all(
    read.flatMap((history) => (history ? usableOf({ store, sealing }, history, now) : [])),
  );
  return [...new Map(found.flat().map((one) => [one.sha256, one])).values()];
};

const usableOf = async (
  { store, sealing }: Pick<Resources, "store" | "sealing">,
  history: CaseHistory,
  now: Instant,
): Promise<readonly Reusable[]> => {
  const { origin } = history.head.kase;
  const [declared, held] = await Promise.all([
    declaredMaterials(sealing, history),
    loadHeldFiles(store, history.head.kase),
  ]);
  const on = localDateOf(now);
  return declared
    .filter(({ sha256 }) => held.get(sha256)?.file.state === "verified")
    .filter(({ validUntil }) => validUntil === undefined || validUntil >= on)
    .map(({ title, mediaType, sha256, size, validUntil }) => ({
      caseId: origin.id,
      matter: origin.matter,
      givenAt: origin.submittedAt,
      title,
      mediaType,
      sha256,
      size,
      validUntil: validUntil ?? null,
    }));
};
