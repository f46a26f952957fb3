import { describe, expect, it } from "vitest";
import { at } from "../../../../test/builders/ids.ts";
import type { Ledger } from "./ledger.ts";
import { supposedLedger } from "./what-if.ts";

const start = at("2026-03-02T02:00:00.000Z");
const ledger: Ledger = [
  { kind: "running", from: start, to: at("2026-03-04T02:00:00.000Z") },
  {
    kind: "paused",
    from: at("2026-03-04T02:00:00.000Z"),
    to: at("2026-03-06T02:00:00.000Z"),
    ground: "hearing",
    expectedEnd: at("2026-03-06T02:00:00.000Z"),
  },
  { kind: "running", from: at("2026-03-06T02:00:00.000Z") },
];
const inFirst = { from: at("2026-03-02T03:00:00.000Z"), to: at("2026-03-03T03:00:00.000Z") };
const inLast = { from: at("2026-03-10T03:00:00.000Z"), to: at("2026-03-11T03:00:00.000Z") };

const kindsOf = (supposed: ReturnType<typeof supposedLedger>) =>
  supposed.ok ? supposed.ledger.map(({ kind, from, to }) => [kind, from, to]) : supposed.reason;

describe("what is supposed of a clock", () => {
  it("is nothing where nothing is said", () => {
    expect(supposedLedger(ledger, {})).toEqual({ ok: true, ledger });
  });

  it("may be another start, but none after the first stretch", () => {
    const early = at("2026-02-27T02:00:00.000Z");
    expect(supposedLedger(ledger, { start: early })).toMatchObject({
      ledger: [{ from: early }, { kind: "paused" }, { kind: "running" }],
    });
    const late = at("2026-03-04T02:00:00.001Z");
    expect(supposedLedger(ledger, { start: late })).toEqual({
      ok: false,
      reason: "start-after-first-stretch",
    });
  });

  it("may be a pause more, within a stretch that runs", () => {
    expect(kindsOf(supposedLedger(ledger, { pause: inFirst }))).toEqual([
      ["running", start, inFirst.from],
      ["paused", inFirst.from, inFirst.to],
      ["running", inFirst.to, at("2026-03-04T02:00:00.000Z")],
      ["paused", at("2026-03-04T02:00:00.000Z"), at("2026-03-06T02:00:00.000Z")],
      ["running", at("2026-03-06T02:00:00.000Z"), undefined],
    ]);
    expect(kindsOf(supposedLedger(ledger, { pause: inLast }))?.slice(-3)).toEqual([
      ["running", at("2026-03-06T02:00:00.000Z"), inLast.from],
      ["paused", inLast.from, inLast.to],
      ["running", inLast.to, undefined],
    ]);
  });

  it("may outlast the end of a clock that was stopped: it is taken to go on", () => {
    const stopped: Ledger = [{ kind: "running", from: start, to: at("2026-03-03T02:00:00.000Z") }];
    expect(kindsOf(supposedLedger(stopped, { pause: inFirst }))?.at(-1)).toEqual([
      "running",
      inFirst.to,
      undefined,
    ]);
  });

  it("is no pause before the start, across another one, or backwards", () => {
    const before = { from: at("2026-03-01T02:00:00.000Z"), to: inFirst.to };
    const across = { from: inFirst.from, to: inLast.to };
    const backwards = { from: inFirst.to, to: inFirst.from };
    for (const pause of [before, across, backwards])
      expect(supposedLedger(ledger, { pause })).toEqual({
        ok: false,
        reason: "pause-not-in-a-running-stretch",
      });
  });
});
