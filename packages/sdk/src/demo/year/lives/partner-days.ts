import { expectValue } from "../../../client/index.ts";
import type { PartnerClient } from "../../../partner/partner-client.ts";
import type { Chance } from "../chance.ts";
import { momentOf } from "../office-time.ts";
import { openCaseFile } from "./case-file.ts";
import { explainDelay } from "./handling.ts";
import { type Stage, soon } from "./scene.ts";

/** A case whose window was told that it is overdue. */
export type Overdue = { readonly caseId: string; readonly partner: string; readonly clock: string };

/** Working hours within which a window explains an overdue case; the standard gives it two working days. */
const EXPLAINED_WITHIN = 9;
/** Results that are acknowledged by one request. */
const AT_ONCE = 25;

/**
 * The days of a partner system: it reads its feed twice a working day and acknowledges what was decided. What it is told
 * to be overdue, the window explains within a working day, and at once on the last day.
 */
export const followPartner = async (
  stage: Stage,
  id: string,
  chanceOf: (caseId: string) => Chance,
  told: (overdue: Overdue) => void,
): Promise<void> => {
  const { agenda, office, cast, last } = stage;
  const partner = cast.partners.get(id);
  if (!partner) throw new RangeError(`no partner ${id}`);
  let after: string | undefined;
  const readFeed = async (): Promise<void> => {
    const results: string[] = [];
    for await (const { events, cursor } of partner.events({ ...(after ? { after } : {}), wait: 0 })) {
      after = cursor;
      if (events.length === 0) break;
      for (const { data } of events) {
        if (data.status === "decided" && data.outcome && !data.warning) results.push(data.caseId);
        const { warning, caseId } = data;
        if (warning?.rung !== "red" || (warning.clock !== "handling" && warning.clock !== "notice")) continue;
        told({ caseId, partner: id, clock: warning.clock });
        agenda.begin(() => explained(stage, partner, caseId, chanceOf(caseId)));
      }
    }
    await acknowledge(partner, results);
  };
  for (const day of office.days.filter(office.isWorked))
    for (const time of ["10:20", "15:40"] as const) {
      await agenda.until(momentOf(day, time));
      await readFeed();
    }
  await agenda.until(last);
  await readFeed();
};

const acknowledge = async (partner: PartnerClient, results: readonly string[]): Promise<void> => {
  const cases = [...new Set(results)];
  for (let from = 0; from < cases.length; from += AT_ONCE)
    expectValue(await partner.acknowledgeResults(cases.slice(from, from + AT_ONCE)));
};

const explained = async (
  stage: Stage,
  partner: PartnerClient,
  caseId: string,
  chance: Chance,
): Promise<void> => {
  await soon(stage, chance.between(0.5, EXPLAINED_WITHIN));
  const { window } = expectValue(await partner.getCase(caseId));
  const desk = stage.cast.desks.get(window);
  if (desk) await explainDelay(openCaseFile(caseId), desk, chance);
};
