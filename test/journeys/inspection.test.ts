import { inspectionOperations, intakeOperations, materialOperations } from "@tongban/contract";
import { type CallOptions, declareMaterial, expectValue } from "@tongban/sdk";
import { expect, test } from "vitest";
import { aPng } from "../builders/document.ts";
import { partner, staff } from "./broker.ts";
import { accepted, worker } from "./steps.ts";
import { until } from "./until.ts";

const clerk = staff("xian-clerk-3");
type Body = NonNullable<CallOptions<typeof inspectionOperations.inspectCase>["body"]>;

const inspect = (caseId: string, ifMatch: number, body: Body) =>
  clerk.call(inspectionOperations.inspectCase, { params: { caseId }, ifMatch, body });

test("a place is inspected with another organ; the partner is told, and a photograph becomes a material of the case", async () => {
  const { caseId, version } = await accepted("xian-clerk-3");
  const at = new Date(Date.now() + 3_600_000).toISOString();
  const appointment: Body = {
    do: "schedule",
    at,
    way: "remote",
    place: "视频会议室 301",
    inspectors: "王强",
    organs: ["西安市消防救援支队"],
  };
  const scheduled = expectValue(await inspect(caseId, version, appointment));
  expect(scheduled.inspection).toMatchObject({
    required: false,
    state: "scheduled",
    actions: ["schedule", "record", "miss"],
    appointments: [{ at, way: "remote", place: "视频会议室 301", state: "scheduled" }],
  });
  const early = await inspect(caseId, scheduled.version, { do: "miss", reason: "无人应答" });
  expect(early).toMatchObject({ problem: { code: "inspection-time-impossible" } });

  const photograph = aPng();
  const declared = declareMaterial("踏勘照片", "image/png", photograph);
  const heldAt = new Date().toISOString();
  const record: Body = {
    do: "record",
    heldAt,
    result: "conditional",
    points: [{ point: "设备布局与图纸一致", met: true }],
    findings: "现场与申报一致",
    conditions: "两周内补装挡鼠板",
    materials: [declared],
  };
  const held = expectValue(await inspect(caseId, scheduled.version, record));
  expect(held.inspection).toMatchObject({
    state: "conditional",
    actions: [],
    appointments: [{ heldAt, conditions: "两周内补装挡鼠板", points: [{ met: true }] }],
  });
  expect(held.clocks.find(({ clock }) => clock === "handling")?.segments).toMatchObject([
    { kind: "running", to: null },
  ]);

  const params = { caseId, sha256: declared.sha256 };
  const { upload } = expectValue(await clerk.call(intakeOperations.uploadIntakeMaterial, { params }));
  const { url, headers } = upload ?? expect.fail("nothing was sent yet");
  expect((await fetch(url, { method: "PUT", headers, body: new Uint8Array(photograph) })).status).toBe(200);
  await until(async () => {
    const call = { params: { caseId } };
    const { materials } = expectValue(await clerk.call(materialOperations.listWindowMaterials, call));
    return materials.find(({ sha256, state }) => sha256 === declared.sha256 && state === "verified");
  });

  const ours = partner("nanjing-gov");
  const seen = expectValue(await ours.getCase(caseId));
  expect(seen.inspection).toMatchObject({ state: "conditional", actions: [] });
  const { version: last } = expectValue(await worker("xian-clerk-3").look(caseId));
  expectValue(await worker("xian-clerk-3").grant(caseId, last));
});
