import { staffCaseRow } from "@tongban/contract";
import { addMs, type Staff } from "@tongban/domain";
import { blindIndexWith, type StoreContext } from "@tongban/store";
import { beforeAll, describe, expect, it } from "vitest";
import { aCall, codeOf } from "../../test/builders/call.ts";
import { aRegion, aStaffId, aWindowId } from "../../test/builders/ids.ts";
import { aLead, aStaff } from "../../test/builders/staff.ts";
import { aBroker } from "../../test/engines/a-broker.ts";
import { anEngine } from "../../test/engines/an-engine.ts";
import { carryOn, keepSubmitted, monday } from "../../test/engines/kept-cases.ts";
import { nothing, publish } from "../../test/engines/publish.ts";
import { searchCases } from "./search-cases.ts";

const NUMBER = "11010519491231002X";
const MINUTE = 60_000;

let store: StoreContext;
const ids: string[] = [];

/** Six cases of Zhang San, the first one decided, and one of somebody else. */
beforeAll(async () => {
  store = await (await anEngine()).aStore();
  await publish(store, { ...nothing, staff: [aStaff(), aLead()] });
  const { ofName, ofNumber } = blindIndexWith(aBroker(store).keyring);
  for (let i = 0; i < 7; i++) {
    const now = addMs(monday, i * MINUTE);
    const name = i === 6 ? "李四" : "阿依古丽·买买提";
    const applicantKeys = {
      subject: await ofNumber(i === 6 ? "110101199003077512" : NUMBER),
      fullName: await ofName(name),
    };
    const head = await keepSubmitted(store, { externalRef: `NJ-2026-${i}`, now, applicantKeys });
    await carryOn(store, head, i === 0 ? ["route", "claim", "accept", "decide"] : ["route", "claim"], {
      now,
    });
    ids.push(head.kase.origin.id);
  }
});

let callers = 0;
/** Someone who has not searched in this hour yet. */
const fresh = (parts: Partial<Staff> = {}): Staff => {
  callers += 1;
  return aStaff({ id: aStaffId(`searcher-${callers}`), ...parts });
};

const search = async (q: string, caller = fresh(), now = monday, cursor?: string) => {
  const call = aCall(caller, now, { query: cursor === undefined ? { q } : { q, cursor } });
  const answer = await searchCases(aBroker(store))(call);
  if (answer.kind === "answered")
    return { ...answer.value, rows: answer.value.cases.map((row) => staffCaseRow.parse(row)) };
  return { code: codeOf(answer), facts: "facts" in answer && answer.facts, rows: [], cursor: null };
};

const found = async (q: string, caller?: Staff) => (await search(q, caller)).rows.map(({ caseId }) => caseId);

describe("a search", () => {
  it.each([
    ["a full name, however it is written", "阿依古丽 买买提"],
    ["a citizen's number, also with a small x", NUMBER.toLowerCase()],
  ])("finds %s: every case of the applicant, finished ones too, newest first, masked", async (_, q) => {
    const { rows, cursor } = await search(q);
    expect(rows.map(({ caseId }) => caseId)).toEqual(ids.slice(0, 6).toReversed());
    expect(cursor).toBeNull();
    expect(rows.at(-1)).toMatchObject({ status: "decided", applicant: "张*", side: "handling" });
    expect(JSON.stringify(rows)).not.toContain(NUMBER);
  });

  it("finds a case by its id and by the partner's reference, and nothing by a part of them", async () => {
    expect(await found(ids[3] ?? "")).toEqual([ids[3]]);
    expect(await found((ids[3] ?? "").toUpperCase())).toEqual([ids[3]]);
    expect(await found("NJ-2026-4")).toEqual([ids[4]]);
    expect(await found("NJ-2026")).toEqual([]);
    expect(await found("阿依古丽")).toEqual([]);
  });

  it("finds for the source side too, without who works on a case", async () => {
    const sender = fresh({ regions: [aRegion("320100")], windows: [aWindowId("nanjing-320100-1")] });
    const { rows } = await search(NUMBER, sender);
    expect(rows).toHaveLength(6);
    expect(
      new Set(
        rows.map(({ side, holder, holderName, leaseEnds }) => [side, holder, holderName, leaseEnds].join()),
      ),
    ).toEqual(new Set(["source,,,"]));
    expect((await search(NUMBER)).rows[0]).toMatchObject({ side: "handling", holder: "li-mei" });
  });

  it("finds nothing of another region's, nor of another window's, by whatever it is asked", async () => {
    for (const parts of [{ regions: [aRegion("640100")] }, { windows: [aWindowId("another")] }])
      for (const q of [NUMBER, "阿依古丽·买买提", ids[0] ?? "", "NJ-2026-1"])
        expect(await found(q, fresh(parts))).toEqual([]);
    const coordinator = fresh({ role: "coordinator", windows: [] });
    expect(await found(NUMBER, coordinator)).toHaveLength(6);
  });

  it("by name or number is refused after sixty in an hour, says when it goes on, and other searches are not", async () => {
    const caller = fresh();
    for (let i = 0; i < 60; i++) expect((await search("李四", caller)).rows).toHaveLength(1);
    const now = addMs(monday, 10 * MINUTE);
    expect(await search(NUMBER, caller, now)).toMatchObject({
      code: "too-many-searches",
      facts: { limit: 60, since: "2026-03-02T01:00:00.000Z", until: "2026-03-02T02:00:00.000Z" },
    });
    expect((await search("NJ-2026-4", caller, now)).rows).toHaveLength(1);
    expect((await search(ids[0] ?? "", caller, now)).rows).toHaveLength(1);
    expect((await search("李四", caller, addMs(monday, 30 * MINUTE))).rows).toHaveLength(1);
  });

  it("counts searches that come at once one by one", async () => {
    const caller = fresh();
    const answers = await Promise.all(Array.from({ length: 70 }, () => search("王五", caller)));
    expect(answers.filter((answer) => "code" in answer)).toHaveLength(10);
  });

  it("takes no cursor of another search or another person", async () => {
    const cursors = aBroker(store).cursors;
    const cursor = await cursors.write("search of someone for {}", { pk: "CASE#x" });
    expect(await search("李四", fresh(), monday, cursor)).toMatchObject({ code: "unknown-cursor" });
  });
});
