import { bundleApplication } from "@tongban/contract";
import {
  type Bundle,
  type BundleMember,
  type Hindrance,
  hinderedBy,
  type Instant,
  type MemberId,
  type Moment,
  placeIn,
  type Refusal,
  refusalsIn,
  type Submission,
  startableMembers,
  submit,
} from "@tongban/domain";
import {
  bundleChanged,
  bundleUnchanged,
  digestOf,
  type KeptBundle,
  loadBundle,
  loadHistory,
  loadSubmissionGround,
  openBundleApplication,
  saveBeside,
  saveCases,
} from "@tongban/store";
import type { Resources } from "../edge/resources.ts";
import { formsIn } from "../partner/application/forms.ts";
import { calendarAt, submissionOf } from "../partner/application/submission.ts";
import { findableBy, queryKeyOf } from "../partner/application/take-application.ts";
import { type MemberResults, memberApplication } from "./member-application.ts";
import { loadMemberCases } from "./member-cases.ts";
import { entriesIn, loadPackageGround } from "./package-ground.ts";

/** What starting members takes. */
export type Starting = Pick<Resources, "store" | "sealing" | "keyring" | "queryCodes" | "calendarOf">;

/** What came of starting: how many members began, and which could not. */
export type Started = { readonly begun: readonly MemberId[]; readonly hindered: readonly Hindrance[] };

/** How often a bundle that others change is looked at again. */
const TRIES = 10;

/**
 * Starts every member of a bundle whose turn has come, each in a transaction of its own: its case begins once however often
 * and from wherever that is tried, and not at all where it was taken back meanwhile. What its submission is refused with is
 * kept in the bundle.
 */
export const startMembers = async (starting: Starting, kept: KeptBundle, now: Instant): Promise<Started> => {
  const begun: MemberId[] = [];
  const hindered: Hindrance[] = [];
  let current = kept;
  for (let races = 0; races < TRIES; ) {
    const cases = await loadMemberCases(starting.store, current.bundle);
    const [next] = startableMembers(current.bundle, cases).filter(
      ({ id }) => !hindered.some(({ member }) => member === id),
    );
    if (!next) return { begun, hindered };
    const outcome = await startMember(starting, current, next, now);
    if (outcome === "begun") begun.push(next.id);
    else if (outcome === "conflict") races++;
    else hindered.push(outcome);
    // What another run began, or somebody took back, shows when the bundle is read again.
    current = (await loadBundle(starting.store, current.bundle.id)) ?? current;
  }
  throw new Error("others kept changing a bundle; the queue tries again");
};

const startMember = async (
  starting: Starting,
  kept: KeptBundle,
  member: BundleMember,
  now: Instant,
): Promise<"begun" | "conflict" | Hindrance> => {
  const { store, sealing } = starting;
  const { bundle } = kept;
  const sent = bundleApplication.parse(JSON.parse(await openBundleApplication(store, sealing, bundle.id)));
  const ground = await loadPackageGround(store, { region: bundle.source, members: [member] }, now);
  const known = { entry: entriesIn(ground).get(member.id), forms: ground.forms };
  const cases = new Map(bundle.members.map(({ id, case: caseId }) => [id, caseId]));
  const results = await resultsOf(starting, bundle, member);
  const own = memberApplication(sent, bundle, member, known, { cases, results });
  const read = await loadSubmissionGround(store, member.case, own, undefined, now);
  if (read.known) return "conflict";
  const calendar = await starting.calendarOf(member.handling);
  const moment: Moment = { now, calendar: await calendarAt(starting, read.book, calendar) };
  const submission: Submission = {
    ...submissionOf(own, { id: bundle.partner, regions: [bundle.source] }, member.case),
    bundle: placeIn(bundle, member.id),
    startedBy: "broker",
  };
  const verdict = submit(submission, read.book, await formsIn(store)(read.book), moment);
  if (verdict.kind === "refusal") return hinder(starting, kept, member.id, verdict, now);
  const first = {
    ...(await findableBy(starting, own)),
    application: JSON.stringify(own),
    submissionDigest: digestOf(own),
    queryKey: await queryKeyOf(starting, member.case),
  };
  const saved = await saveCases(store, [{ before: undefined, events: verdict.events, first }], {
    command: { id: "start-member", digest: "" },
    beside: [bundleUnchanged(store, bundle)],
  });
  return saved.kind === "saved" ? "begun" : "conflict";
};

const hinder = async (
  { store }: Starting,
  kept: KeptBundle,
  member: MemberId,
  refused: Refusal,
  at: Instant,
): Promise<"conflict" | Hindrance> => {
  const codes = [...new Set(refusalsIn(refused).map(({ code }) => code))];
  const hindrance: Hindrance = { member, codes, at };
  const bundle = hinderedBy(kept.bundle, hindrance);
  const write = bundleChanged(store, { ...kept, bundle }, kept.bundle.version);
  return (await saveBeside(store, [write])) === "written" ? hindrance : "conflict";
};

/** The documents that the members before it were granted, by which later ones go on. */
const resultsOf = async (
  { store }: Starting,
  { members, materials = [] }: Bundle,
  { id }: BundleMember,
): Promise<MemberResults> => {
  const from = new Set(
    materials.flatMap(({ resultOf, serves }) =>
      resultOf !== undefined && serves.some(({ member }) => member === id) ? [resultOf] : [],
    ),
  );
  const read = members
    .filter((member) => from.has(member.id))
    .map(async (member) => {
      const history = await loadHistory(store, member.case);
      const decided = history?.events.findLast(({ type }) => type === "CaseDecided");
      const document =
        decided?.type === "CaseDecided" && decided.outcome === "granted" ? decided.document : null;
      return [member.id, document] as const;
    });
  return new Map(await Promise.all(read));
};
