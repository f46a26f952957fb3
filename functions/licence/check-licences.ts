import {
  type Calendar,
  type CaseId,
  calendarRegionOf,
  checkLicence,
  type Instant,
  type LicenceCheck,
  type Refusal,
} from "@tongban/domain";
import { type CaseHistory, decideAndSave, loadHistory } from "@tongban/store";
import { logFault, logInfo } from "../edge/log.ts";
import type { Queues } from "../edge/queues.ts";
import type { Resources } from "../edge/resources.ts";
import { readApplication } from "../views/read-application.ts";
import type { LicenceSources } from "./licence-source.ts";
import { lookUp } from "./look-up.ts";
import { uncheckedTitles } from "./unchecked-titles.ts";

/** What checking licences takes. */
export type LicenceDesk = Pick<Resources, "store" | "sealing" | "calendarOf"> & {
  readonly sources: LicenceSources;
  readonly queues: Pick<Queues, "checkLicencesLater">;
};

/** Seconds until a source that could not be asked is asked again, doubled each time, up to what SQS knows. */
const FIRST_PAUSE = 15;
const LONGEST_PAUSE = 900;

/**
 * Looks up the licences that a case cites and whose source could not be asked when it was submitted, and says on the record how
 * each stands. A source that still cannot be asked is asked again later, as long as the case is open; the case waits on its board
 * meanwhile. It may run twice: what was said is not said again.
 */
export const checkLicences = async (
  desk: LicenceDesk,
  caseId: CaseId,
  attempt: number,
  now: Instant,
): Promise<void> => {
  const history = (await loadHistory(desk.store, caseId)) ?? absent();
  const open = new Set(uncheckedTitles(history.events));
  if (open.size === 0) return;
  const { applicant, citations = [] } = await readApplication(desk.sealing, history);
  let isLeft = false;
  for (const cited of citations) {
    if (cited.by !== "licence" || !open.has(cited.title)) continue;
    const source = desk.sources.get(cited.source);
    try {
      if (!source) throw new Error(`no source ${cited.source} is configured`);
      await say(desk, caseId, await lookUp(source, cited, applicant, now), now);
    } catch (fault) {
      logFault("licence-source-failed", fault, { caseId });
      isLeft = true;
    }
  }
  if (isLeft)
    await desk.queues.checkLicencesLater(
      caseId,
      attempt + 1,
      Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** attempt),
    );
};

type Ground = CaseHistory & { readonly calendar: Calendar };

type SaidBefore = { readonly kind: "said-before" };

const say = async (
  { store, calendarOf }: LicenceDesk,
  caseId: CaseId,
  check: LicenceCheck,
  now: Instant,
): Promise<void> => {
  const outcome = await decideAndSave<Ground, Refusal | SaidBefore>(store, {
    load: async () => {
      const history = (await loadHistory(store, caseId)) ?? absent();
      return { ...history, calendar: await calendarOf(calendarRegionOf(history.head.kase.origin)) };
    },
    decide: ({ head: { kase }, events, calendar }) =>
      uncheckedTitles(events).includes(check.title)
        ? checkLicence.verdict(kase, "broker", check, { now, calendar })
        : { kind: "said-before" },
    command: { id: "check-licence", digest: "" },
  });
  if (outcome.kind === "raced") throw new Error("other commands kept being first; the queue tries again");
  if (outcome.kind === "refusal") logInfo("licence not checked", { caseId, code: outcome.code });
};

const absent = (): never => {
  throw new Error("asked to check licences of a case that is not in the table");
};
