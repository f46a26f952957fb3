import type { Application } from "@tongban/contract";
import {
  type AdmissionBook,
  type Bundle,
  type BundleId,
  type CaseId,
  type FormChecks,
  type Instant,
  type MemberId,
  type Moment,
  needlessFields,
  needlessMaterials,
  type Package,
  type PackageMember,
  packageTitleOf,
  placeIn,
  type Refusal,
  refusal,
  refusalsIn,
  type Submission,
  type Submitted,
  submit,
  together,
} from "@tongban/domain";
import {
  bundleIdOf,
  caseIdOf,
  digestOf,
  type KeptBundle,
  type KnownPackage,
  loadBundle,
  loadPackage,
  loadSubmissionGround,
  newBundle,
  saveCases,
} from "@tongban/store";
import { type Problem, problem } from "../edge/answer.ts";
import type { Resources } from "../edge/resources.ts";
import { formsIn } from "../partner/application/forms.ts";
import { applicantInLists, calendarAt, submissionOf } from "../partner/application/submission.ts";
import { type ApplicationSender, findableBy, queryKeyOf } from "../partner/application/take-application.ts";
import { type BundleApplication, memberApplication, memberReference } from "./member-application.ts";
import { entriesIn, type KnownGround, loadPackageGround } from "./package-ground.ts";

/** An application for a package that is sent. */
export type SentBundle = {
  readonly application: BundleApplication;
  readonly sender: ApplicationSender;
  readonly now: Instant;
  /** Who took it in at a window, and what they checked; absent where a partner system submits. */
  readonly taken?: Submission["taken"];
};

type TakenBundle = { readonly kind: "taken"; readonly kept: KeptBundle };

/**
 * Takes an application for a package, or answers again as the first time where it was taken before. Every member is held
 * against its list, also those that start later, and everything that is wrong is told at once, each with its member. The bundle
 * and the cases of all members that wait for nothing are one transaction.
 */
export const takingBundles = (
  resources: Resources,
): ((sent: SentBundle) => Promise<TakenBundle | Refusal | Problem>) => {
  const { store, sealing } = resources;
  const formsOf = formsIn(store);
  return async (sent) => {
    const { application, sender, now } = sent;
    const id = bundleIdOf(sender.id, application.externalRef);
    const [before, offered] = await Promise.all([
      loadBundle(store, id),
      loadPackage(store, application.package),
    ]);
    if (before) return sameAgain(before, sent, id);
    if (!offered?.says.open || offered.says.region !== application.source)
      return refusal("package-not-offered", { package: application.package, source: application.source });
    const ground = await loadPackageGround(store, offered.says, now);
    const tried = await Promise.all(
      offered.says.members.map((member) => tryMember(resources, formsOf, sent, offered.says, member, ground)),
    );
    const known = tried.find((one) => one.known);
    if (known) return refusal("external-ref-reused", { caseId: known.caseId });
    const wrong = [
      ...needlessInput(sent, offered.says, ground),
      ...tried.flatMap((one) => refusalsOf(offered.says, one)),
    ];
    const refused = together(wrong);
    if (refused) return refused;

    const kept = keptBundleOf(sent, offered, id);
    const found = await findableBy(resources, application);
    const starting = tried.filter(({ member: { after = [] } }) => after.length === 0);
    const changes = await Promise.all(
      starting.map(async ({ caseId, own, verdict }) => ({
        before: undefined,
        events: eventsOf(verdict),
        first: {
          ...found,
          application: JSON.stringify(own),
          submissionDigest: digestOf(own),
          queryKey: await queryKeyOf(resources, caseId),
        },
      })),
    );
    const beside = await newBundle(store, sealing, kept, {
      application: JSON.stringify(application),
      queryKey: await queryKeyOf(resources, id),
    });
    const command = { id: "submit-bundle", digest: kept.submissionDigest };
    const saved = await saveCases(store, changes, { command, beside });
    if (saved.kind === "saved") return { kind: "taken", kept };
    const first = await loadBundle(store, id);
    return first ? sameAgain(first, sent, id) : problem("try-again");
  };
};

/** What submitting a member comes to. */
type TriedMember = {
  readonly member: PackageMember;
  readonly caseId: CaseId;
  readonly known: boolean;
  readonly own: Application;
  readonly verdict: Submitted | Refusal;
};

const tryMember = async (
  resources: Resources,
  formsOf: (book: AdmissionBook) => Promise<FormChecks>,
  { application, sender, now, taken }: SentBundle,
  offered: Package,
  member: PackageMember,
  ground: KnownGround,
): Promise<TriedMember> => {
  const { store, calendarOf } = resources;
  const caseOf = (id: MemberId): CaseId => caseIdOf(sender.id, memberReference(application.externalRef, id));
  const caseId = caseOf(member.id);
  const cases = new Map(offered.members.map(({ id }) => [id, caseOf(id)]));
  const entry = entriesIn(ground).get(member.id);
  const known = { entry, forms: ground.forms };
  const own = memberApplication(application, offered, member, known, { cases, results: new Map() });
  const [read, calendar] = await Promise.all([
    loadSubmissionGround(store, caseId, own, undefined, now),
    calendarOf(member.handling),
  ]);
  const moment: Moment = { now, calendar: await calendarAt(resources, read.book, calendar) };
  const submission: Submission = {
    ...submissionOf(own, sender, caseId),
    bundle: placeIn(
      { id: bundleIdOf(sender.id, application.externalRef), package: offered.id, members: offered.members },
      member.id,
    ),
    ...(taken ? { taken } : {}),
  };
  const verdict = submit(submission, read.book, await formsOf(read.book), moment);
  return { member, caseId, known: read.known, own, verdict };
};

/** What is wrong with a member, each refusal with the member that it is about, and materials by the titles that the package has. */
const refusalsOf = (offered: Package, { member: { id }, verdict }: TriedMember): readonly Refusal[] =>
  verdict.kind === "refusal"
    ? refusalsIn(verdict).map(({ facts, ...one }) => ({
        ...one,
        facts: { ...facts, ...titlesOf(offered, id, facts), member: id },
      }))
    : [];

const titlesOf = (offered: Package, member: MemberId, { materials }: Refusal["facts"]) =>
  Array.isArray(materials)
    ? { materials: materials.map((title: string) => packageTitleOf(offered, member, title)) }
    : {};

const eventsOf = (verdict: Submitted | Refusal) => (verdict.kind === "allowed" ? verdict.events : []);

const needlessInput = (
  { application: { form, materials } }: SentBundle,
  offered: Package,
  ground: KnownGround,
): readonly Refusal[] => {
  const names = [
    ...needlessFields(ground.forms, form),
    ...needlessMaterials(offered, entriesIn(ground), materials),
  ];
  return names.length > 0 ? [refusal("needless-input", { names })] : [];
};

const keptBundleOf = (sent: SentBundle, { version, says }: KnownPackage, id: BundleId): KeptBundle => {
  const { application, sender, now } = sent;
  const bundle: Bundle = {
    id,
    version: 1,
    partner: sender.id,
    externalRef: application.externalRef,
    package: says.id,
    packageVersion: version,
    title: says.title,
    source: application.source,
    applicant: applicantInLists(application.applicant),
    submittedAt: now,
    members: says.members.map((member) => ({
      ...member,
      case: caseIdOf(sender.id, memberReference(application.externalRef, member.id)),
    })),
    ...(says.materials ? { materials: says.materials } : {}),
    withdrawn: [],
    hindered: [],
  };
  return { bundle, submissionDigest: digestOfSent(sent), changes: [] };
};

const digestOfSent = ({ application, taken }: SentBundle): string =>
  digestOf(taken ? { application, intake: taken.intake } : application);

const sameAgain = (kept: KeptBundle, sent: SentBundle, bundle: BundleId): TakenBundle | Refusal =>
  kept.submissionDigest === digestOfSent(sent)
    ? { kind: "taken", kept }
    : refusal("bundle-ref-reused", { bundle });
