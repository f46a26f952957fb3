import type { partnerRoutes, Submission } from "@tongban/contract";
import { type CaseId, maskName, type Refused, refused, submit } from "@tongban/domain";
import {
  blindIndexWith,
  type CaseHistory,
  caseIdOf,
  digestOf,
  loadHistory,
  loadSubmissionGround,
  type Partner,
  saveCases,
} from "@tongban/store";
import { answered, type Problem, problem } from "../edge/answer.ts";
import type { Broker } from "../edge/broker.ts";
import type { Call, Run } from "../edge/call.ts";
import { partnerCaseView } from "../views/partner-case.ts";

type SubmitCase = Run<typeof partnerRoutes.submitCase, Partner>;
type SubmitCall = Call<typeof partnerRoutes.submitCase, Partner>;

/**
 * Takes an application, or answers again as the first time where it was taken before. The request's nonce is
 * spent by the first event, which keeps it, so a submission costs one read and one write.
 */
export const submitCase =
  (broker: Broker): SubmitCase =>
  async (call) => {
    const { body, caller, now, once } = call;
    if (!caller.regions.includes(body.source)) {
      return refuse(call, refused("region-not-yours", { source: body.source, regions: caller.regions }));
    }
    const id = caseIdOf(caller.id, body.externalRef);
    const ground = await loadSubmissionGround(broker.store, id, body, once?.nonce);
    if (ground.replayed) return problem("replayed-request");
    if (ground.known) return sameAgain(broker, call, id);

    const asked = { ...body, id, partner: caller.id, applicant: applicantInLists(body) };
    const verdict = submit(asked, ground.book, { now, calendar: broker.calendar });
    if (verdict.kind === "refused") return refuse(call, verdict);
    const submissionDigest = digestOf(body);
    const first = {
      application: JSON.stringify(body),
      submissionDigest,
      ...(await findableBy(broker, body)),
      ...(once ? { nonce: once.nonce.value } : {}),
    };
    const saved = await saveCases(broker.store, [{ before: undefined, events: verdict.events, first }], {
      command: { id: "submit", digest: submissionDigest },
    });
    const [taken] = saved.kind === "saved" ? saved.cases : [];
    return taken ? showCase(broker, taken) : sameAgain(broker, call, id);
  };

const showCase = async ({ sealing }: Broker, history: CaseHistory): ReturnType<SubmitCase> =>
  answered(await partnerCaseView(sealing, history), history.head.kase.version);

/** A refusal writes no case, so the nonce is spent by itself: a refused request is no more repeatable than a taken one. */
const refuse = async ({ once }: SubmitCall, refusal: Refused): Promise<Refused | Problem> =>
  once && !(await once.spend()) ? problem("replayed-request") : refusal;

/**
 * Answers for a case that is there already: as the first time, if it was submitted with the same content. The same
 * signed request is always about the same case, so the nonce that its first event spent is told there.
 */
const sameAgain = async (broker: Broker, { body, once }: SubmitCall, id: CaseId): ReturnType<SubmitCase> => {
  const known = await loadHistory(broker.store, id);
  if (!known) return problem("try-again");
  const first = known.events[0]?.first;
  if (once && (first?.nonce === once.nonce.value || !(await once.spend())))
    return problem("replayed-request");
  if (first?.submissionDigest !== digestOf(body)) return refused("external-ref-reused", { caseId: id });
  return showCase(broker, known);
};

/** Names of people are masked in lists; an organisation's name is public. */
const applicantInLists = ({ applicant }: Submission): string =>
  applicant.kind === "person" ? maskName(applicant.name) : applicant.name.slice(0, 40);

/** What the applicant's cases are found by on a search. */
const findableBy = async ({ keyring }: Broker, { applicant }: Submission) => {
  const { ofNumber, ofName } = blindIndexWith(keyring);
  const number = applicant.kind === "person" ? applicant.citizenId : applicant.creditCode;
  return { subject: await ofNumber(number), fullName: await ofName(applicant.name) };
};
