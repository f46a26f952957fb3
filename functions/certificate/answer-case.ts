import type { Application } from "@tongban/contract";
import {
  type AnswerMiss,
  answer,
  type Calendar,
  type CaseId,
  type Certificate,
  calendarRegionOf,
  type Instant,
  missAnswer,
  type Refusal,
} from "@tongban/domain";
import { type CaseHistory, decideAndSave, loadHistory } from "@tongban/store";
import { certificateMetrics } from "../deployment.ts";
import { logFault, logInfo } from "../edge/log.ts";
import { putMetrics } from "../edge/metrics.ts";
import type { Resources } from "../edge/resources.ts";
import { numberOf } from "../views/applicant.ts";
import { readApplication } from "../views/read-application.ts";
import type { CertificateQuestion, CertificateSource } from "./certificate-source.ts";

/** What answering takes. */
export type CertificateDesk = Pick<Resources, "store" | "sealing" | "calendarOf" | "names"> & {
  readonly sources: ReadonlyMap<string, CertificateSource>;
};

type Asked = Certificate | AnswerMiss;

/**
 * Answers a case that waits on the board from the data source of its matter: a certificate decides it at once; where the
 * source does not know or cannot be asked, the case says so and stays where people take it. It may run twice, be killed
 * anywhere, or come too late: only what still waits is decided, once.
 */
export const answerCase =
  (desk: CertificateDesk) =>
  async (caseId: CaseId, now: Instant): Promise<void> => {
    const history = (await loadHistory(desk.store, caseId)) ?? absent();
    const source = await sourceOf(desk, history);
    if (source === undefined || answer.objection(history.head.kase, "broker", now) !== undefined)
      return logInfo("not answered", { caseId, code: history.head.kase.status });
    if (history.events.some(({ type }) => type === "AnswerMissed"))
      return logInfo("missed before", { caseId });
    const asked = await ask(desk, source, history, now);
    const outcome = await decide(desk, caseId, source, asked, now);
    if (outcome.kind === "raced") throw new Error("other commands kept being first; the queue tries again");
    if (outcome.kind === "refusal") return logInfo("not answered", { caseId, code: outcome.code });
    putMetrics(now, {
      [certificateMetrics.answered]: { value: typeof asked === "string" ? 0 : 1, unit: "Count" },
      [certificateMetrics.missed]: { value: typeof asked === "string" ? 1 : 0, unit: "Count" },
      [certificateMetrics.failed]: { value: asked === "source-failed" ? 1 : 0, unit: "Count" },
    });
  };

/** The name of the source that answers a case's matter, as the matter is registered now. */
const sourceOf = async ({ names }: CertificateDesk, { head }: CaseHistory): Promise<string | undefined> =>
  (await names()).matters.get(head.kase.origin.matter)?.answeredBy;

const ask = async (
  { sources, sealing }: CertificateDesk,
  source: string,
  history: CaseHistory,
  askedAt: Instant,
): Promise<Asked> => {
  const { id: caseId, matter, handling } = history.head.kase.origin;
  const application = await readApplication(sealing, history);
  try {
    const found = sources.get(source);
    if (!found) throw new Error(`no source ${source} is configured`);
    return await found({ caseId, matter, handling, applicant: named(application), askedAt });
  } catch (fault) {
    logFault("certificate-source-failed", fault, { caseId });
    return "source-failed";
  }
};

const named = ({ applicant }: Application): CertificateQuestion["applicant"] => ({
  kind: applicant.kind,
  name: applicant.name,
  number: numberOf(applicant),
});

type Ground = CaseHistory & { readonly calendar: Calendar };

const decide = (
  { store, calendarOf }: CertificateDesk,
  caseId: CaseId,
  source: string,
  asked: Asked,
  now: Instant,
) =>
  decideAndSave<Ground, Refusal>(store, {
    load: async () => {
      const history = (await loadHistory(store, caseId)) ?? absent();
      return { ...history, calendar: await calendarOf(calendarRegionOf(history.head.kase.origin)) };
    },
    decide: ({ head: { kase }, calendar }) =>
      typeof asked === "string"
        ? missAnswer.verdict(kase, "broker", { dataSource: source, why: asked }, { now, calendar })
        : answer.verdict(kase, "broker", asked, { now, calendar }),
    command: { id: "answer", digest: "" },
  });

const absent = (): never => {
  throw new Error("asked to answer a case that is not in the table");
};
