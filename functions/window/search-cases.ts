import type { windowOperations } from "@tongban/contract";
import { caseId } from "@tongban/contract";
import type { Staff } from "@tongban/domain";
import { parseCaseNumber, parseCitizenId, parseSocialCreditCode } from "@tongban/domain";
import {
  type ApplicantKey,
  blindIndexWith,
  type Head,
  listApplicantCases,
  listNumberedCases,
  listReferenceCases,
  loadHeads,
  type Page,
  type Place,
} from "@tongban/store";
import { answered, problem } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { sideOf } from "../views/side-of.ts";
import { staffCaseRowView } from "../views/staff-case.ts";
import { namesOfHolders } from "../views/staff-names.ts";
import { spendApplicantSearch } from "./spend-applicant-search.ts";

/** Rows of one answer. */
const PAGE = 50;
/** Partners that could use one reference; more than this of one reference are not shown. */
const SAME_REFERENCE = 100;
/**
 * Finds cases that the caller may see by what someone at the window can tell: a case id, a case number, the partner's reference, the
 * applicant's full name or number. Rows are masked as in every list, so it shows nothing that a look would have to
 * be on the record for.
 */
export const searchCases =
  (resources: Resources): Run<typeof windowOperations.searchCases, Staff> =>
  async ({ query: { q, cursor }, caller, now }) => {
    const key = await applicantKeyOf(resources, q);
    const scope = `search of ${caller.id} for ${JSON.stringify(key ?? {})}`;
    const from = cursor === undefined ? undefined : await resources.cursors.read(scope, cursor);
    if (cursor !== undefined && from === undefined) return problem("unknown-cursor");
    const refused =
      key && from === undefined ? await spendApplicantSearch(resources, caller, now) : undefined;
    if (refused) return refused;
    const [named, page] = await Promise.all([
      from === undefined ? casesNamed(resources, q) : [],
      key
        ? listApplicantCases(resources.store, key, new Set(caller.regions), PAGE, from as Place | undefined)
        : nothing,
    ]);
    const cases = newestFirst([...named, ...page.heads]).flatMap(({ kase }) => {
      const side = sideOf(caller, kase);
      return side ? [{ kase, side }] : [];
    });
    const names = await namesOfHolders(
      resources.store,
      cases.map(({ kase }) => kase),
      caller,
    );
    return answered({
      cases: cases.map(({ kase, side }) => staffCaseRowView(kase, names, side)),
      cursor: page.next ? await resources.cursors.write(scope, page.next) : null,
    });
  };

const nothing: Page = { heads: [] };

/** What a text finds applicants by, if it can be a number or a name; a case's id and most references cannot. */
const applicantKeyOf = async ({ keyring }: Resources, q: string): Promise<ApplicantKey | undefined> => {
  const { ofNumber, ofName } = blindIndexWith(keyring);
  const text = q.toUpperCase();
  if (parseCitizenId(text).ok || parseSocialCreditCode(text).ok) return { subject: await ofNumber(q) };
  return latinWithDigits.test(q) ? undefined : { fullName: await ofName(q) };
};

/** Neither a person nor a company is called so. */
const latinWithDigits = /^[\x20-\x7e]*\d[\x20-\x7e]*$/;

const casesNamed = async ({ store }: Resources, q: string): Promise<readonly Head[]> => {
  const id = caseId.safeParse(q.toLowerCase());
  const [byId, byNumber, byReference] = await Promise.all([
    id.success ? loadHeads(store, [id.data]) : [],
    parseCaseNumber(q.toUpperCase()).ok ? listNumberedCases(store, q.toUpperCase()) : nothing,
    listReferenceCases(store, q, SAME_REFERENCE),
  ]);
  return [...byId, ...byNumber.heads, ...byReference.heads];
};

const newestFirst = (heads: readonly Head[]): readonly Head[] =>
  [...new Map(heads.map((head) => [head.kase.origin.id, head])).values()].toSorted((a, b) =>
    a.kase.origin.submittedAt < b.kase.origin.submittedAt ? 1 : -1,
  );
