import {
  intakeOperations,
  notificationOperations,
  originalOperations,
  parcelOperations,
  windowOperations,
} from "@tongban/contract";
import { expectValue, type ParcelChange, type SentParcel } from "@tongban/sdk";
import { expect, test } from "vitest";
import { codeOf } from "./answer-code.ts";
import { aMaterial, anApplication } from "./applications.ts";
import { partner, staff } from "./broker.ts";
import { INTAKE_WINDOW, PROMISED, XIAN } from "./directory.ts";
import { claimed, worker } from "./steps.ts";
import { until } from "./until.ts";

const receiver = staff("nanjing-receiver");
const clerk = staff("xian-clerk-1");
const licence = { material: "营业执照原件", copies: 1 };
const card = { material: "身份证复印件", copies: 2 };
const window = `window-${XIAN}`;

const posted = (number: string): SentParcel => ({
  way: "to-handling",
  carrier: "邮政特快专递",
  number,
  contents: [licence, card],
});

/** A case that Nanjing's window took in and Xi'an's clerk holds. */
const takenIn = async () => {
  const { source: _source, mode: _mode, ...application } = anApplication({ matter: PROMISED });
  const identity = { document: "resident-identity-card", presentedBy: "applicant" } as const;
  const params = { windowId: INTAKE_WINDOW };
  const { caseId } = expectValue(
    await receiver.call(intakeOperations.takeIn, { params, body: { identity, application } }),
  );
  await until(async () => {
    const kase = expectValue(await receiver.call(windowOperations.getWindowCase, { params: { caseId } }));
    return kase.status === "routed" ? kase : undefined;
  });
  return expectValue(await worker("xian-clerk-1").claim(caseId));
};

const list = async (
  as: typeof clerk,
  windowId: string,
  query: { direction?: "to" | "from"; number?: string },
) => expectValue(await as.call(parcelOperations.listParcels, { params: { windowId }, query })).parcels;

test("originals travel from the window that took a case in to the one that handles it, seen by both, and back", async () => {
  const { caseId, version } = await takenIn();
  const params = { caseId };
  const number = `EMS ${caseId.slice(0, 8)}`;
  const send = { params, body: posted("wrong"), idempotencyKey: `send-${caseId}` };
  const sent = expectValue(await receiver.call(parcelOperations.sendWindowParcel, send));
  const [parcel = expect.fail("a parcel")] = sent.parcels;
  expect(parcel).toMatchObject({ state: "under-way", sentBy: "顾欣", actions: ["correct", "cancel"] });
  expect(sent.mayPost).toEqual(["to-handling"]);
  const again = expectValue(await receiver.call(parcelOperations.sendWindowParcel, send));
  expect(again.parcels).toHaveLength(1);

  const ofOne = { caseId, parcel: parcel.n };
  const right = { do: "correct", carrier: "邮政特快专递", number } as const;
  expectValue(await receiver.call(parcelOperations.changeWindowParcel, { params: ofOne, body: right }));
  const squeezed = number.replaceAll(" ", "").toLowerCase();
  const found = await until(async () => {
    const [first] = await list(clerk, window, { number: squeezed });
    return first?.number === number ? first : undefined;
  });
  expect(found).toMatchObject({ caseId, n: parcel.n, state: "under-way", carrier: "邮政特快专递" });
  expect(await list(receiver, INTAKE_WINDOW, { direction: "from", number })).toHaveLength(1);

  // Two events of the post came since the clerk saw the case: what they write holds all the same.
  const accepted = expectValue(await worker("xian-clerk-1").accept(caseId, version));
  expect(accepted.parcels).toMatchObject([{ sentBy: "staff", actions: ["receive"], number }]);

  const came: ParcelChange = {
    do: "receive",
    contents: [licence, { material: "户口簿", copies: 1 }],
    remark: "封口完好",
  };
  const wrongEnd = await receiver.call(parcelOperations.changeWindowParcel, { params: ofOne, body: came });
  expect(wrongEnd).toMatchObject({ problem: { code: "other-end" } });
  const received = expectValue(
    await clerk.call(parcelOperations.changeWindowParcel, { params: ofOne, body: came }),
  );
  expect(received.parcels).toMatchObject([
    {
      state: "received",
      missing: [card],
      extra: [{ material: "户口簿", copies: 1 }],
      remark: "封口完好",
      actions: [],
    },
  ]);
  expect(await list(clerk, window, { number })).toEqual([]);
  const told = await until(async () => {
    const { notifications } = expectValue(await receiver.call(notificationOperations.listNotifications, {}));
    return notifications.find((one) => one.caseId === caseId && one.kind === "parcel-arrived");
  });
  expect(told).toBeDefined();

  const back: SentParcel = { way: "to-source", carrier: "顺丰", number: `SF-${caseId}`, contents: [licence] };
  const returned = expectValue(await clerk.call(parcelOperations.sendWindowParcel, { params, body: back }));
  const n = returned.parcels.at(-1)?.n ?? expect.fail("the way back");
  const opened: ParcelChange = { do: "receive", contents: [licence] };
  const home = { params: { caseId, parcel: n }, body: opened };
  const atHome = expectValue(await receiver.call(parcelOperations.changeWindowParcel, home));
  expect(atHome.parcels.at(-1)).toMatchObject({
    state: "received",
    receivedBy: "顾欣",
    missing: [],
    extra: [],
  });
});

test("what the list wants in the original is seen in a parcel or at the window before it is granted", async () => {
  const asked = ["申请书", "健康证", "租赁合同"].map(aMaterial);
  const kase = await claimed("xian-clerk-2", { matter: PROMISED, materials: asked });
  const { caseId } = kase;
  expect(kase).toMatchObject({
    originals: [{ material: "租赁合同", seen: false }],
    maySeeOriginals: true,
  });
  const desk = worker("xian-clerk-2");
  const { version } = expectValue(await desk.accept(caseId, kase.version));
  expect(codeOf(await desk.grant(caseId, version))).toBe("original-outstanding");
  const see = (materials: string[]) =>
    staff("xian-clerk-2").call(originalOperations.seeOriginals, {
      params: { caseId },
      ifMatch: version,
      body: { materials },
    });
  expect(codeOf(await see(["申请书"]))).toBe("original-not-asked");
  const seen = expectValue(await see(["租赁合同"]));
  expect(seen).toMatchObject({ originals: [{ seen: true }], maySeeOriginals: true });
  expect(seen.timeline.at(-1)).toMatchObject({ type: "OriginalsSeen", note: "租赁合同" });
  expectValue(await desk.grant(caseId, version));
});

test("a partner's parcel is followed in its case and its feed, and called off by it alone", async () => {
  const { caseId, version } = await claimed("xian-clerk-2");
  const ours = partner("nanjing-gov");
  const sent = expectValue(await ours.sendParcel(caseId, posted(`P-${caseId}`)));
  const n = sent.parcels[0]?.n ?? expect.fail("a parcel");
  const back: SentParcel = { ...posted("x"), way: "to-source" };
  expect(await ours.sendParcel(caseId, back)).toMatchObject({ problem: { code: "other-end" } });
  const desk = staff("xian-clerk-2");
  const cancel = { do: "cancel", reason: "未揽收" } as const;
  const elsewhere = { params: { caseId, parcel: n }, body: cancel };
  expect(await desk.call(parcelOperations.changeWindowParcel, elsewhere)).toMatchObject({
    problem: { code: "other-end" },
  });
  expect(expectValue(await ours.changeParcel(caseId, n, cancel)).parcels).toMatchObject([
    { state: "cancelled", cancelledFor: "未揽收" },
  ]);
  expect(await ours.changeParcel(caseId, n, cancel)).toMatchObject({
    problem: { code: "parcel-not-under-way" },
  });
  expectValue(await worker("xian-clerk-2").decline(caseId, version, "不属于本机关", "西安市市场监督管理局"));
});
