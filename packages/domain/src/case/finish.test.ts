import { expect, it } from "vitest";
import { aCase } from "../../../../test/builders/case.ts";
import { at } from "../../../../test/builders/ids.ts";
import { caseStatuses } from "./case.ts";
import { finishOf } from "./finish.ts";

it("says when a window was done with a case, and nothing of one that is open or that others ended", () => {
  expect(caseStatuses.map((status) => [status, finishOf(aCase({ status }))?.at])).toEqual([
    ["submitted", undefined],
    ["routed", undefined],
    ["claimed", undefined],
    ["awaiting-supplement", undefined],
    ["accepted", undefined],
    ["suspended", undefined],
    ["decided", "2026-03-05T02:00:00.000Z"],
    ["closed", "2026-03-05T02:00:00.000Z"],
    ["declined", "2026-03-02T02:00:00.000Z"],
    ["withdrawn", undefined],
    ["abandoned", undefined],
    ["terminated", undefined],
  ]);
});

it("says whether the promise and law's limit were kept, as the clock ended", () => {
  const kase = aCase({ status: "decided" });
  expect(finishOf(kase)).toMatchObject({ late: false, lateStatutory: false });
  const { handling } = kase.clocks;
  if (!handling?.end) throw new Error("a decided case whose handling clock has no end");
  const end = { ...handling.end, late: true, lateStatutory: true };
  expect(finishOf({ ...kase, clocks: { handling: { ...handling, end } } })).toEqual({
    at: at("2026-03-05T02:00:00.000Z"),
    late: true,
    lateStatutory: true,
  });
});
