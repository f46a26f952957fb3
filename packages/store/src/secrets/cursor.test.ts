import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { anEngine, type Engine } from "../../../../test/engines/an-engine.ts";
import type { StoreContext } from "../table/context.ts";
import { type Cursors, cursorsWith } from "./cursor.ts";
import { createKeyring, openKeyring } from "./keyring.ts";

let engine: Engine;
let store: StoreContext;
let cursors: Cursors;

beforeAll(async () => {
  engine = await anEngine();
  store = await engine.aStore();
  cursors = cursorsWith(openKeyring(store));
});

const base64urls = fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString("base64url"));

/** A place of the longest names that the contract takes. */
const longPlace = {
  pk: `CASE#${"z".repeat(26)}`,
  sk: "HEAD",
  worklistPk: `WINDOW#${"w".repeat(60)}`,
  worklistSk: `2026-03-02T01:30:00.000Z#${"z".repeat(26)}`,
};

describe("a cursor", () => {
  it("is read as the place it was made of, by any process, within the length that the contract takes", async () => {
    const cursor = await cursors.write("board", longPlace);
    expect(cursor).toMatch(/^[A-Za-z0-9_-]{8,400}$/);
    expect(await cursorsWith(openKeyring(store)).read("board", cursor)).toEqual(longPlace);
  });

  it("is nothing for another list", async () => {
    expect(await cursors.read("other", await cursors.write("board", { after: 3 }))).toBeUndefined();
  });

  it("is nothing where any character was changed, cut or added", async () => {
    const cursor = await cursors.write("board", { after: 3 });
    await fc.assert(
      fc.asyncProperty(fc.nat(cursor.length - 1), fc.constantFrom(..."Az09_-"), async (at, other) => {
        const changed = `${cursor.slice(0, at)}${other}${cursor.slice(at + 1)}`;
        if (changed !== cursor) expect(await cursors.read("board", changed)).toBeUndefined();
        expect(await cursors.read("board", cursor.slice(0, at))).toBeUndefined();
        expect(await cursors.read("board", `${cursor}${other}${other}`)).toBeUndefined();
      }),
    );
  });

  it("is nothing, and no fault, whatever is sent in its place", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), base64urls), async (text) => {
        expect(await cursors.read("board", text)).toBeUndefined();
      }),
    );
  });
});

describe("the keyring", () => {
  it("keeps its keys when it is made again", async () => {
    const before = await openKeyring(store).key("blind-index");
    await createKeyring(store);
    expect((await openKeyring(store).key("blind-index")).equals(before)).toBe(true);
  });

  it("has another key for each purpose, and the same digest for the same text", async () => {
    const ring = openKeyring(store);
    expect((await ring.key("cursor")).equals(await ring.key("blind-index"))).toBe(false);
    expect(await ring.mac("cursor", "a")).toEqual(await openKeyring(store).mac("cursor", "a"));
    expect(await ring.mac("cursor", "a")).not.toEqual(await ring.mac("blind-index", "a"));
  });

  it("says to seed a table that has no keys, and asks again once it has them", async () => {
    const unseeded = await engine.aTable();
    const ring = openKeyring(unseeded);
    await expect(ring.key("cursor")).rejects.toThrow("no cursor key in the table: seed it first");
    await createKeyring(unseeded);
    expect((await ring.key("cursor")).symmetricKeySize).toBe(32);
  });
});
