import { type Head, loadHistory, type StoreContext } from "@tongban/store";
import { beforeAll, expect, it } from "vitest";
import { aCall, codeOf } from "../../test/builders/call.ts";
import { aCaseId, aPartnerId, aRegion } from "../../test/builders/ids.ts";
import { aBroker } from "../../test/engines/a-broker.ts";
import { anEngine } from "../../test/engines/an-engine.ts";
import { carryOn, keepSubmitted, monday } from "../../test/engines/kept-cases.ts";
import { acknowledgeResults } from "./acknowledge-results.ts";

const nanjing = { id: aPartnerId("nanjing-gov"), name: "", regions: [aRegion("320100")], local: false };
let store: StoreContext;
beforeAll(async () => {
  store = await (await anEngine()).aStore();
});

const decided = async (externalRef: string): Promise<Head> =>
  carryOn(store, await keepSubmitted(store, { externalRef }), ["route", "claim", "accept", "decide"]);

const acknowledge = async (
  heads: readonly Head[],
  id: string,
  caller = nanjing,
  more = [] as readonly ReturnType<typeof aCaseId>[],
) => {
  const caseIds = [...heads.map(({ kase }) => kase.origin.id), ...more];
  const command = { id, digest: caseIds.join() };
  const broker = aBroker(store);
  const answer = await acknowledgeResults(broker)(aCall(caller, monday, { body: { caseIds }, command }));
  if (answer.kind !== "answered") throw new Error(codeOf(answer));
  return answer.value.results.map(({ problem }) => problem);
};

it("closes each case that has a result and says of each other one why not", async () => {
  const heads = [...(await Promise.all(Array.from({ length: 7 }, (_, n) => decided(`r-${n}`))))];
  const waiting = await keepSubmitted(store, { externalRef: "waiting" });
  const unknown = aCaseId("z".repeat(26));
  expect(await acknowledge([...heads, waiting], "command-a", nanjing, [unknown])).toEqual([
    ...Array(7).fill(null),
    "nothing-to-acknowledge",
    "not-found",
  ]);
  for (const { kase } of heads)
    expect((await loadHistory(store, kase.origin.id))?.events.at(-1)).toMatchObject({
      type: "ResultAcknowledged",
      via: "request",
      actor: { kind: "partner", id: nanjing.id },
    });
});

it("answers a repetition as the first time, and another command that it is acknowledged already", async () => {
  const heads = [await decided("again-1"), await decided("again-2")];
  expect(await acknowledge(heads, "command-b")).toEqual([null, null]);
  expect(await acknowledge(heads, "command-b")).toEqual([null, null]);
  expect(await acknowledge(heads, "command-c")).toEqual(["already-acknowledged", "already-acknowledged"]);
});

it("does not find another partner's case", async () => {
  const head = await decided("not-yours");
  expect(await acknowledge([head], "command-d", { ...nanjing, id: aPartnerId("yinchuan-gov") })).toEqual([
    "not-found",
  ]);
});
