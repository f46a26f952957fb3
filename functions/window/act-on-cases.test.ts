import type { batchOperations } from "@tongban/contract";
import type { Staff } from "@tongban/domain";
import { type Head, loadHistory, type StoreContext } from "@tongban/store";
import { beforeAll, expect, it } from "vitest";
import { aCall, codeOf } from "../../test/builders/call.ts";
import { aCaseId, aRegion, aStaffId, aWindowId } from "../../test/builders/ids.ts";
import { aLead, anotherClerk, aStaff } from "../../test/builders/staff.ts";
import { aBroker } from "../../test/engines/a-broker.ts";
import { anEngine } from "../../test/engines/an-engine.ts";
import { carryOn, keepSubmitted, monday } from "../../test/engines/kept-cases.ts";
import { nothing, publish } from "../../test/engines/publish.ts";
import type { Call } from "../edge/call.ts";
import { actOnCases } from "./act-on-cases.ts";

type Acting = Call<typeof batchOperations.actOnCases, Staff>["body"];

let store: StoreContext;
beforeAll(async () => {
  store = await (await anEngine()).aStore();
  await publish(store, { ...nothing, staff: [aStaff(), anotherClerk(), aLead()] });
});

const waiting = async (externalRef: string): Promise<Head> =>
  carryOn(store, await keepSubmitted(store, { externalRef }), ["route"]);

const seen = ({ kase }: Head) => ({ caseId: kase.origin.id, version: kase.version });

const give = async (
  cases: readonly ReturnType<typeof seen>[],
  id: string,
  { caller = aLead(), to = anotherClerk().id } = {},
) => {
  const body = { action: "reassign" as const, to, reason: "原经办人请假", cases: [...cases] };
  const command = { id, digest: JSON.stringify(body) };
  const answer = await actOnCases(aBroker(store))(aCall(caller, monday, { body, command }));
  if (answer.kind !== "answered") throw new Error(codeOf(answer));
  return answer.value.results.map(({ problem, version }) => problem ?? version);
};

it("gives waiting and held cases and says of each other one why not", async () => {
  const heads = [];
  for (let n = 0; n < 6; n++) heads.push(await waiting(`give-${n}`));
  const held = await carryOn(store, await waiting("held"), ["claim"]);
  const moved = await waiting("moved");
  await carryOn(store, moved, ["claim"]);
  const done = await carryOn(store, await waiting("done"), ["claim", "accept", "decide"]);
  const unknown = { caseId: aCaseId("z".repeat(26)), version: 1 };
  expect(await give([...[...heads, held, moved, done].map(seen), unknown], "command-a")).toEqual([
    ...Array(6).fill(3),
    4,
    "version-stale",
    "already-decided",
    "not-found",
  ]);
  for (const { kase } of [...heads, held])
    expect((await loadHistory(store, kase.origin.id))?.head.kase).toMatchObject({
      status: "claimed",
      holder: anotherClerk().id,
    });
  expect((await loadHistory(store, moved.kase.origin.id))?.head.kase).toMatchObject({ holder: aStaff().id });
});

it("answers a repetition as the first time, and another command that the case has moved on", async () => {
  const cases = [seen(await waiting("again"))];
  expect(await give(cases, "command-b")).toEqual([3]);
  expect(await give(cases, "command-b")).toEqual([3]);
  expect(await give(cases, "command-c")).toEqual(["version-stale"]);
});

it("refuses whoever is not on the team, and what is not at the lead's window", async () => {
  const cases = [seen(await waiting("not-yours"))];
  const stranger = aStaffId("nobody");
  expect(await give(cases, "command-d", { to: stranger })).toEqual(["not-on-team"]);
  const elsewhere = { ...aLead(), regions: [aRegion("640100")], windows: [aWindowId("yinchuan-1")] };
  expect(await give(cases, "command-e", { caller: elsewhere })).toEqual(["not-found"]);
});

it("claims, releases with a reason, and orders action, each case by itself", async () => {
  const act = async (caller: Staff, body: Acting, id: string) => {
    const command = { id, digest: JSON.stringify(body) };
    const answer = await actOnCases(aBroker(store))(aCall(caller, monday, { body, command }));
    if (answer.kind !== "answered") throw new Error(codeOf(answer));
    return answer.value.results.map(({ problem, version }) => problem ?? version);
  };
  const [one, other] = [await waiting("batch-1"), await waiting("batch-2")];
  await carryOn(store, other, ["claim"], { staff: anotherClerk() });
  const cases = [one, other].map(seen);
  expect(await act(aStaff(), { action: "claim", cases }, "claim")).toEqual([3, "version-stale"]);
  const now = [3, 3].map((version, n) => ({ ...(cases[n] ?? seen(one)), version }));
  const claimed = await act(aStaff(), { action: "claim", cases: now }, "claim-again");
  expect(claimed).toEqual(["already-claimed", "already-claimed"]);
  const release = { action: "release" as const, reason: "明日请假", cases: now };
  expect(await act(aStaff(), release, "release")).toEqual([4, "not-holder"]);
  const within = { unit: "working-days" as const, amount: 2 };
  const order = {
    action: "supervise" as const,
    demand: "请尽快办理",
    within,
    cases: [seen(one), ...now.slice(1)],
  };
  expect(await act(aLead(), order, "as-lead")).toEqual(["version-stale", "coordinator-required"]);
  const coordinator = aStaff({ id: aStaffId("zhao-min"), role: "coordinator", windows: [] });
  expect(await act(coordinator, order, "order")).toEqual(["version-stale", 4]);
  expect(await act(coordinator, { action: "claim", cases: now }, "claim-as-coordinator")).toEqual([
    "not-found",
    "not-found",
  ]);
});

it("refuses a clerk, case by case", async () => {
  const cases = [seen(await waiting("as-clerk"))];
  expect(await give(cases, "command-f", { caller: aStaff() })).toEqual(["lead-required"]);
});
