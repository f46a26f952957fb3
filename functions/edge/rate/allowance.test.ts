import { addMs, type Rates, ratePolicy } from "@tongban/domain";
import type { StoreContext } from "@tongban/store";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { aPartnerId, at } from "../../../test/builders/ids.ts";
import { anEngine } from "../../../test/engines/an-engine.ts";
import { outOfBudget, rateLimiter } from "./allowance.ts";

let store: StoreContext;
beforeAll(async () => {
  store = await (await anEngine()).aTable();
});

const rates: Rates = { read: 240, write: 60, feed: 60 };
const began = at("2026-03-02T01:30:00.000Z");
const after = (ms: number) => addMs(began, ms);

/** A run of a function: it knows of the others by the table alone. */
const aRun = (context = store) => {
  const limiter = rateLimiter(context, rates);
  return (partner: string, ms = 0, of: keyof Rates = "write") =>
    limiter({ partner: { id: aPartnerId(partner) }, of, now: after(ms) });
};

const isLetThrough = async (asked: Promise<{ readonly waitSeconds?: number }>) =>
  (await asked).waitSeconds === undefined;

describe("what a partner may ask", () => {
  it("is the same whether one run or many let it through", async () => {
    for (const runs of [1, 7]) {
      const all = Array.from({ length: runs }, () => aRun());
      let through = 0;
      for (let n = 0; n < 200; n++)
        if (await isLetThrough(all[n % runs]?.(`over-${runs}`).take() ?? Promise.reject())) through += 1;
      expect(through).toBeGreaterThan(45);
      expect(through).toBeLessThanOrEqual(60);
    }
  });

  it("comes back as time goes on, at its rate and no faster", async () => {
    const runs = [aRun(), aRun()];
    let through = 0;
    for (let ms = 0; ms < 180_000; ms += 250)
      for (const run of runs) if (await isLetThrough(run("steady", ms).take())) through += 1;
    expect(through).toBeLessThanOrEqual(60 + 180);
    expect(through).toBeGreaterThan(200);
  });

  it("is told: what is left, and when to come again", async () => {
    const ask = aRun();
    expect(await ask("told").take()).toEqual({ policy: { class: "write", quota: 60 }, left: 59 });
    for (let n = 0; n < 59; n++) await ask("told").take();
    expect(await ask("told").take()).toEqual({
      policy: { class: "write", quota: 60 },
      left: 0,
      waitSeconds: 1,
    });
    expect(await ask("told", 0, "read").take()).toMatchObject({ left: 239 });
    expect(await ask("untold").take()).toMatchObject({ left: 59 });
  });

  it("is given back where a request was not the partner's fault", async () => {
    const ask = aRun();
    for (let n = 0; n < 60; n++) await ask("given-back").take();
    ask("given-back").giveBack();
    expect(await isLetThrough(ask("given-back").take())).toBe(true);
    expect(await isLetThrough(ask("given-back").take())).toBe(false);
  });

  it("costs a write in many requests, and none while there is nothing", async () => {
    const send = vi.spyOn(store.table, "send");
    const ask = aRun();
    for (let n = 0; n < 240; n++) await ask("cheap", 0, "read").take();
    const writes = send.mock.calls.length;
    for (let n = 0; n < 50; n++) expect(await isLetThrough(ask("cheap", 0, "read").take())).toBe(false);
    expect(send.mock.calls.length - writes).toBeLessThanOrEqual(2);
    expect(writes).toBeLessThan(80);
    send.mockRestore();
  });

  it("is not limited where the table fails, which is counted and told", async () => {
    const send = async () => {
      throw new Error("no table");
    };
    const written = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    const complained = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const ask = aRun({ ...store, table: { send } as never });
    expect(await isLetThrough(ask("open").take())).toBe(true);
    expect(String(written.mock.calls[0]?.[0])).toContain('"RequestsUnlimited":1');
    expect(String(complained.mock.calls[0]?.[0])).toContain("requests-unlimited");
    written.mockRestore();
    complained.mockRestore();
  });

  it("is the partner's own where its record says so", async () => {
    expect(ratePolicy(rates, { write: 2 }, "write")).toEqual({ class: "write", quota: 2 });
    expect(ratePolicy(rates, { write: 2 }, "read")).toEqual({ class: "read", quota: 240 });
  });

  it("can be shown as used up without taking anything", async () => {
    const ask = aRun();
    const { waitSeconds, left } = await outOfBudget(ask("shown")).take();
    expect([waitSeconds, left]).toEqual([1, 0]);
    expect(await ask("shown").take()).toMatchObject({ left: 59 });
  });
});
