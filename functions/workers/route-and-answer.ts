import type { CaseId, Instant } from "@tongban/domain";
import type { Queues } from "../edge/queues.ts";
import type { Resources } from "../edge/resources.ts";
import { routeCase } from "./route-case.ts";

/**
 * Puts a case on its board, and has an instant one answered where its matter has a data source: the board does not wait
 * for the source, and a message that comes twice asks twice, which decides once.
 */
export const routeAndAnswer =
  (resources: Pick<Resources, "store" | "calendarOf" | "names">, queues: Pick<Queues, "answerCases">) =>
  async (caseId: CaseId, now: Instant): Promise<void> => {
    const kase = await routeCase(resources, caseId, now);
    if (kase?.origin.caseType !== "instant") return;
    const source = (await resources.names()).matters.get(kase.origin.matter)?.answeredBy;
    if (source !== undefined) await queues.answerCases(source, [caseId]);
  };
