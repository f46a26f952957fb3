import { GetCommand } from "@aws-sdk/lib-dynamodb";
import type { Staff, StaffId } from "@tongban/domain";
import { digestOf, keys, listNotifications, loadHead, type StoreContext } from "@tongban/store";
import { beforeAll, expect, it } from "vitest";
import { aCall, codeOf } from "../../../test/builders/call.ts";
import { aRegion, aStaffId, aWindowId } from "../../../test/builders/ids.ts";
import { aLead, anotherClerk, aStaff } from "../../../test/builders/staff.ts";
import { aBroker } from "../../../test/engines/a-broker.ts";
import { anEngine } from "../../../test/engines/an-engine.ts";
import { carryOn, keepSubmitted, monday } from "../../../test/engines/kept-cases.ts";
import { nothing, publish } from "../../../test/engines/publish.ts";
import { listNotes } from "./list-notes.ts";
import { strikeNote } from "./strike-note.ts";
import { writeNote } from "./write-note.ts";

const window = aWindowId("xian-610100-1");
const team = [aStaff(), anotherClerk(), aLead()];
let store: StoreContext;
beforeAll(async () => {
  store = await (await anEngine()).aStore();
  const row = { id: window, region: aRegion("610100"), name: "西安市通办专窗", team };
  await publish(store, { ...nothing, staff: team, windows: [{ ...row, matters: [], open: true }] });
});

const aCase = async (externalRef: string) =>
  (await carryOn(store, await keepSubmitted(store, { externalRef }), ["route"])).kase.origin.id;
type Noted = Awaited<ReturnType<typeof aCase>>;

let commands = 0;
type Written = { readonly mentions?: readonly StaffId[]; readonly caller?: Staff; readonly id?: string };

const write = async (caseId: Noted, text: string, { mentions = [], caller = aStaff(), id }: Written = {}) => {
  commands += 1;
  const body = { text, mentions: [...mentions] };
  const command = { id: id ?? `note-command-${commands}`, digest: digestOf(text) };
  const call = aCall(caller, monday, { params: { caseId }, body, command });
  const answer = await writeNote(aBroker(store))(call);
  return answer.kind === "answered" ? answer.value : codeOf(answer);
};

const strike = async (caseId: Noted, n: number, caller: Staff, id = `strike-${n}`) => {
  const call = aCall(caller, monday, {
    params: { caseId, n },
    body: { reason: "记错了" },
    command: { id, digest: `${n}` },
  });
  const answer = await strikeNote(aBroker(store))(call);
  return answer.kind === "answered" ? answer.value : codeOf(answer);
};

const read = async (caseId: Noted, caller: Staff = aStaff(), cursor?: string) => {
  const query = cursor === undefined ? {} : { cursor };
  const answer = await listNotes(aBroker(store))(aCall(caller, monday, { params: { caseId }, query }));
  if (answer.kind !== "answered") throw new Error(codeOf(answer));
  return answer.value;
};

it("keeps notes beside the case, sealed, the last first, and changes nothing of the case", async () => {
  const caseId = await aCase("noted");
  const before = await loadHead(store, caseId);
  await write(caseId, "电话联系过申请人");
  await write(caseId, "等待卫健委回函", { caller: aLead() });
  expect((await read(caseId)).notes).toMatchObject([
    { n: 2, text: "等待卫健委回函", by: { id: "wang-jun", name: "王军" }, struck: null },
    { n: 1, text: "电话联系过申请人", by: { id: "li-mei" }, mentions: [] },
  ]);
  expect(await loadHead(store, caseId)).toEqual(before);
  const Key = keys.note(caseId, 1);
  const { Item } = await store.table.send(new GetCommand({ TableName: store.tableName, Key }));
  expect(Buffer.from(Item?.["sealed"]).toString("utf8")).not.toContain("电话");
  expect(JSON.stringify({ ...Item, sealed: null })).not.toContain("电话");
});

it("lists them in pages", async () => {
  const caseId = await aCase("many");
  for (let n = 1; n <= 53; n++) await write(caseId, `第${n}条`);
  const first = await read(caseId);
  expect(first.notes).toHaveLength(50);
  const rest = await read(caseId, aStaff(), first.cursor ?? undefined);
  expect(rest).toMatchObject({ notes: [{ n: 3 }, { n: 2 }, { n: 1 }], cursor: null });
});

it("tells whom it mentions, once, and never its writer", async () => {
  const caseId = await aCase("mentioned");
  const mentions = [anotherClerk().id, aStaff().id];
  const written = await write(caseId, "@张伟 请核对", { mentions, id: "once" });
  expect(await write(caseId, "@张伟 请核对", { mentions, id: "once" })).toEqual(written);
  const told = await listNotifications(store, anotherClerk().id, 10);
  expect(told.notifications).toMatchObject([{ kind: "mentioned", caseId, of: "note-1", read: false }]);
  expect(await listNotifications(store, aStaff().id, 10)).toEqual({ notifications: [] });
  expect(await write(caseId, "别的", { id: "once" })).toBe("idempotency-key-reused");
});

it("takes numbers in turn where several write at once", async () => {
  const caseId = await aCase("at-once");
  await Promise.all(["甲", "乙", "丙"].map((text) => write(caseId, text)));
  const { notes } = await read(caseId);
  expect(notes.map(({ n }) => n)).toEqual([3, 2, 1]);
  expect(notes.map(({ text }) => text).toSorted()).toEqual(["丙", "乙", "甲"].toSorted());
});

it("refuses to mention whoever is not on the team, and writes nothing", async () => {
  const caseId = await aCase("stranger");
  expect(await write(caseId, "@某人", { mentions: [aStaffId("a-stranger")] })).toBe("not-on-team");
  expect((await read(caseId)).notes).toEqual([]);
});

it("strikes out with a reason and leaves it readable; by its writer or a lead, and once", async () => {
  const caseId = await aCase("struck");
  await write(caseId, "材料在档案室");
  expect(await strike(caseId, 1, anotherClerk())).toBe("not-your-note");
  const struck = await strike(caseId, 1, aLead(), "by-lead");
  expect(struck).toMatchObject({
    text: "材料在档案室",
    struck: { by: { id: "wang-jun" }, reason: "记错了" },
  });
  expect(await strike(caseId, 1, aLead(), "by-lead")).toEqual(struck);
  expect(await strike(caseId, 1, aStaff())).toBe("note-struck-already");
  expect((await read(caseId)).notes).toEqual([struck]);
  expect(await strike(caseId, 2, aStaff())).toBe("not-found");
});

it("does not exist for the source region, nor for another window", async () => {
  const caseId = await aCase("hidden");
  await write(caseId, "内部");
  const source = aStaff({ regions: [aRegion("320100")], windows: [aWindowId("nanjing-1")] });
  const elsewhere = aStaff({ windows: [aWindowId("xian-610100-2")] });
  for (const caller of [source, elsewhere]) {
    expect(await write(caseId, "也写", { caller })).toBe("not-found");
    await expect(read(caseId, caller)).rejects.toThrow("not-found");
    expect(await strike(caseId, 1, caller)).toBe("not-found");
  }
});
