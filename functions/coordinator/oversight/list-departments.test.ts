import { addMs, type Staff } from "@tongban/domain";
import { appendToFeed, noteReadThrough, type StoreContext } from "@tongban/store";
import { beforeAll, expect, it } from "vitest";
import { aCall, codeOf } from "../../../test/builders/call.ts";
import { aPartnerId, aRegion } from "../../../test/builders/ids.ts";
import { aStaff } from "../../../test/builders/staff.ts";
import { aBroker } from "../../../test/engines/a-broker.ts";
import { anEngine } from "../../../test/engines/an-engine.ts";
import { carryOn, keepSubmitted, monday } from "../../../test/engines/kept-cases.ts";
import { nothing, publish } from "../../../test/engines/publish.ts";
import { listDepartments } from "./list-departments.ts";

const region = aRegion("610100");
const coordinator = aStaff({ role: "coordinator", windows: [] });
const health = aPartnerId("xian-health");

let store: StoreContext;
beforeAll(async () => {
  store = await (await anEngine()).aStore();
  const department = { name: "卫生监督所", regions: [], local: false };
  await publish(store, {
    ...nothing,
    partners: [
      { ...department, id: health, oversees: { region, applicants: false } },
      {
        ...department,
        id: aPartnerId("nanjing-health"),
        oversees: { region: aRegion("320100"), applicants: true },
      },
      { id: aPartnerId("xian-gov"), name: "西安", regions: [region], local: false },
    ],
  });
});

const list = async (caller: Staff = coordinator) => {
  const answer = await listDepartments(aBroker(store))(aCall(caller, monday, { query: { region } }));
  return answer.kind === "answered" ? answer.value.departments : codeOf(answer);
};

it("tells how far each department of a region has read, and since when the rest waits", async () => {
  expect(await list()).toEqual([
    {
      id: health,
      name: "卫生监督所",
      matters: null,
      applicants: false,
      readAt: null,
      unread: 0,
      oldestUnread: null,
      webhook: null,
    },
  ]);
  const { kase } = await carryOn(store, await keepSubmitted(store), ["route", "claim", "accept", "decide"]);
  await appendToFeed(store, health, [{ caseId: kase.origin.id, n: kase.version }]);
  expect(await list()).toMatchObject([{ unread: 1, oldestUnread: monday, readAt: null }]);
  await noteReadThrough(store, health, { sequence: 1, at: addMs(monday, 5) });
  await noteReadThrough(store, health, { sequence: 0, at: addMs(monday, 9) });
  expect(await list()).toMatchObject([{ unread: 0, oldestUnread: null, readAt: addMs(monday, 5) }]);
});

it("is for coordinators of the region", async () => {
  expect(await list(aStaff({ role: "coordinator", regions: [aRegion("320100")], windows: [] }))).toBe(
    "not-found",
  );
});
