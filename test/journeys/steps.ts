import { caseActionOperations, windowOperations } from "@tongban/contract";
import {
  type CallOptions,
  expectValue,
  type PartnerCase,
  type Returned,
  type SubmittedApplication,
} from "@tongban/sdk";
import { anApplication } from "./applications.ts";
import { partner, staff } from "./broker.ts";
import { until } from "./until.ts";

/** A case as staff see it. */
export type StaffCase = Returned<typeof windowOperations.claimNext>;

type DecisionBody = CallOptions<typeof caseActionOperations.decide>["body"];

/** Submits an application as a partner and gives the case. */
export const submitted = async (
  parts: Partial<SubmittedApplication> = {},
  as = "nanjing-gov",
): Promise<PartnerCase> => expectValue(await partner(as).submitCase(anApplication(parts)));

/** Submits an application and waits until it is on its window's board. */
export const routed = async (
  parts: Partial<SubmittedApplication> = {},
  as = "nanjing-gov",
): Promise<PartnerCase> => {
  const { caseId } = await submitted(parts, as);
  return until(async () => {
    const kase = expectValue(await partner(as).getCase(caseId));
    return kase.status === "routed" ? kase : undefined;
  });
};

/** A member of staff's steps on one case; each answers as the broker does. */
export const worker = (staffId: string) => {
  const client = staff(staffId);
  const at = (caseId: string, ifMatch: number) => ({ params: { caseId }, ifMatch });
  return {
    look: (caseId: string) => client.call(windowOperations.getWindowCase, { params: { caseId } }),
    claim: (caseId: string, idempotencyKey?: string) =>
      client.call(caseActionOperations.claim, { params: { caseId }, idempotencyKey }),
    claimNext: (idempotencyKey?: string) =>
      client.call(windowOperations.claimNext, { body: {}, idempotencyKey }),
    release: (caseId: string, seen: number) =>
      client.call(caseActionOperations.release, { ...at(caseId, seen), body: { reason: "改由其他人办理" } }),
    reassign: (caseId: string, seen: number, to: string, note?: string) =>
      client.call(caseActionOperations.reassign, {
        ...at(caseId, seen),
        body: { to, reason: "原经办人请假", ...(note === undefined ? {} : { note }) },
      }),
    askSupplement: (caseId: string, seen: number, ...materials: readonly string[]) =>
      client.call(caseActionOperations["ask-supplement"], {
        ...at(caseId, seen),
        body: { deficiencies: materials.map((material) => ({ material, problem: "照片模糊" })) },
      }),
    suspend: (caseId: string, seen: number) =>
      client.call(caseActionOperations.suspend, {
        ...at(caseId, seen),
        body: {
          ground: "expert-review",
          expected: { unit: "working-days", amount: 10 },
          reasons: "需要专家评审",
        },
      }),
    accept: (caseId: string, seen: number, idempotencyKey?: string) =>
      client.call(caseActionOperations.accept, { ...at(caseId, seen), idempotencyKey }),
    acceptWithGaps: (caseId: string, seen: number) =>
      client.call(caseActionOperations["accept-with-gaps"], at(caseId, seen)),
    givePriority: (caseId: string, seen: number, ground: string) =>
      client.call(caseActionOperations["give-priority"], {
        ...at(caseId, seen),
        body: { ground, reasons: "抢险物资运输" },
      }),
    endPriority: (caseId: string, seen: number) =>
      client.call(caseActionOperations["end-priority"], {
        ...at(caseId, seen),
        body: { reasons: "险情已解除" },
      }),
    decline: (caseId: string, seen: number, reason: string, rightOrgan: string) =>
      client.call(caseActionOperations.decline, { ...at(caseId, seen), body: { reason, rightOrgan } }),
    grant: (caseId: string, seen: number) =>
      client.call(caseActionOperations.decide, {
        ...at(caseId, seen),
        body: { outcome: "granted", document: { number: "陕-2026-1", title: "食品经营许可证" } },
      }),
    refuse: (caseId: string, seen: number, reasons: string, remedies: string) =>
      client.call(caseActionOperations.decide, {
        ...at(caseId, seen),
        body: { outcome: "refused", reasons, remedies },
      }),
    askReview: (caseId: string, seen: number, body: DecisionBody) =>
      client.call(caseActionOperations["ask-review"], { ...at(caseId, seen), body }),
    passReview: (caseId: string, seen: number) =>
      client.call(caseActionOperations["pass-review"], at(caseId, seen)),
    returnReview: (caseId: string, seen: number, reasons: string) =>
      client.call(caseActionOperations["return-review"], { ...at(caseId, seen), body: { reasons } }),
    decide: (caseId: string, seen: number, body: DecisionBody) =>
      client.call(caseActionOperations.decide, { ...at(caseId, seen), body }),
    board: (list: "waiting" | "mine" | "reviews" | "team" | "done" | "sent" = "waiting") =>
      client.call(windowOperations.readBoard, { query: { list } }),
  };
};

/** Submits an application, waits for it on the board and has a clerk claim it. */
export const claimed = async (
  by = "xian-clerk-0",
  parts: Partial<SubmittedApplication> = {},
): Promise<StaffCase> => {
  const { caseId } = await routed(parts);
  return expectValue(await worker(by).claim(caseId));
};

/** The same, and the clerk accepts it. */
export const accepted = async (by = "xian-clerk-0"): Promise<StaffCase> => {
  const { caseId, version } = await claimed(by);
  return expectValue(await worker(by).accept(caseId, version));
};
