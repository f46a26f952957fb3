import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { inquiryOperations } from "@tongban/contract";
import { addMs, type Instant, type Staff } from "@tongban/domain";
import {
  addressHashing,
  foldJournals,
  hasOpenComplaint,
  keys,
  listNotifications,
  listTimers,
  loadHead,
  loadSeries,
  recount,
  type StoreContext,
  verifyLedgers,
} from "@tongban/store";
import { beforeAll, expect, it } from "vitest";
import { aCall, codeOf } from "../../test/builders/call.ts";
import { aMatterId, aRegion, aStaffId, at, aWindowId, on } from "../../test/builders/ids.ts";
import { aLead, anotherClerk, aStaff } from "../../test/builders/staff.ts";
import { aBroker } from "../../test/engines/a-broker.ts";
import { anEngine } from "../../test/engines/an-engine.ts";
import { carryOn, keepSubmitted, monday } from "../../test/engines/kept-cases.ts";
import { nothing, publish } from "../../test/engines/publish.ts";
import { askAboutOwnCase } from "../applicant/inquiry/ask-about-own-case.ts";
import { askInquiry } from "../applicant/inquiry/ask-inquiry.ts";
import { followInquiry } from "../applicant/inquiry/follow-inquiry.ts";
import { listAnswers } from "../catalog/list-answers.ts";
import { actOnInquiry } from "../window/inquiries/act-on-inquiry.ts";
import { enterInquiry } from "../window/inquiries/enter-inquiry.ts";
import { listInquiries } from "../window/inquiries/list-inquiries.ts";
import { lookAtInquiry } from "../workers/look-at-inquiry.ts";

const region = aRegion("610100");
const window = aWindowId("xian-610100-1");
const matter = aMatterId("food-business-permit");
const coordinator = aStaff({ id: aStaffId("zhao-min"), name: "赵敏", role: "coordinator", windows: [] });
const people = [aStaff(), anotherClerk(), aLead(), coordinator];
let store: StoreContext;
beforeAll(async () => {
  store = await (await anEngine()).aStore();
  const row = { region, team: people.slice(0, 3), matters: [matter], open: true };
  const windows = [
    { ...row, id: window, name: "西安市通办专窗" },
    { ...row, id: aWindowId("xian-610100-2"), name: "西安市二号专窗" },
  ];
  await publish(store, { ...nothing, staff: people, windows });
});

let commands = 0;
const aCommand = () => {
  commands += 1;
  return { id: `command-${commands}`, digest: `digest-${commands}` };
};

type Asked = {
  readonly kind?: "consultation" | "complaint";
  readonly about?: "handling" | "window" | "delay";
  readonly question?: string;
  readonly address?: string;
  readonly command?: { readonly id: string; readonly digest: string };
};

const value = <T>(
  answer: { readonly kind: string } | { readonly kind: "answered"; readonly value: T },
): T => {
  if (!("value" in answer)) throw new Error(JSON.stringify(answer));
  return answer.value as T;
};

const asking = () => ({ ...aBroker(store), hashOf: addressHashing(store) });

const askOpenly = ({
  kind = "consultation",
  about,
  question = "能否邮寄办理？",
  address = "192.0.2.1",
  command = aCommand(),
}: Asked = {}) =>
  askInquiry(asking())(
    aCall({ address }, monday, {
      body: { kind, question, region, window, matter, ...(about ? { about } : {}) },
      command,
    }),
  );

const follow = (code: string, act: "show" | "withdraw" = "show", address = "192.0.2.1") =>
  followInquiry(aBroker(store))(aCall({ address }, monday, { body: { do: act, code }, command: aCommand() }));

type Body = Parameters<ReturnType<typeof actOnInquiry>>[0]["body"];
const act = (
  inquiryId: Parameters<ReturnType<typeof actOnInquiry>>[0]["params"]["inquiryId"],
  body: Body,
  caller: Staff,
  now: Instant = monday,
  command = aCommand(),
) => actOnInquiry(aBroker(store))(aCall(caller, now, { params: { inquiryId }, body, command }));

const codeWhere = async (answer: Promise<Awaited<ReturnType<typeof act>>>) => {
  const got = await answer;
  return got.kind === "answered" ? "answered" : codeOf(got);
};

const aCaseWorked = async (externalRef: string) => {
  const submitted = await keepSubmitted(store, { externalRef });
  return (await carryOn(store, submitted, ["route", "claim", "accept"])).kase;
};

const complain = async (externalRef: string) => {
  const kase = await aCaseWorked(externalRef);
  const sent = await askAboutOwnCase(aBroker(store))(
    aCall({ caseId: kase.origin.id }, monday, {
      body: { kind: "complaint", about: "handling", question: "材料被重复要求", contact: "13800000000" },
      command: aCommand(),
    }),
  );
  return { kase, sent: value(sent) };
};

it("answers a consultation within its days, sealed, and shows it to whoever has its code", async () => {
  const sent = value(await askOpenly());
  expect(sent).toMatchObject({ kind: "consultation", state: "received", due: "2026-03-05T09:30:00.000Z" });
  const { Item } = await store.table.send(
    new GetCommand({ TableName: store.tableName, Key: keys.record("inquiry", sent.id) }),
  );
  expect(JSON.stringify(Item)).not.toContain("邮寄");
  expect(await codeWhere(act(sent.id, { do: "answer", text: "可以。" }, aStaff()))).toBe("answered");
  expect(value(await follow(sent.queryCode))).toMatchObject({
    state: "answered",
    answer: "可以。",
    question: "能否邮寄办理？",
  });
  expect(await codeWhere(act(sent.id, { do: "answer", text: "再答" }, aStaff()))).toBe("inquiry-not-so");
});

it("answers what its operations declare", async () => {
  const {
    askInquiry: asks,
    followInquiry: follows,
    actOnInquiry: acts,
    listInquiries: lists,
  } = inquiryOperations;
  const sent = value(await askOpenly({ address: "203.0.113.77" }));
  const answered = await act(sent.id, { do: "answer", text: "可以。" }, aStaff());
  const listed = await listInquiries(aBroker(store))(aCall(aStaff(), monday, { query: { which: "ended" } }));
  expect(asks.returns.parse(sent)).toEqual(sent);
  expect(follows.returns.parse(value(await follow(sent.queryCode)))).toMatchObject({ state: "answered" });
  expect(acts.returns.parse(value(answered))).toMatchObject({ state: "answered" });
  expect(lists.returns.parse(value(listed)).inquiries.length).toBeGreaterThan(0);
});

it("is the same inquiry where the same command comes again, and refuses the key for another text", async () => {
  const command = aCommand();
  const first = value(await askOpenly({ command }));
  expect(value(await askOpenly({ command }))).toEqual(first);
  const other = await askOpenly({ command: { ...command, digest: "other" } });
  expect(codeOf(other as never)).toBe("idempotency-key-reused");
});

it("takes a share of one address alone, and nothing that names somebody", async () => {
  const answers = [];
  for (let n = 0; n < 6; n++) answers.push(await askOpenly({ address: "198.51.100.7" }));
  expect(answers.map((one) => (one.kind === "answered" ? "sent" : codeOf(one)))).toEqual([
    ...Array.from({ length: 5 }, () => "sent"),
    "too-many-inquiries",
  ]);
  const named = await askOpenly({ question: "我的电话 138 0000 0000 打不通" });
  expect(named).toMatchObject({ kind: "refusal", code: "names-somebody" });
});

it("tells a wrong code from the code of a case, and lets whoever has the right one take it back once", async () => {
  const sent = value(await askOpenly({ address: "203.0.113.9" }));
  const { queryCodes } = aBroker(store);
  const ofNothing = await queryCodes.ofCase(aCaseless);
  expect(await follow(ofNothing)).toMatchObject({
    code: "unauthenticated",
    facts: { reason: "query-code-unknown" },
  });
  expect(value(await follow(sent.queryCode, "withdraw"))).toMatchObject({ state: "withdrawn" });
  expect(await follow(sent.queryCode, "withdraw")).toMatchObject({ code: "inquiry-not-so" });
});

const aCaseless = "zx-0000000000" as Parameters<ReturnType<typeof aBroker>["queryCodes"]["ofCase"]>[0];

it("keeps a complaint from whoever worked on its case, and holds off the erasure of its files until it is answered", async () => {
  const { kase, sent } = await complain("complained");
  const before = await loadHead(store, kase.origin.id);
  expect(await hasOpenComplaint(store, kase.origin.id)).toBe(true);
  expect(value(await follow(sent.queryCode))).toMatchObject({
    question: null,
    answer: null,
    aboutCase: true,
  });
  const asLead = aStaff({ role: "lead" });
  expect(await codeWhere(act(sent.id, { do: "take" }, asLead))).toBe("own-complaint");
  expect(await codeWhere(act(sent.id, { do: "take" }, anotherClerk()))).toBe("lead-required");
  const answer: Body = { do: "answer", text: "属实，已向您致歉。", finding: "upheld" };
  expect(await codeWhere(act(sent.id, answer, aLead()))).toBe("inquiry-not-taken");
  expect(await codeWhere(act(sent.id, { do: "take" }, aLead()))).toBe("answered");
  expect(await codeWhere(act(sent.id, answer, coordinator))).toBe("inquiry-in-hand");
  expect(await codeWhere(act(sent.id, { do: "answer", text: "属实" }, aLead()))).toBe("reasons-required");
  expect(value(await act(sent.id, answer, aLead()))).toMatchObject({
    state: "answered",
    finding: "upheld",
    contact: "13800000000",
    actions: ["call-back"],
  });
  expect(await codeWhere(act(sent.id, { do: "call-back", text: "已电话回访，满意" }, aLead()))).toBe(
    "answered",
  );
  expect(await hasOpenComplaint(store, kase.origin.id)).toBe(false);
  // Neither the case's version nor its clocks know of it.
  expect(await loadHead(store, kase.origin.id)).toEqual(before);
});

it("leaves a complaint about the window to a coordinator", async () => {
  const sent = value(
    await askOpenly({ kind: "complaint", about: "window", question: "窗口无人", address: "203.0.113.1" }),
  );
  expect(await codeWhere(act(sent.id, { do: "take" }, aLead()))).toBe("coordinator-required");
  expect(await codeWhere(act(sent.id, { do: "take" }, coordinator))).toBe("answered");
});

it("forwards to another window that handles the matter, and not to itself; its due instant stays", async () => {
  const sent = value(await askOpenly({ address: "203.0.113.2" }));
  const there = aWindowId("xian-610100-2");
  expect(await codeWhere(act(sent.id, { do: "forward", window, reason: "归口" }, aStaff()))).toBe(
    "forward-elsewhere",
  );
  const command = aCommand();
  const forwarded = value(
    await act(sent.id, { do: "forward", window: there, reason: "归口办理" }, aStaff(), monday, command),
  );
  expect(forwarded).toMatchObject({ window: there, due: sent.due, forwarded: "归口办理" });
  // Whoever forwarded it is answered again, and may do no more.
  expect(
    await codeWhere(
      act(sent.id, { do: "forward", window: there, reason: "归口办理" }, aStaff(), monday, command),
    ),
  ).toBe("answered");
  expect(await codeWhere(act(sent.id, { do: "answer", text: "好" }, aStaff()))).toBe("not-found");
});

it("publishes an answer by a coordinator alone, in words that name nobody, and takes it away again", async () => {
  const sent = value(await askOpenly({ address: "203.0.113.3" }));
  await act(sent.id, { do: "answer", text: "可以邮寄" }, aStaff());
  const publishing: Body = { do: "publish", question: "能邮寄吗？", answer: "可以邮寄。" };
  expect(await codeWhere(act(sent.id, publishing, aStaff()))).toBe("coordinator-required");
  const naming: Body = { ...publishing, answer: "请拨打 13800000000" };
  expect(await codeWhere(act(sent.id, naming, coordinator))).toBe("names-somebody");
  expect(await codeWhere(act(sent.id, publishing, coordinator))).toBe("answered");
  const shown = () => listAnswers(aBroker(store))(aCall({}, monday, { query: { region, matter } }));
  expect(value(await shown())).toMatchObject({ answers: [{ id: sent.id, answer: "可以邮寄。" }] });
  await act(sent.id, { do: "unpublish" }, coordinator);
  expect(value(await shown())).toEqual({ answers: [] });
});

it("tells leads of it and coordinators when it is late, once each, counts it, and is verified by its chain", async () => {
  const table = await (await anEngine()).aStore();
  const row = {
    id: window,
    region,
    name: "西安市通办专窗",
    team: people.slice(0, 3),
    matters: [matter],
    open: true,
  };
  await publish(table, { ...nothing, staff: people, windows: [row] });
  const body = { kind: "consultation" as const, question: "需要什么材料", region, matter };
  const sent = value(
    await enterInquiry(aBroker(table))(aCall(aStaff(), monday, { body, command: aCommand() })),
  );
  const soon = addMs(monday, 60_000);
  const late = at("2026-03-05T10:00:00.000Z");
  const due = async (until: Instant) =>
    (await Promise.all(Array.from({ length: 16 }, (_, shard) => listTimers(table, shard, until, 10)))).flat();
  expect(await due(soon)).toMatchObject([{ inquiryId: sent.id }]);
  for (const now of [soon, soon, late, late]) await lookAtInquiry(table, sent.id, now);
  expect(await due(at("2027-03-05T10:00:00.000Z"))).toEqual([]);
  const told = async (staff: Staff) =>
    (await listNotifications(table, staff.id, 10)).notifications.map(({ kind }) => kind);
  expect(await told(aLead())).toEqual(["inquiry-late", "consultation-asked"]);
  expect(await told(coordinator)).toEqual(["inquiry-late"]);
  const listed = await listInquiries(aBroker(table))(aCall(aStaff(), late, { query: { which: "late" } }));
  expect(value(listed)).toMatchObject({ inquiries: [{ id: sent.id, late: true, sender: "staff" }] });
  await actOnInquiry(aBroker(table))(
    aCall(aStaff(), late, {
      params: { inquiryId: sent.id },
      body: { do: "answer", text: "见清单" },
      command: aCommand(),
    }),
  );
  while ((await foldJournals(table, addMs(late, 600_000))).kind === "folded");
  const month = { kind: "month", name: "2026-03", first: on("2026-03-01"), last: on("2026-03-31") } as const;
  for (const scope of [
    { kind: "window", id: window },
    { kind: "matter", id: matter },
    { kind: "handling", id: region },
  ] as const)
    expect((await loadSeries(table, scope, month, "month")).flow).toEqual({
      "consultations-asked": 1,
      "consultations-answered": 1,
      "consultations-late": 1,
    });
  expect((await recount(table, { from: on("2026-01-01"), to: on("2026-12-31") })).miscounts).toEqual([]);
  expect((await verifyLedgers(table)).faults).toEqual([]);
});
