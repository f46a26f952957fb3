import type { Application, partnerOperations } from "@tongban/contract";
import {
  type CaseId,
  type Instant,
  isRefusedByAgreement,
  localDateOf,
  type Refusal,
  refusal,
  refusalsIn,
  submit,
} from "@tongban/domain";
import {
  blindIndexWith,
  type CaseHistory,
  caseIdOf,
  digestOf,
  keepRefused,
  loadHistory,
  loadSubmissionGround,
  type Partner,
  saveCases,
} from "@tongban/store";
import { answered, type Problem, problem } from "../../edge/answer.ts";
import type { Call, Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { partnerCaseView } from "../../views/partner-case.ts";
import { formsIn } from "./forms.ts";
import { calendarAt, submissionOf } from "./submission.ts";

type SubmitCase = Run<typeof partnerOperations.submitCase, Partner>;
type SubmitCall = Call<typeof partnerOperations.submitCase, Partner>;

/**
 * Takes an application, or answers again as the first time where it was taken before. The request's nonce is
 * spent by the first event, which keeps it, so a submission costs one read and one write; the first one of a form costs
 * one read more.
 */
export const submitCase = (resources: Resources): SubmitCase => {
  const { store, calendarOf } = resources;
  const formsOf = formsIn(store);
  return async (call) => {
    const { body, caller, now, once } = call;
    const id = caseIdOf(caller.id, body.externalRef);
    const [ground, calendar] = await Promise.all([
      loadSubmissionGround(store, id, body, once?.nonce, now),
      calendarOf(body.handling),
    ]);
    if (ground.replayed) return problem("replayed-request");
    if (ground.known) return sameAgain(resources, call, id);

    const forms = await formsOf(ground.book);
    const moment = { now, calendar: await calendarAt(resources, ground.book, calendar) };
    const verdict = submit(submissionOf(body, caller, id), ground.book, forms, moment);
    if (verdict.kind === "refusal") return refuse(resources, call, id, verdict);
    const submissionDigest = digestOf(body);
    const first = {
      application: JSON.stringify(body),
      submissionDigest,
      ...(await findableBy(resources, body)),
      queryKey: await queryKeyOf(resources, id),
      ...(once ? { nonce: once.nonce.value } : {}),
    };
    const saved = await saveCases(store, [{ before: undefined, events: verdict.events, first }], {
      command: { id: "submit", digest: submissionDigest },
    });
    const [taken] = saved.kind === "saved" ? saved.cases : [];
    return taken ? showCase(resources, taken, now) : sameAgain(resources, call, id);
  };
};

const showCase = async (resources: Resources, history: CaseHistory, now: Instant): ReturnType<SubmitCase> =>
  answered(await partnerCaseView(resources, history, now), history.head.kase.version);

/**
 * A refusal writes no case, so the nonce is spent by itself: a refused request is no more repeatable than a taken one.
 * What an agreement refused is remembered, so that its coordinators learn what another version would have admitted.
 */
const refuse = async (
  { store }: Resources,
  { body, once, now }: SubmitCall,
  id: CaseId,
  refusal: Refusal,
): Promise<Refusal | Problem> => {
  if (once && !(await once.spend())) return problem("replayed-request");
  const refusedFor = refusalsIn(refusal).map(({ code }) => code);
  if (isRefusedByAgreement(refusedFor)) {
    const { source, handling, matter, mode } = body;
    const applicantKind = body.applicant.kind;
    const day = localDateOf(now);
    await keepRefused(store, { id, day, source, handling, matter, mode, applicantKind, refusedFor });
  }
  return refusal;
};

/**
 * Answers for a case that is there already: as the first time, if it was submitted with the same content. The same
 * signed request is always about the same case, so the nonce that its first event spent is told there.
 */
const sameAgain = async (
  resources: Resources,
  { body, once, now }: SubmitCall,
  id: CaseId,
): ReturnType<SubmitCase> => {
  const known = await loadHistory(resources.store, id);
  if (!known) return problem("try-again");
  const first = known.events[0]?.first;
  if (once && (first?.nonce === once.nonce.value || !(await once.spend())))
    return problem("replayed-request");
  if (first?.submissionDigest !== digestOf(body)) return refusal("external-ref-reused", { caseId: id });
  return showCase(resources, known, now);
};

/** What the applicant's cases are found by on a search. */
const findableBy = async ({ keyring }: Resources, { applicant }: Application) => {
  const { ofNumber, ofName } = blindIndexWith(keyring);
  const number = applicant.kind === "person" ? applicant.citizenId : applicant.creditCode;
  return { subject: await ofNumber(number), fullName: await ofName(applicant.name) };
};

/** What the case's query code is looked up by. */
const queryKeyOf = async ({ queryCodes }: Resources, id: CaseId): Promise<string> =>
  queryCodes.keyOf(await queryCodes.ofCase(id));
