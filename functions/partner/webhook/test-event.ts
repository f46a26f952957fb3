import { randomUUID } from "node:crypto";
import {
  cloudEventFrame,
  type DecisionEvent,
  type DeliveredType,
  decisionEvent,
  decisionEventType,
  emptyNews,
  type HandlingEvent,
  handlingEvent,
  handlingEventType,
  type PartnerEvent,
  type PartnerTested,
  partnerEvent,
  partnerEventType,
  partnerTestedType,
} from "@tongban/contract";
import { type Instant, nationalStatuses, outcomes, type PartnerId, partnerNews } from "@tongban/domain";
import { MADE_UP_VERSION, type MadeUpNews, madeUpNews } from "./made-up-news.ts";

/** What the ids of a test and of its case begin with. */
const TEST_MARK = "test";

const envelope = (testId: string, now: Instant) =>
  ({
    ...cloudEventFrame,
    id: `${TEST_MARK}-${testId}`,
    time: now,
  }) as const;

/** A test that says whom it is for and nothing else. */
export const plainTest = (partner: PartnerId, now: Instant): PartnerTested => ({
  ...envelope(randomUUID(), now),
  type: partnerTestedType,
  subject: partner,
  data: { partner },
});

/**
 * A made-up event of a type, as real as the contract can tell. Its id, its case's and the `externalRef` begin with `test`; the
 * case is another one each time, so that no receiver drops the next test for a version that it has.
 */
export const testOfType = (
  type: DeliveredType,
  now: Instant,
): PartnerEvent | DecisionEvent | HandlingEvent => {
  const testId = randomUUID();
  // Hexadecimal digits are among those of a case's id, of which there are 26.
  const caseId = `${TEST_MARK}${testId.replaceAll("-", "").slice(0, 22)}`;
  const common = { ...envelope(testId, now), type, subject: caseId };
  if (type === handlingEventType) return handlingEvent.parse({ ...common, data: aChange(caseId) });
  const outcome = outcomes.find((one) => decisionEventType(one) === type);
  if (outcome) return decisionEvent.parse({ ...common, data: aDecision(caseId, outcome) });
  const news = partnerNews.find((one) => partnerEventType(one) === type);
  if (!news) throw new Error(`no test is made of ${type}`);
  const data = { ...newsOf(madeUpNews[news], now), caseId, externalRef: common.id };
  return partnerEvent.parse({ ...common, data });
};

const region = "610100";
const window = "xian-610100-1";
const matter = "remote-medical-filing";

const nationalOf = (code: MadeUpNews["national"]) => ({ code, label: nationalStatuses[code] });

const newsOf = ({ status, national, says }: MadeUpNews, now: Instant) => ({
  number: null,
  handling: region,
  matter,
  version: MADE_UP_VERSION,
  status,
  nationalStatus: nationalOf(national),
  ...emptyNews,
  ...says?.(now),
});

const aDecision = (caseId: string, outcome: (typeof outcomes)[number]) => ({
  caseId,
  number: null,
  region,
  window,
  matter,
  outcome,
  document: outcome === "granted" ? { number: "测试-0001", title: "测试证书" } : null,
  withGaps: false,
  applicant: null,
});

const aChange = (caseId: string) => ({
  caseId,
  number: null,
  region,
  window,
  matter,
  version: 2,
  change: "CaseRouted",
  status: "routed",
  nationalStatus: nationalOf(1),
  by: null,
});
