import { ScanCommand } from "@aws-sdk/lib-dynamodb";
import type { materialMarkOperations } from "@tongban/contract";
import { addMs, type Staff } from "@tongban/domain";
import type { StoreContext } from "@tongban/store";
import { beforeAll, expect, it } from "vitest";
import { aCall, codeOf } from "../../../test/builders/call.ts";
import { aRegion, aWindowId } from "../../../test/builders/ids.ts";
import { aReviewer, aStaff } from "../../../test/builders/staff.ts";
import { aBroker } from "../../../test/engines/a-broker.ts";
import { anEngine } from "../../../test/engines/an-engine.ts";
import { carryOn, keepSubmitted, monday } from "../../../test/engines/kept-cases.ts";
import type { Call } from "../../edge/call.ts";
import { listMarks } from "./list-marks.ts";
import { markMaterial } from "./mark-material.ts";

type Body = Call<typeof materialMarkOperations.markMaterial, Staff>["body"];

let store: StoreContext;
beforeAll(async () => {
  store = await (await anEngine()).aStore();
});

const aCase = async (externalRef: string) =>
  (await carryOn(store, await keepSubmitted(store, { externalRef }), ["route"])).kase.origin.id;
type Marked = Awaited<ReturnType<typeof aCase>>;

let clock = 0;

const mark = async (caseId: Marked, body: Body, caller: Staff = aStaff()) => {
  clock += 1_000;
  const now = addMs(monday, clock);
  const answer = await markMaterial(aBroker(store))(aCall(caller, now, { params: { caseId }, body }));
  return answer.kind === "answered" ? answer.value.marks : codeOf(answer);
};

const look = async (caseId: Marked, caller: Staff) => {
  const answer = await listMarks(aBroker(store))(aCall(caller, monday, { params: { caseId } }));
  return answer.kind === "answered" ? answer.value.marks : codeOf(answer);
};

it("keeps the last mark of each material for whoever looks next, a reviewer too", async () => {
  const caseId = await aCase("marked");
  await mark(caseId, { material: "身份证", mark: "complete" });
  await mark(caseId, { material: "身份证", mark: "wrong", problem: "照片模糊" });
  await mark(caseId, { material: "场所证明", mark: "missing" });
  expect(await look(caseId, aReviewer())).toMatchObject([
    { material: "身份证", mark: "wrong", problem: "照片模糊", by: { name: "李梅" } },
    { material: "场所证明", mark: "missing", problem: null },
  ]);
});

it("takes a mark off, and says nothing where there was none", async () => {
  const caseId = await aCase("unmarked");
  await mark(caseId, { material: "身份证", mark: "complete" });
  expect(await mark(caseId, { material: "身份证", mark: null })).toEqual([]);
  expect(await mark(caseId, { material: "身份证", mark: null })).toEqual([]);
});

it("wants to know what is wrong", async () => {
  const caseId = await aCase("wrong");
  expect(await mark(caseId, { material: "身份证", mark: "wrong" })).toBe("reasons-required");
});

it("leaves the marks of a case that is over as they are", async () => {
  const routed = await carryOn(store, await keepSubmitted(store, { externalRef: "over" }), ["route"]);
  const caseId = routed.kase.origin.id;
  await mark(caseId, { material: "身份证", mark: "missing" });
  await carryOn(store, routed, ["withdraw"]);
  expect(await mark(caseId, { material: "身份证", mark: "complete" })).toBe("examination-over");
  expect(await mark(caseId, { material: "身份证", mark: null })).toBe("examination-over");
  expect(await look(caseId, aStaff())).toMatchObject([{ mark: "missing" }]);
});

it("takes a hundred marks of a case, and those again", async () => {
  const caseId = await aCase("many");
  for (let n = 0; n < 100; n++) await mark(caseId, { material: `材料${n}`, mark: "complete" });
  expect(await mark(caseId, { material: "又一份", mark: "complete" })).toBe("too-many-marks");
  expect(await mark(caseId, { material: "材料7", mark: "missing" })).toHaveLength(100);
});

it("seals what is wrong", async () => {
  const caseId = await aCase("sealed");
  await mark(caseId, { material: "身份证", mark: "wrong", problem: "与本人不符" });
  const { Items = [] } = await store.table.send(new ScanCommand({ TableName: store.tableName }));
  expect(Items.some((item) => String(item["sk"]).startsWith("MARK#"))).toBe(true);
  expect(JSON.stringify(Items)).not.toContain("与本人不符");
});

it("does not exist for the source region, nor for another window", async () => {
  const caseId = await aCase("hidden");
  const source = aStaff({ regions: [aRegion("320100")], windows: [aWindowId("nanjing-1")] });
  const elsewhere = aStaff({ windows: [aWindowId("xian-610100-2")] });
  for (const caller of [source, elsewhere]) {
    expect(await mark(caseId, { material: "身份证", mark: "complete" }, caller)).toBe("not-found");
    expect(await look(caseId, caller)).toBe("not-found");
  }
});
