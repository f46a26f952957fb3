import type { statementOperations } from "@tongban/contract";
import {
  addMs,
  type Countersignature,
  canonicalJson,
  countersignedText,
  type Instant,
  instantAt,
  type Staff,
} from "@tongban/domain";
import { createKeyPair, type KeyPair, signText } from "@tongban/signature";
import { caseIdOf, keepStatement, type StoreContext } from "@tongban/store";
import { beforeEach, describe, expect, it } from "vitest";
import type * as z from "zod";
import { verifyText } from "../../../packages/sdk/src/verify/verify-text.ts";
import { aListRow, anAgreement, aStandard } from "../../../test/builders/agreement.ts";
import { aCall, codeOf } from "../../../test/builders/call.ts";
import { anAgreementId, aPartnerId, aRegion, aStaffId, on } from "../../../test/builders/ids.ts";
import { aStaff } from "../../../test/builders/staff.ts";
import { aBroker } from "../../../test/engines/a-broker.ts";
import { anEngine } from "../../../test/engines/an-engine.ts";
import { carryOn, keepSubmitted, monday } from "../../../test/engines/kept-cases.ts";
import { nothing, publish } from "../../../test/engines/publish.ts";
import type { Answer } from "../../edge/answer.ts";
import type { Resources } from "../../edge/resources.ts";
import { countersignStatement } from "./countersign-statement.ts";
import { getStatement } from "./get-statement.ts";
import { issueStatement } from "./issue-statement.ts";
import { listStatementCases } from "./list-statement-cases.ts";

type View = z.output<typeof statementOperations.getStatement.returns>;

const day = on("2026-03-02");
const params = { agreementId: anAgreementId("xian-nanjing"), day };
const nextMorning = instantAt(on("2026-03-03"), "09:00");
const xian = aRegion("610100");
const nanjing = aRegion("320100");
const coordinatorOf = (region: typeof xian): Staff =>
  aStaff({ id: aStaffId(`coordinator-${region}`), role: "coordinator", regions: [region], windows: [] });
const ours = coordinatorOf(xian);
const theirs = coordinatorOf(nanjing);
const strangers = coordinatorOf(aRegion("640100"));

let store: StoreContext;
let resources: Resources;

/** One case for each standing that there can be, and one of another day. */
const keepCases = async () => {
  const keep = (externalRef: string) => keepSubmitted(store, { externalRef });
  const late = addMs(monday, 40 * 86_400_000);
  await keep("open");
  await carryOn(store, await keep("on-time"), ["route", "claim", "accept", "decide"]);
  await carryOn(store, await carryOn(store, await keep("late"), ["route", "claim", "accept"]), ["decide"], {
    now: late,
  });
  await carryOn(store, await keep("declined"), ["route", "claim", "decline"]);
  await carryOn(store, await keep("withdrawn"), ["withdraw"]);
  await keepSubmitted(store, { externalRef: "another-day", now: nextMorning });
};

beforeEach(async () => {
  store = await (await anEngine()).aStore();
  resources = aBroker(store);
  const agreements = [{ terms: anAgreement(), rows: [aListRow()], standard: aStandard() }];
  await publish(store, { ...nothing, agreements });
});

const valueIn = <T>(answer: Answer<T>): T => {
  if (answer.kind !== "answered") throw new Error(codeOf(answer));
  return answer.value;
};

const issue = (caller = ours, now: Instant = nextMorning) =>
  issueStatement(resources)(aCall(caller, now, { params, query: {} }));

const read = (caller = ours, number?: number) =>
  getStatement(resources)(aCall(caller, nextMorning, { params, query: { number } }));

const casesOf = async (number?: number) =>
  valueIn(await listStatementCases(resources)(aCall(ours, nextMorning, { params, query: { number } }))).cases;

const signed = (
  statement: View,
  region: typeof xian,
  pair: KeyPair,
  signedAt = nextMorning,
): Countersignature => ({
  ...signText(countersignedText(statement, { region, signedAt }), pair),
  region,
  signedAt,
});

const countersign = (
  caller: Staff,
  { number, root }: Pick<View, "number" | "root">,
  countersignature: Countersignature,
  now = nextMorning,
) =>
  countersignStatement(resources)(
    aCall(caller, now, { params, query: {}, body: { number, root, countersignature } }),
  );

const code = <T>(answer: Answer<T>): string => (answer.kind === "answered" ? "answered" : codeOf(answer));

describe("a completeness statement", () => {
  it("counts every case of its day once, by what became of it, and holds for a verifier", async () => {
    await keepCases();
    const statement = valueIn(await issue());
    expect(statement).toMatchObject({ number: 1, admitted: 5 });
    expect(statement.counts).toEqual({
      "on-time": 1,
      late: 1,
      declined: 1,
      withdrawn: 1,
      abandoned: 0,
      terminated: 0,
      open: 1,
    });
    const cases = await casesOf();
    expect(cases).toHaveLength(5);
    const [verified] = verifyText(`${canonicalJson({ ...statement, cases })}\n`);
    expect(verified?.findings).toEqual([]);
  });

  it("is the same again while nothing changes; a change makes the next one, and the first stays", async () => {
    await keepCases();
    const first = valueIn(await issue());
    expect(valueIn(await issue(theirs, addMs(nextMorning, 60_000)))).toEqual(first);
    await keepSubmitted(store, { externalRef: "found later" });
    const second = valueIn(await issue());
    expect(second).toMatchObject({ number: 2, admitted: 6, counts: { open: 2 } });
    expect(valueIn(await read(theirs, 1))).toEqual(first);
    expect(valueIn(await read())).toEqual(second);
    expect(await casesOf(1)).toHaveLength(5);
    expect(await casesOf()).toHaveLength(6);
  });

  it("gets one number each where two coordinators ask at once", async () => {
    await keepCases();
    const both = (await Promise.all([issue(), issue(theirs)])).map(valueIn);
    expect(both.map(({ number }) => number)).toEqual([1, 1]);
    expect(both[0]).toEqual(both[1]);
  });

  it("of a day without cases has the root of an empty tree", async () => {
    expect(valueIn(await issue())).toMatchObject({
      admitted: 0,
      root: Buffer.from("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "hex").toString(
        "base64url",
      ),
    });
    expect(await casesOf()).toEqual([]);
  });

  it("is refused until ten minutes after its day, and is no business of others", async () => {
    expect(await issue(ours, instantAt(on("2026-03-03"), "00:09"))).toMatchObject({
      code: "day-not-over",
      facts: { day, from: instantAt(on("2026-03-03"), "00:10") },
    });
    expect(code(await issue(ours, instantAt(on("2026-03-03"), "00:10")))).toBe("answered");
    expect([await issue(strangers), await read(strangers)].map(code)).toEqual(["not-found", "not-found"]);
    expect(code(await read(ours, 7))).toBe("not-found");
  });
});

describe("a countersignature", () => {
  const [pair, other] = [createKeyPair("ed25519"), createKeyPair("ecdsa-p256-sha256")];

  it("of each region is kept and holds for a verifier; the same again is answered as the first time", async () => {
    await keepCases();
    const statement = valueIn(await issue());
    const [a, b] = [signed(statement, xian, pair), signed(statement, nanjing, other)];
    valueIn(await countersign(ours, statement, a));
    const both = valueIn(await countersign(theirs, statement, b));
    expect(both.countersignatures).toEqual([b, a]);
    const muchLater = addMs(nextMorning, 86_400_000);
    expect(valueIn(await countersign(ours, statement, a, muchLater))).toEqual(both);
    const [verified] = verifyText(`${canonicalJson({ ...both, cases: await casesOf() })}\n`);
    expect(verified).toMatchObject({
      findings: [],
      keys: [both.signature.keyId, other.thumbprint, pair.thumbprint],
    });
  });

  it("over another root is refused with a code of its own, and nothing is kept", async () => {
    await keepCases();
    const statement = valueIn(await issue());
    const another = { ...statement, root: "A".repeat(43) };
    expect(code(await countersign(ours, another, signed(another, xian, pair)))).toBe("another-root");
    expect(code(await countersign(ours, statement, signed(another, xian, pair)))).toBe(
      "countersignature-invalid",
    );
    expect(valueIn(await read()).countersignatures).toEqual([]);
  });

  it("is refused over other counts, for another region, by another key, at another time, or changed", async () => {
    const statement = valueIn(await issue());
    const good = signed(statement, xian, pair);
    const early = addMs(nextMorning, -301_000);
    const bad: readonly Countersignature[] = [
      signed({ ...statement, admitted: 1 }, xian, pair),
      { ...signed(statement, nanjing, pair), region: xian },
      { ...good, key: signed(statement, xian, createKeyPair("ed25519")).key },
      { ...good, keyId: other.thumbprint },
      { ...good, signedAt: early },
      signed(statement, xian, pair, early),
      { ...good, value: `${good.value.slice(0, -1)}${good.value.endsWith("A") ? "Q" : "A"}` },
    ];
    for (const countersignature of bad)
      expect(code(await countersign(ours, statement, countersignature))).toBe("countersignature-invalid");
    expect(valueIn(await read()).countersignatures).toEqual([]);
  });

  it("is a region's own: not of a region that the caller does not speak for, and not twice", async () => {
    const statement = valueIn(await issue());
    const good = signed(statement, xian, pair);
    expect(code(await countersign(theirs, statement, good))).toBe("not-found");
    expect(code(await countersign(strangers, statement, signed(statement, aRegion("640100"), pair)))).toBe(
      "not-found",
    );
    expect(code(await countersign(ours, { ...statement, number: 9 }, good))).toBe("not-found");
    valueIn(await countersign(ours, statement, good));
    expect(code(await countersign(ours, statement, signed(statement, xian, other)))).toBe(
      "already-countersigned",
    );
  });
});

it("of thousands of cases comes in pages whose cursor stays in its statement", async () => {
  const cases = Array.from({ length: 2_001 }, (_, n) => ({
    caseId: caseIdOf(aPartnerId("nanjing-gov"), `NJ-${n}`),
    version: n + 1,
    head: "A".repeat(43),
    standing: "open" as const,
  }));
  const statement = valueIn(await issue());
  const { countersignatures: _, ...issued } = statement;
  await keepStatement(store, { ...issued, number: 2, root: "B".repeat(43) }, cases);
  const page = (cursor?: string) =>
    listStatementCases(resources)(aCall(ours, nextMorning, { params, query: { number: undefined, cursor } }));
  const first = valueIn(await page());
  expect(first.cases).toHaveLength(2_000);
  await keepStatement(store, { ...issued, number: 3, root: "C".repeat(43) }, []);
  const second = valueIn(await page(first.cursor ?? ""));
  expect(second).toMatchObject({ cases: [{ version: 2_001 }], cursor: null });
  expect(code(await page("not-a-cursor-of-this-list"))).toBe("unknown-cursor");
});
