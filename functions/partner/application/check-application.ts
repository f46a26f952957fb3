import {
  application,
  type applicationCheck,
  type Language,
  type partnerOperations,
  renderProblems,
  type SentApplication,
} from "@tongban/contract";
import {
  type AdmissionBook,
  type Admitted,
  type CaseId,
  earliestDue,
  examineApplication,
  type FormChecks,
  type Instant,
  localDateOf,
  type Moment,
  missingMaterials,
  type Refusal,
  refusal,
  refusalsIn,
  type Submission,
  submit,
} from "@tongban/domain";
import { caseIdOf, digestOf, loadHistory, loadSubmissionGround, type Partner } from "@tongban/store";
import type * as z from "zod";
import { answered, type Problem, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import { checked, type FieldErrors } from "../../edge/parse/field-errors.ts";
import type { Resources } from "../../edge/resources.ts";
import { formsIn } from "./forms.ts";
import { jointGroundsOf } from "./joint-grounds.ts";
import { readableParts, readableReference } from "./readable-parts.ts";
import { calendarAt, submissionOf } from "./submission.ts";
import { type ApplicationSender, citationsOf } from "./take-application.ts";

/** An application as it was sent, whether or not it can be read. */
type Checked = {
  readonly body: Readonly<Record<string, unknown>>;
  readonly sender: ApplicationSender;
  readonly now: Instant;
  readonly language: Language;
};

/** Most fields that are named at once, as when an application is submitted. */
const MOST_ERRORS = 100;

/**
 * Tells everything that is wrong with an application, by the decision that submissions are taken by, and keeps nothing.
 * Of an application that cannot be read as a whole, every part that can be is asked about all the same.
 */
export const checkingApplications = (
  resources: Resources,
): ((checked: Checked) => Promise<z.output<typeof applicationCheck>>) => {
  const { store, calendarOf } = resources;
  const formsOf = formsIn(store);
  return async ({ body, sender, now, language }) => {
    const whole = application.safeParse(body).data;
    const unread = whole ? [] : [unreadable(body)];
    const parts = readableParts(body, sender);
    if (!parts) return { acceptable: false, problems: renderProblems(unread, language), terms: null };

    const id = caseIdOf(sender.id, readableReference(body));
    const [ground, calendar] = await Promise.all([
      loadSubmissionGround(store, id, parts, undefined, now),
      calendarOf(parts.handling),
    ]);
    const moment = { now, calendar: await calendarAt(resources, ground.book, calendar) };
    const forms = await formsOf(ground.book);
    const { admitted, refusals } = examineApplication(parts, ground.book, forms, localDateOf(now));
    const citations = whole && (await citationsOf(resources, { application: whole, sender, now }));
    const found = whole
      ? refusalsOf(
          await submittedIn(
            resources,
            submissionOf(whole, sender, id, citations),
            ground.book,
            forms,
            moment,
          ),
        )
      : refusals;
    const taken = ground.known ? await takenBefore(resources, id, whole) : undefined;
    const wrong = taken === "same" ? [] : [...unread, ...(taken ? [taken] : []), ...found];
    return {
      acceptable: wrong.length === 0,
      problems: renderProblems(wrong, language),
      terms: admitted ? termsOf(admitted, parts.materials ?? [], moment) : null,
    };
  };
};

/** Tells a partner everything that is wrong with an application. */
export const checkApplication = (
  resources: Resources,
): Run<typeof partnerOperations.checkApplication, Partner> => {
  const check = checkingApplications(resources);
  return async ({ body, caller: sender, now, language }) =>
    answered(await check({ body, sender, now, language }));
};

/** What submitting would come to, its joint parts included. */
const submittedIn = async (
  resources: Resources,
  submission: Submission,
  book: AdmissionBook,
  forms: FormChecks,
  moment: Moment,
): Promise<ReturnType<typeof submit>> =>
  submit(
    submission,
    book,
    forms,
    moment,
    await jointGroundsOf(resources, submission, book, forms, moment.now),
  );

const unreadable = (body: unknown): Problem => {
  const errors: FieldErrors = [];
  checked("", application, body, errors);
  return problem("invalid-request", { errors: errors.slice(0, MOST_ERRORS) });
};

const refusalsOf = (verdict: ReturnType<typeof submit>): readonly Refusal[] =>
  verdict.kind === "refusal" ? refusalsIn(verdict) : [];

/** What submitting under a reference that names a case comes to: the same answer again, or a refusal. */
const takenBefore = async (
  { store }: Resources,
  caseId: CaseId,
  whole: SentApplication | undefined,
): Promise<"same" | Refusal> => {
  const known = await loadHistory(store, caseId);
  const isSame = whole !== undefined && known?.events[0]?.first?.submissionDigest === digestOf(whole);
  return isSame ? "same" : refusal("external-ref-reused", { caseId });
};

const termsOf = (
  { pins, entry, standard, staffedWindow }: Admitted,
  brought: readonly string[],
  moment: Moment,
) => {
  const { agreement, agreementVersion, listVersion } = pins;
  const due = earliestDue(entry, standard, moment);
  return {
    agreement,
    agreementVersion,
    listVersion,
    window: staffedWindow.window,
    mayFollow: missingMaterials(entry.materials, brought, "later").map(({ title }) => title),
    due: due.ok ? due.due : null,
    provisional: due.ok && due.provisional,
  };
};
