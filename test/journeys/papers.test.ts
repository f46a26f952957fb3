import { createHash } from "node:crypto";
import { paperOperations } from "@tongban/contract";
import { canonicalJson } from "@tongban/domain";
import { createClient, expectValue, type Returned } from "@tongban/sdk";
import { describe, expect, test } from "vitest";
import { verifyPaperFile, verifyText } from "../../packages/sdk/src/verify/verify-text.ts";
import { broker, partner, staff } from "./broker.ts";
import { accepted, claimed, submitted, worker } from "./steps.ts";
import { until } from "./until.ts";

type Paper = Returned<typeof paperOperations.listPapers>["papers"][number];

const ours = partner("nanjing-gov");
const theirs = partner("yinchuan-gov");
const clerk = worker("xian-clerk-5");
const clerkClient = staff("xian-clerk-5");
const anyone = () => createClient({ baseUrl: broker.url });

/** The papers of a case once so many are issued. */
const issued = (caseId: string, count: number): Promise<readonly Paper[]> =>
  until(async () => {
    const { papers } = expectValue(await ours.listPapers(caseId));
    return papers.length >= count && papers.every(({ statement }) => statement) ? papers : undefined;
  });

const fileOf = async (caseId: string, { n }: Paper): Promise<Uint8Array> => {
  const { url } = expectValue(await ours.readPaper(caseId, n));
  return new Uint8Array(await (await fetch(url)).arrayBuffer());
};

const digestOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

test("each event that law wants told in writing makes its paper, which partner and window read", async () => {
  const { caseId, version } = await accepted("xian-clerk-5");
  const { version: decided } = expectValue(await clerk.grant(caseId, version));
  expect(decided).toBe(version + 1);
  const papers = await issued(caseId, 2);
  expect(papers.map(({ paper, title, stands }) => [paper, title, stands])).toEqual([
    ["acceptance", "受理通知书", true],
    ["grant", expect.stringMatching(/^准予|备案通知书|办理结果通知书/), true],
  ]);
  for (const paper of papers) {
    const bytes = await fileOf(caseId, paper);
    expect(new TextDecoder().decode(bytes.subarray(0, 5))).toBe("%PDF-");
    expect([digestOf(bytes), bytes.length]).toEqual([paper.statement?.sha256, paper.statement?.size]);
  }
  const seen = expectValue(await clerkClient.call(paperOperations.listWindowPapers, { params: { caseId } }));
  expect(seen.papers).toEqual(papers);
  const n = papers[0]?.n ?? 0;
  const read = await clerkClient.call(paperOperations.readWindowPaper, { params: { caseId, n } });
  expect(digestOf(new Uint8Array(await (await fetch(expectValue(read).url)).arrayBuffer()))).toBe(
    papers[0]?.statement?.sha256,
  );
  const notFound = { problem: { code: "not-found" } };
  expect(await theirs.listPapers(caseId)).toMatchObject(notFound);
  expect(await theirs.readPaper(caseId, n)).toMatchObject(notFound);
  expect(await ours.readPaper(caseId, 1)).toMatchObject({ problem: { code: "paper-not-issued", n: 1 } });
});

test("a command's paper is shown as a draft before it is given, and nothing comes of that", async () => {
  const { caseId, version } = await accepted("xian-clerk-5");
  const preview = (who: string, body: object) =>
    staff(who).call(paperOperations.previewPaper, { params: { caseId }, body: body as never });
  const grant = { action: "decide", body: { outcome: "granted", document: null } };
  const { paper, title, pdf } = expectValue(await preview("xian-clerk-5", grant));
  expect([paper, title]).toEqual(["grant", expect.stringMatching(/^准予|备案通知书|办理结果通知书/)]);
  expect(Buffer.from(pdf, "base64").subarray(0, 5).toString()).toBe("%PDF-");
  expect(await preview("xian-clerk-5", { action: "accept" })).toMatchObject({
    problem: { code: "already-accepted" },
  });
  expect(await preview("yinchuan-clerk-0", grant)).toMatchObject({ problem: { code: "not-found" } });
  expect(expectValue(await clerk.look(caseId)).version).toBe(version);
  expect(await issued(caseId, 1)).toMatchObject([{ paper: "acceptance" }]);
});

describe("a paper", () => {
  test("is verified by its code without signing in, and nothing personal is told", async () => {
    const { caseId } = await claimed("xian-clerk-5");
    const { version } = expectValue(await clerk.look(caseId));
    expectValue(await clerk.decline(caseId, version, "不属于本机关职权", "西安市卫生健康委员会"));
    const [paper] = await issued(caseId, 1);
    const found = expectValue(
      await anyone().call(paperOperations.verifyPaper, { params: { code: paper?.code ?? "" } }),
    );
    expect(found).toEqual({ stands: true, statement: paper?.statement, voidedAt: null, voided: null });
    expect(JSON.stringify(found)).not.toMatch(/张三|NJ-|不属于本机关职权/);
    const other = await anyone().call(paperOperations.verifyPaper, {
      params: { code: "0".repeat(20) },
    });
    expect(other).toMatchObject({ problem: { code: "no-such-paper" } });
  });

  test("that a lead declares void stands no longer, says which one took its place, and is so once", async () => {
    const { caseId, version } = await accepted("xian-clerk-5");
    const [old] = await issued(caseId, 1);
    if (!old) return expect.fail("no paper");
    const voiding = (who: string, n: number, ifMatch: number) =>
      staff(who).call(paperOperations.voidPaper, {
        params: { caseId, n },
        ifMatch,
        body: { reason: "机关名称有误", replaced: true },
      });
    expect(await voiding("xian-clerk-5", old.n, version)).toMatchObject({ problem: { code: "forbidden" } });
    expect(await voiding("xian-lead", 1, version)).toMatchObject({ problem: { code: "paper-not-issued" } });
    const after = expectValue(await voiding("xian-lead", old.n, version)).version;
    const verification = () => anyone().call(paperOperations.verifyPaper, { params: { code: old.code } });
    const atOnce = expectValue(await verification());
    expect(atOnce).toMatchObject({ stands: false, voidedAt: expect.stringMatching(/^2/) });
    expect(await voiding("xian-lead", old.n, after)).toMatchObject({
      problem: { code: "paper-already-void", n: old.n },
    });
    const [first, second] = await issued(caseId, 2);
    expect(second).toMatchObject({ n: after, paper: "acceptance", stands: true, voided: null });
    expect(second?.number).not.toBe(old.number);
    const verified = expectValue(await verification());
    expect(verified.voided?.voidedAt).toBe(atOnce.voidedAt);
    expect(verified).toMatchObject({
      stands: false,
      voided: { kind: "paper-voiding", number: old.number, replacedBy: second?.number },
    });
    expect(first?.voided).toEqual(verified.voided);
    expect(JSON.stringify(verified)).not.toMatch(/机关名称有误|张三/);
    expect([...verifyText(`${canonicalJson(verified.voided)}\n`)]).toMatchObject([{ findings: [] }]);
    const forged = canonicalJson({ ...verified.voided, replacedBy: null });
    expect([...verifyText(`${forged}\n`)][0]?.findings.map(({ part }) => part)).toEqual(["signature"]);
    expect(expectValue(await clerk.look(caseId)).timeline.at(-1)).toMatchObject({
      type: "PaperVoided",
      note: "机关名称有误",
    });
  });

  test("that was changed by one byte, or whose statement was, does not hold", async () => {
    const { caseId } = await submitted();
    expectValue(await ours.withdrawCase(caseId, "申请人改变主意"));
    const [paper] = await issued(caseId, 1);
    if (!paper?.statement) return expect.fail("no paper");
    const bytes = await fileOf(caseId, paper);
    const statement = `${canonicalJson(paper.statement)}\n`;
    const faults = (text: string, file: Uint8Array) =>
      verifyPaperFile(text, file).flatMap(({ findings }) => findings.map(({ part }) => part));
    expect(faults(statement, bytes)).toEqual([]);
    const tampered = bytes.with(bytes.length - 10, 65);
    expect(faults(statement, tampered)).toEqual(["sha256"]);
    expect(faults(statement.replace("撤回申请通知书", "准予行政许可决定书"), bytes)).toEqual(["signature"]);
    const forged = statement.replace(paper.statement.sha256, digestOf(tampered));
    expect(faults(forged, tampered)).toEqual(["signature"]);
  });
});
