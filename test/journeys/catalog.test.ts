import { catalogOperations } from "@tongban/contract";
import { createClient, expectValue } from "@tongban/sdk";
import { describe, expect, test } from "vitest";
import { broker } from "./broker.ts";
import { faulty, INSTANT, NANJING, PROMISED, STRANGE, UNLISTED, XIAN, YINCHUAN } from "./directory.ts";

const anyone = createClient({ baseUrl: broker.url });

const search = async (q: string, pair: object = {}) =>
  expectValue(await anyone.call(catalogOperations.searchCatalog, { query: { q, ...pair } })).matters;

const shown = async (matter: string, query: { source: string; handling: string; on?: string }) =>
  expectValue(await anyone.call(catalogOperations.showMatter, { params: { matter }, query }));

describe("anyone, without signing in,", () => {
  test("finds a matter by a part of its name, by the initials of its pinyin, and what is live between two regions", async () => {
    expect((await search("经营许可"))[0]).toMatchObject({ matter: PROMISED, here: null });
    expect((await search("spjyxk"))[0]).toMatchObject({ matter: PROMISED });
    const here = { source: NANJING, handling: XIAN };
    expect((await search("食品", here))[0]).toMatchObject({
      matter: PROMISED,
      here: { live: true, modes: ["online", "agent-intake"], promised: { amount: 10 } },
    });
    expect((await search("内资企业设立", here))[0]).toMatchObject({
      matter: UNLISTED,
      here: { live: false, modes: [], promised: null },
    });
    expect(await search("护照")).toEqual([]);
  });

  test("learns how a matter is done between two regions, with the form's schema and a due date", async () => {
    const answer = await shown(PROMISED, { source: NANJING, handling: XIAN });
    expect(answer).toMatchObject({
      title: "食品经营许可（新办）",
      source: { name: "南京市" },
      handling: { name: "西安市" },
      live: true,
      missing: [],
      terms: {
        agreement: { id: "xian-nanjing", version: 1 },
        modes: ["online", "agent-intake"],
        statutory: { amount: 15 },
        promised: { amount: 10 },
        form: { type: "object", required: ["经营场所"] },
      },
    });
    // Another journey may have opened a second window there.
    expect(answer.windows).toContainEqual(expect.objectContaining({ id: "window-610100", open: true }));
    expect(answer.terms?.materials).toContainEqual({
      title: "申请书",
      need: "required",
      alternatives: ["登记申请书"],
    });
    expect(answer.terms?.due).toMatch(/^20\d\d-/);
  });

  test("learns exactly what is missing, in words, and still what the list says", async () => {
    const closed = await shown(PROMISED, { source: YINCHUAN, handling: NANJING });
    expect(closed).toMatchObject({
      live: false,
      missing: [{ part: "window", code: "window-closed", said: { zh: "专窗未开放" } }],
      terms: { agreement: { id: "three-cities" } },
      windows: [{ open: false }],
    });
    const strange = await shown(INSTANT, { source: NANJING, handling: STRANGE });
    expect(strange).toMatchObject({ live: false, terms: null, windows: [] });
    expect(strange.missing.map(({ part }) => part)).toEqual([
      "agreement",
      "list",
      "window",
      "team",
      "standard",
    ]);
  });

  test("asks about another day", async () => {
    const expired = { source: NANJING, handling: faulty.expired };
    expect(await shown(PROMISED, expired)).toMatchObject({ missing: [{ code: "agreement-expired" }] });
    const pair = { source: NANJING, handling: XIAN };
    const later = await shown(PROMISED, { ...pair, on: "2100-01-01" });
    expect(later).toMatchObject({ live: false, on: "2100-01-01", terms: { due: null } });
    expect(later.missing).toMatchObject([{ code: "agreement-expired", facts: { validUntil: "2099-12-31" } }]);
  });

  test("is told 404 of a matter that nobody knows, and which field is wrong of a question that cannot be read", async () => {
    const nobodys = await anyone.call(catalogOperations.showMatter, {
      params: { matter: "registered-by-no-journey" },
      query: { source: NANJING, handling: XIAN },
    });
    expect(nobodys).toMatchObject({ ok: false, problem: { code: "not-found" } });
    const unread = await fetch(`${broker.url}/v1/catalog/matters?source=1&limit=1000`);
    expect(unread.status).toBe(400);
    expect(await unread.json()).toMatchObject({ errors: [{ at: "/query/source" }, { at: "/query/limit" }] });
  });

  test("may keep an answer for a minute, and has 304 for what it has", async () => {
    const url = `${broker.url}/v1/catalog/matters/${PROMISED}?source=${NANJING}&handling=${XIAN}`;
    const first = await fetch(url);
    expect(first.headers.get("cache-control")).toBe("public, max-age=60");
    const again = await fetch(url, { headers: { "if-none-match": first.headers.get("etag") ?? "" } });
    expect([again.status, again.headers.get("cache-control")]).toEqual([304, "public, max-age=60"]);
    const regions = await fetch(`${broker.url}/v1/catalog/regions`);
    expect(await regions.json()).toMatchObject({
      regions: expect.arrayContaining([{ region: XIAN, name: "西安市" }]),
    });
  });
});
