import { expect, it } from "vitest";
import { aProblem } from "../../test/loopback-fixture.ts";
import type { Waiting } from "../client/index.ts";
import { tellWaits } from "./tell-waits.ts";

const facts = { policy: "write", limit: 600, window: 60 };
const limited: Waiting = { ms: 2_400, problem: aProblem(429, "rate-limited", facts) };

/** What is said of waits that begin at some instants, ms. */
const said = (waits: readonly (readonly [at: number, waiting: Waiting])[], json = false) => {
  const lines: string[] = [];
  let time = 0;
  const tell = tellWaits({ writeError: (line) => lines.push(line) }, json, () => time);
  for (const [at, waiting] of waits) {
    time = at;
    tell?.(waiting);
  }
  return lines;
};

it("says how long a command waits for a limit, and why", () => {
  expect(said([[10, limited]])).toEqual([
    "Waiting 3 s: your system's 600 requests in 60 s (write) are used up",
  ]);
  const polls = aProblem(429, "too-many-polls", { title: "Too many polls" });
  expect(said([[10, { ms: 900, problem: polls }]])).toEqual(["Waiting 1 s: Too many polls (too-many-polls)"]);
});

it("says once what waits at the same time, and again what waits later", () => {
  const waits = [10, 11, 2_409, 2_410].map((at) => [at, limited] as const);
  expect(said(waits)).toHaveLength(2);
});

it("says nothing of what is no limit, and nothing to machines", () => {
  const busy = { ms: 300, problem: aProblem(503, "try-again") };
  const lost = { ms: 300, problem: undefined };
  expect(said([busy, lost].map((waiting) => [10, waiting] as const))).toEqual([]);
  expect(said([[10, limited]], true)).toEqual([]);
});
