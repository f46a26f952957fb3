import { expect, it } from "vitest";
import { chinaCalendar } from "../../../../../test/builders/calendar.ts";
import { aCase } from "../../../../../test/builders/case.ts";
import { at } from "../../../../../test/builders/ids.ts";
import { aStaff } from "../../../../../test/builders/staff.ts";
import { askSupplement } from "./ask-supplement.ts";

it("never demands what data sharing supplies, and names it", () => {
  const { origin, ...claimed } = aCase({ status: "claimed" });
  const kase = { ...claimed, origin: { ...origin, shared: ["营业执照"] } };
  const moment = { now: at("2026-03-02T02:00:00.000Z"), calendar: chinaCalendar };
  const askFor = (...materials: string[]) =>
    askSupplement.verdict(
      kase,
      aStaff(),
      { deficiencies: materials.map((material) => ({ material, problem: "缺少" })) },
      moment,
    );
  expect(askFor("身份证", "营业执照")).toMatchObject({
    code: "material-shared",
    facts: { materials: ["营业执照"] },
  });
  expect(askFor("身份证")).toMatchObject({ kind: "allowed" });
});
