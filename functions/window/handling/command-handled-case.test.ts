import type { Staff, WindowId } from "@tongban/domain";
import { type Head, loadHead, type Partner, type StoreContext } from "@tongban/store";
import { beforeAll, expect, test } from "vitest";
import { aCall } from "../../../test/builders/call.ts";
import { aPartnerId, aRegion } from "../../../test/builders/ids.ts";
import { anotherClerk } from "../../../test/builders/staff.ts";
import { aBroker } from "../../../test/engines/a-broker.ts";
import { anEngine, type Engine } from "../../../test/engines/an-engine.ts";
import { carryOn, keepSubmitted, monday } from "../../../test/engines/kept-cases.ts";
import { nothing, publish } from "../../../test/engines/publish.ts";
import type { Served } from "../../edge/call.ts";
import { actionsOnCases } from "../case-actions.ts";
import { commandHandledCase } from "./command-handled-case.ts";

/** Works at both windows; the cases of these tests begin at the first one. */
const clerk = anotherClerk();
const [first, second] = clerk.windows as readonly [WindowId, WindowId];

const aSystem = (...windows: readonly WindowId[]): Partner => ({
  id: aPartnerId("xian-approval"),
  name: "西安市审批系统",
  regions: [],
  local: false,
  handles: { region: aRegion("610100"), windows },
});

let engine: Engine;
beforeAll(async () => {
  engine = await anEngine();
});

/** A routed case of the first window, and a store where a system is registered at some windows. */
const aCaseFor = async (system: Partner) => {
  const store = await engine.aStore();
  await publish(store, { ...nothing, staff: [clerk], partners: [system] });
  const head = await carryOn(store, await keepSubmitted(store), ["route"]);
  return { store, head };
};

/** The case goes to the second window. */
const handOver = (store: StoreContext, head: Head) => carryOn(store, head, ["transfer"]);

/** Claims for the clerk through a system, at a version; `meanwhile` happens between the look at the case and the command. */
const claimThrough = async (
  { store, head }: { readonly store: StoreContext; readonly head: Head },
  { system, seen, meanwhile }: { system: Partner; seen?: number; meanwhile?: () => Promise<unknown> },
) => {
  const resources = aBroker(store);
  const interleaved = actionsOnCases(resources).map(
    (served): Served<Staff> => ({
      ...served,
      run: async (call) => {
        await meanwhile?.();
        return served.run(call);
      },
    }),
  );
  const { id } = head.kase.origin;
  const call = aCall(system, monday, {
    params: { caseId: id },
    body: { action: "claim", by: clerk.id } as const,
    seen: seen ?? head.kase.version,
  });
  const answer = await commandHandledCase(resources, interleaved)(call);
  const { kase } = (await loadHead(store, id)) ?? expect.fail("no case");
  return { said: answer.kind === "answered" ? "done" : "code" in answer && answer.code, kase };
};

test("a system claims a case at its window for one of the team", async () => {
  const system = aSystem(first);
  const { said, kase } = await claimThrough(await aCaseFor(system), { system });
  expect([said, kase.status, kase.window]).toEqual(["done", "claimed", first]);
});

test("a case that goes to a window of no system between look and command is found no more, though the person works there", async () => {
  const system = aSystem(first);
  const begun = await aCaseFor(system);
  const meanwhile = () => handOver(begun.store, begun.head);
  const { said, kase } = await claimThrough(begun, { system, meanwhile });
  expect([said, kase.status, kase.window]).toEqual(["not-found", "routed", second]);
});

test("a version that is yet to come is none that the system saw: it cannot claim what goes elsewhere meanwhile", async () => {
  const system = aSystem(first);
  const begun = await aCaseFor(system);
  const meanwhile = () => handOver(begun.store, begun.head);
  const { said, kase } = await claimThrough(begun, { system, seen: 3, meanwhile });
  expect([said, kase.status, kase.version]).toEqual(["version-stale", "routed", 2]);
});

test("a system works where it is registered now, and not where its signature's bearer is remembered to work", async () => {
  const { said, kase } = await claimThrough(await aCaseFor(aSystem(second)), { system: aSystem(first) });
  expect([said, kase.status]).toEqual(["not-found", "routed"]);
});
