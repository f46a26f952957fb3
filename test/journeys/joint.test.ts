import {
  caseActionOperations,
  inspectionOperations,
  intakeOperations,
  materialOperations,
  type PartnerEvent,
  windowOperations,
} from "@tongban/contract";
import { canonicalJson } from "@tongban/domain";
import {
  type CallOptions,
  declareMaterial,
  expectValue,
  type SubmittedApplication,
  verifyText,
} from "@tongban/sdk";
import { expect, test } from "vitest";
import { aPng } from "../builders/document.ts";
import { codeOf } from "./answer-code.ts";
import { aMaterial, anApplication } from "./applications.ts";
import { partner, staff } from "./broker.ts";
import { HANGZHOU, HEFEI, JOINT, NANCHANG, NANJING } from "./directory.ts";
import { worker } from "./steps.ts";
import { until } from "./until.ts";

type Inspecting = NonNullable<CallOptions<typeof inspectionOperations.inspectCase>["body"]>;

const hangzhou = worker("hangzhou-clerk");
const hefei = worker("hefei-clerk");
const nanchang = worker("nanchang-clerk");
const sender = partner("hefei-gov");

const aMove = (more: Partial<SubmittedApplication> = {}) =>
  anApplication({
    source: HEFEI,
    handling: HANGZHOU,
    matter: JOINT,
    mode: "joint",
    materials: [],
    form: {},
    parts: { archive: NANCHANG },
    ...more,
  });

const moved = async () => expectValue(await sender.submitCase(aMove()));

const stateOf = async (caseId: string) => {
  const { joint } = expectValue(await hangzhou.look(caseId));
  return Object.fromEntries(joint.map(({ part, state }) => [part, state]));
};

/** The child case of a part, once it is on its region's board. */
const childOf = async (caseId: string, part: string, clerk = hefei): Promise<string> => {
  const child = await until(async () => {
    const { joint } = expectValue(await hangzhou.look(caseId));
    const found = joint.find((one) => one.part === part);
    return found?.state === "open" && found.status === "routed" ? found.caseId : undefined;
  });
  if (child === null) throw new Error("an open part without a case");
  expect(expectValue(await clerk.look(child)).parent).toMatchObject({ caseId, part });
  return child;
};

const acceptedAt = async (clerk: typeof hefei, caseId: string) => {
  const claimed = expectValue(await clerk.claim(caseId));
  return expectValue(await clerk.accept(caseId, claimed.version));
};

const grantAt = async (clerk: typeof hefei, caseId: string) => {
  const { version } = await acceptedAt(clerk, caseId);
  return expectValue(await clerk.grant(caseId, version));
};

const settled = (caseId: string, part: string, state: string) =>
  until(async () => ((await stateOf(caseId))[part] === state ? true : undefined));

test("a joint case is granted once each region granted its part, in their order, and its partner sees one case", async () => {
  const { caseId, joint } = await moved();
  expect(joint).toMatchObject([
    { part: "check", region: HEFEI, state: "open", caseId: null },
    { part: "archive", region: NANCHANG, state: "waiting", after: ["check"], caseId: null },
  ]);
  const check = await childOf(caseId, "check");
  const parent = await acceptedAt(hangzhou, caseId);
  expect(parent.actions).not.toContain("decide");
  expect(codeOf(await hangzhou.grant(caseId, parent.version))).toBe("parts-undecided");
  expect(parent.terms.statutory).toEqual({ unit: "working-days", amount: 45 });

  await grantAt(hefei, check);
  await settled(caseId, "check", "granted");
  const archive = await childOf(caseId, "archive", nanchang);
  expect((await hefei.look(archive)).ok).toBe(false);
  await grantAt(nanchang, archive);
  await settled(caseId, "archive", "granted");
  await until(async () => (expectValue(await nanchang.look(archive)).status === "closed" ? true : undefined));

  const { version, timeline } = expectValue(await hangzhou.look(caseId));
  expect(timeline.filter(({ type }) => type === "PartDecided")).toHaveLength(2);
  expect(timeline.filter(({ type }) => type === "PartStarted")).toHaveLength(2);
  expect(expectValue(await hangzhou.grant(caseId, version)).status).toBe("decided");

  const params = { caseId };
  const pack = expectValue(
    await staff("hangzhou-clerk").call(windowOperations.getWindowEvidence, { params }),
  );
  const findingsIn = (document: object) =>
    [...verifyText(`${canonicalJson(document)}\n`)].flatMap(({ findings }) =>
      findings.map(({ part }) => part),
    );
  expect(pack.parts?.map((one) => one.case.caseId)).toEqual([check, archive]);
  expect(findingsIn(pack)).toEqual([]);
  const [first, ...others] = pack.parts ?? [];
  expect(findingsIn({ ...pack, parts: others })).toContain(
    `event ${timeline.find(({ type }) => type === "PartStarted")?.n}`,
  );
  const withdrawn = { ...first, case: { ...first?.case, status: "withdrawn" } };
  expect(findingsIn({ ...pack, parts: [withdrawn, ...others] })).toContain("part 1, case.status");
  expect(findingsIn(expectValue(await sender.getEvidence(caseId)))).toEqual([]);

  const ofCase: PartnerEvent[] = [];
  for await (const { events } of sender.events({ wait: 5 })) {
    ofCase.push(...events.filter(({ data }) => data.externalRef === parent.externalRef));
    if (ofCase.some(({ type }) => type === "cn.tongban.case.decided.v1")) break;
  }
  expect(new Set(ofCase.map(({ subject }) => subject))).toEqual(new Set([caseId]));
  expect(ofCase.map(({ type }) => type)).toEqual([
    "cn.tongban.case.routed.v1",
    "cn.tongban.case.accepted.v1",
    "cn.tongban.case.part-decided.v1",
    "cn.tongban.case.part-decided.v1",
    "cn.tongban.case.decided.v1",
  ]);
  const listed: string[] = [];
  for await (const one of sender.listCases())
    if (one.externalRef === parent.externalRef) listed.push(one.caseId);
  expect(listed).toEqual([caseId]);
  expect(codeOf(await sender.getCase(check))).toBe("not-found");
  expect(codeOf(await sender.withdrawCase(check, "改变主意"))).toBe("not-found");
  expect(codeOf(await sender.listPapers(check))).toBe("not-found");
});

test("a refused part shows its reasons, and leaves nothing but a refusal", async () => {
  const { caseId } = await moved();
  const check = await childOf(caseId, "check");
  const part = await acceptedAt(hefei, check);
  expectValue(await hefei.refuse(check, part.version, "户籍信息不一致", "可申请复核"));
  await settled(caseId, "check", "refused");
  const { version } = await acceptedAt(hangzhou, caseId);
  const seen = expectValue(await hangzhou.look(caseId));
  expect(seen.joint).toMatchObject([
    { part: "check", state: "refused", reasons: "户籍信息不一致" },
    { part: "archive", state: "waiting", caseId: null },
  ]);
  expect(codeOf(await hangzhou.grant(caseId, version))).toBe("parts-not-granted");
  const refused = await hangzhou.refuse(caseId, version, "迁出地不予核查通过", "可申请行政复议");
  expect(expectValue(refused).joint).toMatchObject([{ state: "refused" }, { state: "ended" }]);
});

test("a withdrawal ends the parts that other regions have, in one transaction", async () => {
  const { caseId } = await moved();
  const check = await childOf(caseId, "check");
  await acceptedAt(hefei, check);
  expect(expectValue(await sender.withdrawCase(caseId, "不迁了")).status).toBe("withdrawn");
  expect(expectValue(await hefei.look(check))).toMatchObject({
    status: "withdrawn",
    withdrawal: { reason: "不迁了" },
  });
  expect(await stateOf(caseId)).toEqual({ check: "ended", archive: "ended" });
});

test("declining the joint case ends its parts with it", async () => {
  const { caseId } = await moved();
  const check = await childOf(caseId, "check");
  const { version } = expectValue(await hangzhou.claim(caseId));
  expectValue(await hangzhou.decline(caseId, version, "不属于本机关职权", "杭州市公安局"));
  expect(expectValue(await hefei.look(check)).status).toBe("withdrawn");
});

test("a declined part comes back with its reason, and its holder gives it to another region", async () => {
  const { caseId } = await moved();
  const check = await childOf(caseId, "check");
  const claimed = expectValue(await hefei.claim(check));
  expect(codeOf(await hefei.askSupplement(check, claimed.version, "关系证明"))).toBe("part-of-joint-case");
  expectValue(await hefei.decline(check, claimed.version, "缺少关系证明", "南昌市公安局"));
  await settled(caseId, "check", "returned");
  const own = await acceptedAt(hangzhou, caseId);
  expect(own.actions).toContain("name-part");
  expect(own.joint[0]).toMatchObject({ state: "returned", reasons: "缺少关系证明" });
  const name = (region: string) =>
    staff("hangzhou-clerk").call(caseActionOperations["name-part"], {
      params: { caseId },
      ifMatch: own.version,
      body: { part: "check", region },
    });
  expect(codeOf(await name(NANJING))).toBe("parts-not-admissible");
  expect(codeOf(await name(HANGZHOU))).toBe("parts-not-admissible");
  expect(expectValue(await name(NANCHANG)).joint[0]).toMatchObject({ region: NANCHANG, state: "open" });
  await grantAt(nanchang, await childOf(caseId, "check", nanchang));
  await settled(caseId, "check", "granted");
});

test("a joint application is refused with everything that its parts lack, and nothing is kept", async () => {
  const refusedWith = async (parts: NonNullable<SubmittedApplication["parts"]>) => {
    const answer = await sender.submitCase(aMove({ parts }));
    if (answer.ok) throw new Error("taken");
    return answer.problem;
  };
  expect(await refusedWith({ archive: NANJING })).toMatchObject({
    code: "parts-not-admissible",
    parts: [{ part: "archive", missing: [{ code: "region-not-a-party" }] }],
  });
  expect(await refusedWith({ archive: HANGZHOU })).toMatchObject({
    parts: [{ part: "archive", missing: [{ code: "region-is-handling" }] }],
  });
  expect(await refusedWith({})).toMatchObject({
    parts: [{ part: "archive", missing: [{ code: "region-unnamed" }] }],
  });
  expect(await refusedWith({ archive: NANCHANG, check: NANCHANG })).toMatchObject({
    code: "part-not-listed",
    parts: ["check"],
  });
});

test("a part is seen from both regions and from no other one, with the materials of its joint case", async () => {
  const { caseId } = expectValue(await sender.submitCase(aMove({ materials: [aMaterial("关系证明")] })));
  const check = await childOf(caseId, "check");
  const listed = await staff("hefei-clerk").call(materialOperations.listWindowMaterials, {
    params: { caseId: check },
  });
  expect(expectValue(listed).materials).toMatchObject([{ title: "关系证明", state: "declared" }]);
  const fromHangzhou = expectValue(await hangzhou.look(check));
  expect(fromHangzhou).toMatchObject({ side: "source", actions: [] });
  expect((await nanchang.look(check)).ok).toBe(false);
  const { cases } = expectValue(
    await staff("hangzhou-coordinator").call(windowOperations.searchCases, {
      query: { q: fromHangzhou.externalRef },
    }),
  );
  expect(cases.map((one) => one.caseId).toSorted()).toEqual([caseId, check].toSorted());

  const { version } = expectValue(await hefei.claim(check));
  const opened = expectValue(await hefei.accept(check, version));
  const inspector = staff("hefei-clerk");
  const inspect = (ifMatch: number, body: Inspecting) =>
    inspector.call(inspectionOperations.inspectCase, { params: { caseId: check }, ifMatch, body });
  const at = new Date(Date.now() + 3_600_000).toISOString();
  const appointment: Inspecting = { do: "schedule", at, way: "on-site", place: "现场", inspectors: "庐江" };
  const scheduled = expectValue(await inspect(opened.version, appointment));
  const photograph = declareMaterial("踏勘照片", "image/png", aPng());
  const record: Inspecting = {
    do: "record",
    heldAt: new Date().toISOString(),
    result: "passed",
    findings: "一致",
    materials: [photograph],
  };
  expectValue(await inspect(scheduled.version, record));
  const params = { caseId: check, sha256: photograph.sha256 };
  const { upload } = expectValue(await inspector.call(intakeOperations.uploadIntakeMaterial, { params }));
  const { url, headers } = upload ?? expect.fail("nothing was sent yet");
  expect((await fetch(url, { method: "PUT", headers, body: new Uint8Array(aPng()) })).status).toBe(200);
  await until(async () => {
    const own = await inspector.call(materialOperations.listWindowMaterials, { params: { caseId: check } });
    return expectValue(own).materials.find(
      ({ title, state }) => title === "踏勘照片" && state === "verified",
    );
  });
});
