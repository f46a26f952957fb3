import type { LocalDate } from "@tongban/domain";
import { beforeAll, describe, expect, it } from "vitest";
import { at } from "../../../../test/builders/ids.ts";
import { anEngine } from "../../../../test/engines/an-engine.ts";
import { caseIdOf } from "../case/case-id.ts";
import type { StoreContext } from "../table/context.ts";
import { numberPaper, type PaperToNumber } from "./number-paper.ts";
import { findPaper, listPapers, loadPaper, recordPaperFile } from "./papers.ts";

let store: StoreContext;

beforeAll(async () => {
  store = await (await anEngine()).aTable();
});

const toNumber = (ref: string, series: string, n = 4): PaperToNumber => ({
  caseId: caseIdOf("nanjing-gov" as never, ref),
  n,
  kind: "acceptance",
  title: "受理通知书",
  organ: "西安市通办专窗",
  date: "2026-03-02" as LocalDate,
  series,
  year: 2026,
  numberOf: (serial) => `通〔2026〕${serial}号`,
});

const file = (sha256: string) =>
  ({
    sha256,
    size: 1,
    signature: { algorithm: "ed25519", keyId: "k", key: { kty: "OKP", crv: "Ed25519", x: "x" }, value: "v" },
    issuedAt: at("2026-03-02T02:00:00.000Z"),
  }) as const;

describe("the numbers of papers", () => {
  it("of an organ and year run from 1 without a gap and without a repetition, however many are taken at once", async () => {
    const papers = await Promise.all(
      Array.from({ length: 24 }, (_, i) => numberPaper(store, toNumber(`many-${i}`, "many"))),
    );
    const serials = papers.map(({ number }) => Number(/〕(\d+)号/.exec(number)?.[1]));
    expect(serials.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 24 }, (_, i) => i + 1));
    expect(new Set(papers.map(({ code }) => code)).size).toBe(24);
  });

  it("are given once to a paper that several runs number at once", async () => {
    const papers = await Promise.all(
      Array.from({ length: 5 }, () => numberPaper(store, toNumber("same", "same"))),
    );
    expect(new Set(papers.map(({ number }) => number))).toEqual(new Set(["通〔2026〕1号"]));
    const next = await numberPaper(store, toNumber("next", "same"));
    expect(next.number).toBe("通〔2026〕2号");
  });

  it("begin anew with another year, and with another organ", async () => {
    const own = await numberPaper(store, toNumber("own", "own"));
    const later = await numberPaper(store, { ...toNumber("later", "own"), year: 2027 });
    expect([own.number, later.number]).toEqual(["通〔2026〕1号", "通〔2026〕1号"]);
  });
});

describe("the file of a paper", () => {
  it("is the one that was recorded first", async () => {
    const paper = await numberPaper(store, toNumber("file", "file"));
    const first = await recordPaperFile(store, paper, file("a".repeat(64)));
    expect(await recordPaperFile(store, paper, file("b".repeat(64)))).toEqual(first);
    expect(await loadPaper(store, paper.caseId, paper.n)).toEqual(first);
    expect(await findPaper(store, paper.code)).toEqual(first);
  });

  it("is of no paper that was not numbered", async () => {
    const paper = { ...(await numberPaper(store, toNumber("gone", "gone"))), n: 9 };
    await expect(recordPaperFile(store, paper, file("a".repeat(64)))).rejects.toThrow();
  });

  it("stands with the case's other papers in the order of its events", async () => {
    const later = await numberPaper(store, toNumber("list", "list", 11));
    const earlier = await numberPaper(store, toNumber("list", "list", 9));
    expect(await listPapers(store, later.caseId)).toEqual([earlier, later]);
  });
});
