import { expect, it } from "vitest";
import type { RegionCode } from "../identifiers/region-code.ts";
import type { MatterId } from "../ids.ts";
import type { JointPart, PartId } from "./joint-part.ts";
import { placeParts } from "./place-parts.ts";

const source = "320100" as RegionCode;
const named = (id: string): JointPart => ({
  id: id as PartId,
  title: "迁出地核查",
  matter: "household-registration-transfer" as MatterId,
  where: "named",
  promised: { unit: "working-days", amount: 5 },
});

it("places a part where the application names, and says which it leaves out", () => {
  const parts = [named("check"), named("pay")];
  const found = placeParts({ parts }, { mode: "joint", source, named: { check: "410100" as RegionCode } });
  expect(found.placed.map(({ id, region }) => [id, region])).toEqual([["check", "410100"]]);
  expect(found.gaps.map(({ part }) => part)).toEqual(["pay"]);
});

it("finds no region for a part that has the name of what every object has", () => {
  const { placed, gaps } = placeParts({ parts: [named("constructor")] }, { mode: "joint", source });
  expect(placed).toEqual([]);
  expect(gaps.map(({ part }) => part)).toEqual(["constructor"]);
});
