import { caseActionOperations, coordinatorOperations, notificationOperations } from "@tongban/contract";
import type { CaseId } from "@tongban/domain";
import { createApplicantClient, expectValue } from "@tongban/sdk";
import { listAccesses, loadHistory } from "@tongban/store";
import { describe, expect, test } from "vitest";
import { codeOf } from "./answer-code.ts";
import { aMaterial } from "./applications.ts";
import { broker, partner, staff } from "./broker.ts";
import { claimed, submitted, worker } from "./steps.ts";
import { store } from "./table.ts";
import { codeIn, messagesTo } from "./text-messages.ts";
import { until } from "./until.ts";
import { send } from "./wire.ts";

const applicant = (queryCode: string) =>
  createApplicantClient({ baseUrl: broker.url, queryCode, language: "en" });

let phones = 13_900_000_000;

/** An application whose applicant has a telephone that nobody else has. */
const withPhone = () => {
  phones += 1;
  const phone = String(phones);
  return { phone, applicant: { ...person, phone } };
};

const person = { kind: "person", name: "张三丰", citizenId: "11010519491231002X" } as const;

/** A client in a session of the case. */
const inSession = async (queryCode: string, phone: string) => {
  const client = applicant(queryCode);
  expectValue(await client.sendOneTimeCode());
  expectValue(await client.beginSession(codeIn(messagesTo(phone).at(-1))));
  return client;
};

describe("an applicant who knows the one-time code", () => {
  test("sees what only they are told; the message said nothing of the case", async () => {
    const { phone, applicant: who } = withPhone();
    const { queryCode, caseId } = await submitted({ applicant: who });
    const client = await inSession(queryCode, phone);
    expect(expectValue(await client.ownCase())).toMatchObject({
      name: "张三丰",
      number: "110***********002X",
      phone: expect.stringContaining("****"),
      actions: ["withdraw"],
    });
    const [message = ""] = messagesTo(phone);
    for (const secret of [caseId, queryCode, "张", "食品"]) expect(message).not.toContain(secret);
  });

  test("supplies what is asked for, on the record as theirs, and the partner is told", async () => {
    const { phone, applicant: who } = withPhone();
    const { caseId, version } = await claimed("xian-clerk-0", { applicant: who });
    expectValue(await worker("xian-clerk-0").askSupplement(caseId, version, "身份证"));
    const { queryCode } = expectValue(await partner("nanjing-gov").getCase(caseId));
    const client = await inSession(queryCode, phone);
    const told = expectValue(await client.ownCase());
    expect(told).toMatchObject({
      actions: ["supply", "withdraw"],
      notices: [{ deficiencies: [{ material: "身份证", problem: "照片模糊" }] }],
    });
    const material = aMaterial("身份证");
    expect(codeOf(await client.supply([aMaterial("别的")]))).toBe("supplement-incomplete");
    expect(expectValue(await client.supply([material]))).toMatchObject({
      status: "claimed",
      actions: ["withdraw"],
    });
    expect(expectValue(await client.materials()).materials).toMatchObject([
      { title: "身份证", state: "declared" },
    ]);
    const upload = expectValue(await client.uploadMaterial(material.sha256));
    expect(upload).toMatchObject({ state: "declared", upload: { url: expect.any(String) } });
    const history = await loadHistory(store, caseId as CaseId);
    expect(history?.events.at(-1)).toMatchObject({
      type: "SupplementSupplied",
      actor: { kind: "applicant" },
    });
    expect(await newsOf(caseId)).toBe("cn.tongban.case.supplement-supplied.v1");
  });

  test("reads the papers of the case and of no other, each time on the record", async () => {
    const { phone, applicant: who } = withPhone();
    const { queryCode, caseId } = await submitted({ applicant: who });
    const client = await inSession(queryCode, phone);
    expectValue(await client.withdraw("不办了"));
    const paper = await until(async () => {
      const [only] = expectValue(await client.papers()).papers;
      return only?.statement ? only : undefined;
    });
    const { url } = expectValue(await client.readPaper(paper.n));
    expect((await (await fetch(url)).bytes()).length).toBe(paper.statement?.size);
    expect(codeOf(await client.readPaper(1))).toBe("paper-not-issued");
    const { accesses } = await listAccesses(store, caseId as CaseId);
    expect(accesses).toEqual([
      {
        at: expect.any(String),
        kind: "applicant",
        by: "applicant",
        sha256: paper.statement?.sha256,
        title: `${paper.title} ${paper.number}`,
        paper: paper.n,
      },
    ]);
    expect(codeOf(await applicant(queryCode).papers())).toBe("session-required");
  });

  test("takes the application back, once", async () => {
    const { phone, applicant: who } = withPhone();
    const { queryCode, caseId } = await submitted({ applicant: who });
    const client = await inSession(queryCode, phone);
    expect(expectValue(await client.withdraw("不办了"))).toMatchObject({ status: "withdrawn", actions: [] });
    expect(codeOf(await client.withdraw("再说一次"))).toBe("already-withdrawn");
    expect(await newsOf(caseId)).toBe("cn.tongban.case.withdrawn.v1");
  });
});

test("a bad rating of the result is owed an answer by the window, which records how it was rectified", async () => {
  const { phone, applicant: who } = withPhone();
  const { caseId, version } = await claimed("xian-clerk-0", { applicant: who });
  const clerk = worker("xian-clerk-0");
  const { version: accepted } = expectValue(await clerk.accept(caseId, version));
  const { queryCode } = expectValue(await partner("nanjing-gov").getCase(caseId));
  const client = await inSession(queryCode, phone);
  expect(codeOf(await client.rate({ stage: "result", grade: "satisfied" }))).toBe("nothing-to-rate");
  expectValue(await client.rate({ stage: "acceptance", grade: "satisfied" }));
  const { version: decided } = expectValue(await clerk.grant(caseId, accepted + 1));
  const bad = { stage: "result", grade: "dissatisfied", comment: "等了太久" } as const;
  expect(expectValue(await client.rate(bad))).toMatchObject({
    ratings: [{ stage: "acceptance" }, { stage: "result", grade: "dissatisfied" }],
  });
  const kase = expectValue(await clerk.look(caseId));
  expect(kase).toMatchObject({ version: decided + 1, actions: expect.arrayContaining(["rectify"]) });
  expect(kase.clocks.at(-1)).toMatchObject({ clock: "rectification", end: null });
  expect(kase.timeline.at(-1)).toMatchObject({ type: "CaseRated", actorKind: "applicant", note: "等了太久" });
  const done = await staff("xian-clerk-0").call(caseActionOperations.rectify, {
    params: { caseId },
    ifMatch: kase.version,
    body: { done: "已致歉并补办", calledBack: true },
  });
  expect(expectValue(done).clocks.at(-1)).toMatchObject({ clock: "rectification", overdue: false });
  expectValue(await client.rate({ stage: "result", grade: "very-satisfied" }));
});

test("the window appeals against a bad rating, and the other side's coordinator, who is told, sets it aside", async () => {
  const { phone, applicant: who } = withPhone();
  const { caseId, version } = await claimed("xian-clerk-0", { applicant: who });
  const { version: accepted } = expectValue(await worker("xian-clerk-0").accept(caseId, version));
  const { queryCode } = expectValue(await partner("nanjing-gov").getCase(caseId));
  const client = await inSession(queryCode, phone);
  expectValue(await client.rate({ stage: "acceptance", grade: "very-dissatisfied" }));
  const reason = { stage: "acceptance", reason: "评价针对另一件办件" } as const;
  const appealed = await staff("xian-clerk-0").call(caseActionOperations["appeal-rating"], {
    params: { caseId },
    ifMatch: accepted + 1,
    body: reason,
  });
  const { version: asked } = expectValue(appealed);
  const decide = (who: string) =>
    staff(who).call(coordinatorOperations.decideAppeal, {
      params: { caseId },
      ifMatch: asked,
      body: { ...reason, decision: "set-aside" },
    });
  expect(codeOf(await decide("xian-coordinator"))).toBe("other-side-required");
  await until(async () => {
    const inbox = await staff("nanjing-coordinator").call(notificationOperations.listNotifications);
    return expectValue(inbox).notifications.find((one) => one.caseId === caseId);
  });
  const kase = expectValue(await decide("nanjing-coordinator"));
  expect(kase.ratings).toMatchObject([{ stage: "acceptance", appeal: "set-aside" }]);
  expect(kase.clocks.filter(({ clock, end }) => clock === "rectification" && end === null)).toEqual([]);
  expect(expectValue(await client.ownCase()).actions).not.toContain("rate-acceptance");
  const again = await client.rate({ stage: "acceptance", grade: "dissatisfied" });
  expect(codeOf(again)).toBe("rating-set-aside");
});

describe("nobody gets in", () => {
  test("with a wrong code, five times, nor with the right one after that, nor with one that was used", async () => {
    const { phone, applicant: who } = withPhone();
    const { queryCode } = await submitted({ applicant: who });
    const client = applicant(queryCode);
    expect(codeOf(await client.beginSession("000000"))).toBe("one-time-code-over");
    expectValue(await client.sendOneTimeCode());
    const path = "/applicant/v1/one-time-code";
    const again = await send({ method: "POST", path, headers: { "query-code": queryCode } });
    expect(again).toMatchObject({ status: 429, json: { code: "one-time-code-too-soon" } });
    const code = codeIn(messagesTo(phone)[0]);
    const wrong = code === "123456" ? "654321" : "123456";
    for (let n = 0; n < 5; n++) expect(codeOf(await client.beginSession(wrong))).toBe("one-time-code-wrong");
    expect(codeOf(await client.beginSession(code))).toBe("one-time-code-over");
    const other = withPhone();
    const second = await submitted({ applicant: other.applicant });
    await inSession(second.queryCode, other.phone);
    const used = codeIn(messagesTo(other.phone)[0]);
    expect(codeOf(await applicant(second.queryCode).beginSession(used))).toBe("one-time-code-over");
  });

  test("with the query code alone, a session of nobody's, or one of another case; and no telephone is no code", async () => {
    const { queryCode } = await submitted({ applicant: person });
    const path = "/applicant/v1/case/own";
    const ask = (headers: Readonly<Record<string, string>>) => send({ method: "GET", path, headers });
    expect(await ask({ "query-code": queryCode })).toMatchObject({
      status: 403,
      json: { code: "session-required" },
    });
    expect(await ask({ authorization: "Bearer AAAA" })).toMatchObject({
      status: 401,
      json: { code: "unauthenticated", reason: "session-over" },
    });
    expect(await ask({})).toMatchObject({ status: 401 });
    const impossible = await applicant(queryCode).sendOneTimeCode();
    expect(impossible).toMatchObject({ ok: false, problem: { reason: "no-phone" } });
  });
});

/** The type of what the partner was told of what its applicant did. */
const newsOf = (caseId: string): Promise<string> =>
  until(async () => {
    for await (const { events } of partner("nanjing-gov").events({ wait: 0 })) {
      const told = events.find(({ subject, type }) => subject === caseId && /supplied|withdrawn/.test(type));
      if (told) return told.type;
      if (events.length === 0) return undefined;
    }
    return undefined;
  });
