import type { Application, SentApplication as SentContent } from "@tongban/contract";
import {
  type BundleId,
  type CaseId,
  type Instant,
  isRefusedByAgreement,
  localDateOf,
  type Refusal,
  refusal,
  refusalsIn,
  type Submission,
  submit,
} from "@tongban/domain";
import {
  blindIndexWith,
  type CaseHistory,
  caseIdOf,
  citedFileWrites,
  digestOf,
  keepRefused,
  loadHistory,
  loadSubmissionGround,
  type Partner,
  saveCases,
} from "@tongban/store";
import { type Resolved, resolveCitations } from "../../citation/resolve-citations.ts";
import { type Problem, problem } from "../../edge/answer.ts";
import type { OneTime } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { numberOf } from "../../views/applicant.ts";
import { partnerReader, staffReader } from "../../views/file-reader.ts";
import { formsIn } from "./forms.ts";
import { jointGroundsOf } from "./joint-grounds.ts";
import { calendarAt, submissionOf } from "./submission.ts";

/** Whoever sends applications: a partner system, or the intake desk of a window. */
export type ApplicationSender = Pick<Partner, "id" | "regions">;

/** An application that is sent. */
export type SentApplication = {
  readonly application: SentContent;
  readonly sender: ApplicationSender;
  readonly now: Instant;
  /** The one-time request that it came by, if it is one: its nonce is spent by the first event, which keeps it. */
  readonly once: OneTime | undefined;
  /** Who took it in at a window, and what they checked; absent where a partner system submits. */
  readonly taken?: Submission["taken"];
  /** The row of a sheet that it came as, which is no part of its content: the same row of another sheet is the same case. */
  readonly dropped?: Submission["dropped"];
};

/** A case that an application made, now or when it was sent before. */
type TakenApplication = { readonly kind: "taken"; readonly history: CaseHistory };

/**
 * Takes an application, or answers again as the first time where it was taken before, so a submission costs one read and
 * one write; the first one of a form costs one read more. A joint one is written with the parts of other regions that start
 * with it.
 */
export const takingApplications = (
  resources: Resources,
): ((sent: SentApplication) => Promise<TakenApplication | Refusal | Problem>) => {
  const { store, calendarOf } = resources;
  const formsOf = formsIn(store);
  return async (sent) => {
    const { application, sender, now, once } = sent;
    const id = caseIdOf(sender.id, application.externalRef);
    const [ground, calendar] = await Promise.all([
      loadSubmissionGround(store, id, application, once?.nonce, now),
      calendarOf(application.handling),
    ]);
    if (ground.replayed) return problem("replayed-request");
    if (ground.known) return sameAgain(resources, sent, id);

    const forms = await formsOf(ground.book);
    const moment = { now, calendar: await calendarAt(resources, ground.book, calendar) };
    const citations = await citationsOf(resources, sent);
    const submission = {
      ...submissionOf(application, sender, id, citations),
      ...(sent.taken ? { taken: sent.taken } : {}),
      ...(sent.dropped ? { dropped: sent.dropped } : {}),
    };
    const grounds = await jointGroundsOf(resources, submission, ground.book, forms, now);
    const verdict = submit(submission, ground.book, forms, moment, grounds);
    if (verdict.kind === "refusal") return refuse(resources, sent, id, verdict);
    const submissionDigest = digestOfSent(sent);
    const found = {
      application: JSON.stringify(citations ? { ...application, citations: citations.kept } : application),
      submissionDigest,
      ...(await findableBy(resources, application)),
    };
    const first = {
      ...found,
      queryKey: await queryKeyOf(resources, id),
      ...(once ? { nonce: once.nonce.value } : {}),
    };
    const parts = verdict.children.map(({ events }) => ({ before: undefined, events, first: found }));
    const saved = await saveCases(store, [{ before: undefined, events: verdict.events, first }, ...parts], {
      command: { id: "submit", digest: submissionDigest },
      beside: citedFileWrites(store, id, citations?.files ?? []),
    });
    const [history] = saved.kind === "saved" ? saved.cases : [];
    return history ? { kind: "taken", history } : sameAgain(resources, sent, id);
  };
};

/** What an application cites, looked up for its applicant; nothing where it cites nothing. */
export const citationsOf = async (
  resources: Resources,
  { application, sender, taken, now }: Pick<SentApplication, "application" | "sender" | "taken" | "now">,
): Promise<Resolved | undefined> => {
  const { citations = [], applicant } = application;
  if (citations.length === 0) return undefined;
  const subject = await blindIndexWith(resources.keyring).ofNumber(numberOf(applicant));
  const reader = taken ? staffReader(taken.by) : partnerReader(sender);
  return resolveCitations(resources, citations, { applicant, subject, reader, now });
};

/** What tells two applications under one reference apart: who took one in does not, what they checked does. */
const digestOfSent = ({ application, taken }: SentApplication): string =>
  digestOf(taken ? { application, intake: taken.intake } : application);

/**
 * A refusal writes no case, so the nonce is spent by itself: a refused request is no more repeatable than a taken one.
 * What an agreement refused is remembered, so that its coordinators learn what another version would have admitted.
 */
const refuse = async (
  { store }: Resources,
  { application, once, now }: SentApplication,
  id: CaseId,
  refused: Refusal,
): Promise<Refusal | Problem> => {
  if (once && !(await once.spend())) return problem("replayed-request");
  const refusedFor = refusalsIn(refused).map(({ code }) => code);
  if (isRefusedByAgreement(refusedFor)) {
    const { source, handling, matter, mode } = application;
    const applicantKind = application.applicant.kind;
    const day = localDateOf(now);
    await keepRefused(store, { id, day, source, handling, matter, mode, applicantKind, refusedFor });
  }
  return refused;
};

/**
 * Answers for a case that is there already: as the first time, if it was submitted with the same content. The same
 * signed request is always about the same case, so the nonce that its first event spent is told there.
 */
const sameAgain = async (
  { store }: Resources,
  sent: SentApplication,
  id: CaseId,
): Promise<TakenApplication | Refusal | Problem> => {
  const { once } = sent;
  const history = await loadHistory(store, id);
  if (!history) return problem("try-again");
  const first = history.events[0]?.first;
  if (once && (first?.nonce === once.nonce.value || !(await once.spend())))
    return problem("replayed-request");
  if (first?.submissionDigest !== digestOfSent(sent)) return refusal("external-ref-reused", { caseId: id });
  return { kind: "taken", history };
};

/** What the applicant's cases are found by on a search. */
export const findableBy = async (
  { keyring }: Pick<Resources, "keyring">,
  { applicant }: Pick<Application, "applicant">,
) => {
  const { ofNumber, ofName } = blindIndexWith(keyring);
  return { subject: await ofNumber(numberOf(applicant)), fullName: await ofName(applicant.name) };
};

/** What the case's query code is looked up by. */
export const queryKeyOf = async (
  { queryCodes }: Pick<Resources, "queryCodes">,
  id: CaseId | BundleId,
): Promise<string> => queryCodes.keyOf(await queryCodes.ofCase(id));
