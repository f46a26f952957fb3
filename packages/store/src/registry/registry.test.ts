import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { beforeEach, describe, expect, it } from "vitest";
import { aListRow, anAgreement, aStandard } from "../../../../test/builders/agreement.ts";
import { anAgreementId, aRegion, aWindowId } from "../../../../test/builders/ids.ts";
import { aLead, aStaff } from "../../../../test/builders/staff.ts";
import { anEngine } from "../../../../test/engines/an-engine.ts";
import { monday } from "../../../../test/engines/kept-cases.ts";
import { nothing, publish } from "../../../../test/engines/publish.ts";
import { loadStaff, loadWindows } from "../agreement/directory.ts";
import { records } from "../agreement/keep-directory.ts";
import type { StoreContext } from "../table/context.ts";
import { keys } from "../table/table.ts";
import { brokenChange, type ChangedBy, listChanges, loadRecord, recordChanges } from "./record-changes.ts";
import { verifyLedgers } from "./verify-ledgers.ts";

const name = { kind: "staff", id: "li-mei" } as const;
const changedBy = (why: string): ChangedBy => ({
  by: { kind: "staff", id: aLead().id, name: aLead().name },
  why,
  at: monday,
  command: { id: why, digest: "" },
});

let store: StoreContext;
beforeEach(async () => {
  store = await (await anEngine()).aTable();
});

const change = (seen: number, why: string, parts: object = {}) =>
  recordChanges(
    store,
    [{ ...records(store.tableName).staff({ ...aStaff(), ...parts }), seen }],
    changedBy(why),
  );

describe("a record", () => {
  it("says who changed it, when and why, in a chain, and readers find its copy", async () => {
    expect(await change(0, "joined")).toBe("saved");
    expect(await change(1, "married", { name: "李梅梅" })).toBe("saved");
    expect(await loadRecord(store, name)).toMatchObject({ version: 2, says: { name: "李梅梅" } });
    expect((await loadStaff(store, [aStaff().id]))[0]?.name).toBe("李梅梅");
    const changes = await listChanges(store, name);
    expect(changes.map(({ n, why, by }) => [n, why, by])).toEqual([
      [1, "joined", changedBy("").by],
      [2, "married", changedBy("").by],
    ]);
    expect(brokenChange(name, changes)).toBeUndefined();
    expect(await loadRecord(store, { kind: "staff", id: "nobody" })).toBeUndefined();
  });

  it("is changed by one of two who saw the same version", async () => {
    await change(0, "joined");
    const [one, other] = await Promise.all([change(1, "one"), change(1, "other")]);
    expect([one, other].toSorted()).toEqual(["conflict", "saved"]);
    expect(await listChanges(store, name)).toHaveLength(2);
    expect(await change(0, "again")).toBe("conflict");
  });

  it("is not changed where what the change relies on moved on", async () => {
    await change(0, "joined");
    const lead = records(store.tableName).staff(aLead());
    const relying = (seen: number) =>
      recordChanges(store, [{ ...lead, seen: 0 }], changedBy("relying"), [{ ...name, seen }]);
    await change(1, "moved on", { role: "lead" });
    expect(await relying(1)).toBe("conflict");
    expect(await loadRecord(store, { kind: "staff", id: aLead().id })).toBeUndefined();
    expect(await relying(2)).toBe("saved");
  });

  it("changes together with others or not at all", async () => {
    const window = {
      id: aWindowId("xian-610100-1"),
      region: aRegion("610100"),
      name: "专窗",
      open: true,
      matters: [],
      team: [],
    };
    const of = records(store.tableName);
    const both = [
      ...of.windows([window]).map((one) => ({ ...one, seen: 0 })),
      { ...of.staff(aStaff()), seen: 7 },
    ];
    expect(await recordChanges(store, both, changedBy("both"))).toBe("conflict");
    expect(await loadWindows(store, [window.id])).toEqual([]);
  });
});

describe("the chains of agreements and records", () => {
  it("hold, and what was changed behind them is named", async () => {
    const agreement = { terms: anAgreement(), rows: [aListRow()], standard: aStandard() };
    await publish(store, { ...nothing, staff: [aStaff(), aLead()], agreements: [agreement] });
    expect(await verifyLedgers(store)).toEqual({ agreements: 1, records: 2, faults: [] });
    const set = (Key: object, UpdateExpression: string) =>
      store.table.send(
        new UpdateCommand({
          TableName: store.tableName,
          Key,
          UpdateExpression,
          ExpressionAttributeValues: { ":other": "somebody else" },
        } as ConstructorParameters<typeof UpdateCommand>[0]),
      );
    await set(keys.recordChange("staff", aStaff().id, 1), "SET why = :other");
    await set(keys.record("staff", aLead().id), "SET says.id = :other");
    await set(keys.agreementChange(anAgreementId("xian-nanjing"), 2), "SET facts.reason = :other");
    const { faults } = await verifyLedgers(store);
    expect(faults.map(({ name: told, event, reason }) => `${told} ${event} ${reason}`).toSorted()).toEqual([
      "agreement xian-nanjing 2 broken chain",
      `staff ${aStaff().id} 1 broken chain`,
      `staff ${aLead().id} 1 differs from its chain`,
    ]);
  });
});
