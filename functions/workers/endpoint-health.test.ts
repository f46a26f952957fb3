import { addMs } from "@tongban/domain";
import type { EndpointHealth } from "@tongban/store";
import { expect, it } from "vitest";
import { monday } from "../../test/engines/kept-cases.ts";
import { failingFor, healthAfter, laneOf } from "./endpoint-health.ts";

const MINUTE = 60_000;
const well: EndpointHealth = { kind: "well" };
const failing: EndpointHealth = { kind: "failing", since: monday, tries: 3, nextTryAt: monday };
const slow = (minutes: number): EndpointHealth => ({ kind: "slow", until: addMs(monday, minutes * MINUTE) });
const after = (health: EndpointHealth, delivered: boolean, duration = 20) =>
  healthAfter(health, { delivered, duration }, monday, () => 0.5);

it.each([
  ["answers promptly stays as it was, and nothing is written", well, true, 1_000, well],
  ["answers late is slow for some minutes", well, true, 1_001, slow(5)],
  [
    "fails is failing from now on",
    well,
    false,
    20,
    { kind: "failing", since: monday, tries: 1, nextTryAt: addMs(monday, 5_000) },
  ],
  [
    "fails again waits longer, and still fails since the first time",
    failing,
    false,
    20,
    { ...failing, tries: 4, nextTryAt: addMs(monday, 600_000) },
  ],
  ["answers after it failed proves itself for some minutes", failing, true, 20, slow(5)],
  ["answers promptly while it is slow does not stay so for longer", slow(1), true, 20, slow(1)],
  ["answers late again is slow for longer", slow(1), true, 2_000, slow(5)],
  [
    "fails while it is slow is failing",
    slow(1),
    false,
    20,
    { kind: "failing", since: monday, tries: 1, nextTryAt: addMs(monday, 5_000) },
  ],
] as const)("an endpoint that %s", (_, before, delivered, duration, expected) => {
  expect(after(before, delivered, duration)).toEqual(expected);
});

it("writes that an endpoint is slow at most every few minutes", () => {
  const health = slow(4);
  expect(after(health, true, 2_000)).toBe(health);
});

it("takes the patient lane while an endpoint fails, however long, and until it has proved itself", () => {
  expect([well, failing, slow(1), slow(0)].map((health) => laneOf(health, monday))).toEqual([
    "prompt",
    "patient",
    "patient",
    "prompt",
  ]);
  expect(laneOf(failing, addMs(monday, 10 * MINUTE))).toBe("patient");
});

it("counts failing from the first failure without a success between", () => {
  expect(failingFor(after(failing, false), addMs(monday, MINUTE))).toBe(MINUTE);
  expect(failingFor(slow(1), addMs(monday, MINUTE))).toBe(0);
});
