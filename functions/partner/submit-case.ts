import type { partnerRoutes, Submission } from "@tongban/contract";
import { maskName, refused, submit } from "@tongban/domain";
import { caseIdOf, digestOf, loadAdmission, loadHistory, type Partner, saveCase } from "@tongban/store";
import { type Answer, answered, problem } from "../edge/answer.ts";
import type { Broker } from "../edge/broker.ts";
import type { Run } from "../edge/call.ts";
import { partnerCaseView } from "../views/partner-case.ts";

type SubmitCase = Run<typeof partnerRoutes.submitCase, Partner>;

/** Takes an application, or answers again as the first time where it was taken before. */
export const submitCase =
  (broker: Broker): SubmitCase =>
  async ({ body, caller, now }) => {
    if (!caller.regions.includes(body.source)) {
      return refused("region-not-yours", { source: body.source, regions: caller.regions });
    }
    const id = caseIdOf(caller.id, body.externalRef);
    const submissionDigest = digestOf(body);
    const [known, book] = await Promise.all([
      loadHistory(broker.store, id),
      loadAdmission(broker.store, body),
    ]);
    if (known) return sameAgain(known, submissionDigest);

    const { externalRef, source, handling, matter, mode } = body;
    const applicant = applicantInLists(body);
    const submission = { id, partner: caller.id, externalRef, source, handling, matter, mode, applicant };
    const decision = submit(submission, book, broker.calendar, now);
    if (decision.kind === "refused") return decision;

    const sealed = await broker.sealing.seal(id, "application", JSON.stringify(body));
    const subject = await subjectOf(broker, body);
    const stamp = { id: "submit", digest: submissionDigest };
    const first = { application: { sealed, submissionDigest }, subject };
    const saved = await saveCase(broker.store, undefined, decision, stamp, first);
    if (saved.kind === "saved")
      return answered(partnerCaseView(saved.history), saved.history.head.kase.version);
    const winner = await loadHistory(broker.store, id);
    return winner ? sameAgain(winner, submissionDigest) : problem("try-again");
  };

type History = NonNullable<Awaited<ReturnType<typeof loadHistory>>>;

const sameAgain = (known: History, digest: string): Answer<ReturnType<typeof partnerCaseView>> =>
  known.events[0]?.submissionDigest === digest
    ? answered(partnerCaseView(known), known.head.kase.version)
    : refused("external-ref-reused", { caseId: known.head.kase.id });

/** Names of people are masked in lists; an organisation's name is public. */
const applicantInLists = ({ applicant }: Submission): string =>
  applicant.kind === "person" ? maskName(applicant.name) : applicant.name.slice(0, 40);

const subjectOf = async ({ keyring }: Broker, { applicant }: Submission): Promise<string> => {
  const number = applicant.kind === "person" ? applicant.citizenId.toUpperCase() : applicant.creditCode;
  return (await keyring.mac("blind-index", number)).subarray(0, 16).toString("base64url");
};
