import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { activitiesIn } from "./activity.ts";
import { appraise, defaultAppraisalRules } from "./appraisal.ts";
import { type Figures, figuresOf } from "./figures.ts";
import { addSums, type Sums } from "./metric.ts";
import { assess } from "./target.ts";

/** A decided case of limits and use in working days. */
const decided = (S: number, P: number, A: number): Sums => ({
  granted: 1,
  accepted: 1,
  ...(S > 0
    ? {
        "law:working-days": 1,
        "law-limit:working-days": S,
        "law-used:working-days": A,
        "cut:working-days": 1,
        "cut-law:working-days": S,
        "cut-promise:working-days": P,
      }
    : {}),
  "promise:working-days": 1,
  "promise-limit:working-days": P,
  "promise-used:working-days": A,
  ...(A <= P ? { "on-time": 1 } : {}),
});

const speedOf = (figures: Figures, unit = "working-days") => {
  const speed = figures.speeds.find((one) => one.unit === unit);
  if (!speed) throw new Error(`nothing was counted in ${unit}`);
  return speed;
};

const percent = (rate: number | null): string => `${((rate ?? Number.NaN) * 100).toFixed(1)} %`;

const figuresOfCases = (...cases: readonly Sums[]) => figuresOf(addSums(cases), {});

describe("speed", () => {
  it("is 47.1 % where the average is 3.6 days and 3.2 ahead of law's 6.8 (崂山)", () => {
    // Ten cases: ΣS 68, ΣA 36.
    const cases = Array.from({ length: 10 }, (_, i) => decided(i < 8 ? 7 : 6, 5, i < 6 ? 4 : 3));
    const { average, ahead, speedUp } = speedOf(figuresOfCases(...cases));
    expect(average.rate).toBeCloseTo(3.6, 10);
    expect(ahead.rate).toBeCloseTo(3.2, 10);
    expect(percent(speedUp.rate)).toBe("47.1 %");
  });

  it.each([
    [20, 8, "60.0 %"],
    [133, 69, "48.1 %"],
    [35, 7, "80.0 %"],
  ])("promised in %d → %d days is compressed by %3$s", (law, promise, cut) => {
    expect(percent(speedOf(figuresOfCases(decided(law, promise, promise))).compression.rate)).toBe(cut);
  });

  it("is taken of sums, 71.4 %, and not the mean of the cases' own ratios, 38.3 %", () => {
    const cases = [decided(20, 20, 1), decided(5, 5, 4), decided(3, 3, 3)];
    expect(percent(speedOf(figuresOfCases(...cases)).speedUp.rate)).toBe("71.4 %");
  });

  it("never divides by cases that law sets no limit for", () => {
    const { speedUp, compression, againstPromise } = speedOf(figuresOfCases(decided(0, 10, 4)));
    expect([speedUp.rate, compression.rate, againstPromise.rate]).toEqual([null, null, 0.6]);
  });

  it("keeps units apart: days of work, days of the calendar and hours are never added up", () => {
    const hours: Sums = {
      granted: 1,
      "promise:working-hours": 1,
      "promise-limit:working-hours": 180,
      "promise-used:working-hours": 90,
    };
    const figures = figuresOfCases(decided(20, 10, 5), hours);
    expect(figures.speeds.map(({ unit }) => unit)).toEqual(["working-days", "working-hours"]);
    expect(speedOf(figures, "working-hours")).toMatchObject({
      againstPromise: { part: 90, whole: 180, rate: 0.5 },
      average: { rate: 90 },
      speedUp: { rate: null },
    });
  });
});

describe("rates", () => {
  it("tell both on-time rates: strict counts the overdue that are still open, lenient leaves them out", () => {
    const flow = addSums([decided(20, 10, 5), decided(20, 10, 11), decided(20, 10, 9)]);
    const { onTimeStrict, onTimeLenient } = figuresOf(flow, { overdue: 1, "in:accepted": 3 });
    expect(onTimeStrict).toEqual({ part: 2, whole: 4, rate: 0.5 });
    expect(onTimeLenient).toEqual({ part: 2, whole: 3, rate: 2 / 3 });
  });

  it("of completion and instant completion are over what was accepted", () => {
    const flow: Sums = {
      accepted: 8,
      granted: 5,
      refused: 1,
      instant: 4,
      "instant-decided": 3,
      "on-the-spot": 3,
      "on-time": 6,
    };
    const { completion, instantCompletion, onTimePromised } = figuresOf(flow, {});
    expect([completion.rate, instantCompletion.rate, onTimePromised.rate]).toEqual([0.75, 0.75, 1]);
  });

  it("have no value where nothing was counted", () => {
    const figures = figuresOf({}, {});
    const ratios = [
      figures.onTimeStrict,
      figures.onTimeLenient,
      figures.completion,
      figures.instantCompletion,
    ];
    expect(ratios.map(({ rate }) => rate)).toEqual([null, null, null, null]);
    expect(figures.speeds).toEqual([]);
    expect(figures.duration).toEqual({ p50: null, p90: null, p99: null });
    expect(assess(figures).every(({ met }) => met === null)).toBe(true);
  });

  it("of parts add up to the rate of the whole, in whatever order the parts are added", () => {
    const cases = fc.array(
      fc.tuple(fc.nat(60), fc.nat(60), fc.nat(80)).map(([S, P, A]) => decided(S, P, A)),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(cases, cases, (some, others) => {
        const whole = figuresOf(addSums([...some, ...others]), {});
        expect(figuresOf(addSums([addSums(others), addSums(some)]), {})).toEqual(whole);
      }),
    );
  });
});

describe("breaches", () => {
  it("belong to the owner of the clock, each to exactly one", () => {
    const { breaches } = figuresOf(
      { "late:route": 1, "late:claim": 2, "late:handling": 3, "late:supplement": 4, "kept:notice": 5 },
      {},
    );
    expect(breaches).toMatchObject({ broker: 1, "handling-window": 5, applicant: 4, partner: 0 });
    expect(Object.values(breaches).reduce((sum, count) => sum + count, 0)).toBe(10);
  });
});

describe("targets", () => {
  it("of 50, 30 and 98 % are met exactly at their value", () => {
    const flow = addSums([{ ...decided(20, 10, 7), "on-time": 49, granted: 50 }]);
    const met = Object.fromEntries(assess(figuresOf(flow, {})).map(({ name, met }) => [name, met]));
    expect(met).toEqual({
      "promise-halves-law": true,
      "faster-than-promised": true,
      "on-time": true,
      "law-cut-by-a-third": true,
      "promised-on-time": false,
      "instant-on-the-spot": null,
    });
  });

  it("of speed are missed where one unit misses them", () => {
    const flow = addSums([
      decided(20, 10, 7),
      {
        "cut:calendar-days": 1,
        "cut-law:calendar-days": 60,
        "cut-promise:calendar-days": 50,
        "law:calendar-days": 1,
      },
    ]);
    const [halves] = assess(figuresOf(flow, {}));
    expect(halves).toMatchObject({ name: "promise-halves-law", met: false });
    expect(halves?.actual).toBeCloseTo(1 / 6);
  });
});

describe("an appraisal", () => {
  it("adds and takes points by its table", () => {
    const flow = addSums([
      decided(20, 10, 7),
      decided(20, 10, 12),
      { "late:handling": 1, instant: 1, "on-the-spot": 1 },
    ]);
    const { points, awards } = appraise(defaultAppraisalRules, figuresOf(flow, { overdue: 1 }));
    expect(awards.map(({ awarded }) => awarded)).toEqual([0, -5, 0, 0, -1, -2, 0]);
    expect(points).toBe(92);
  });

  it("takes points where the green channel is no exception any more", () => {
    const shareOf = (prioritized: number) => {
      const { awards } = appraise(defaultAppraisalRules, figuresOf({ received: 100, prioritized }, {}));
      return awards.find(({ measure }) => measure === "green-channel");
    };
    expect([4, 5].map((count) => shareOf(count)?.awarded)).toEqual([0, -2]);
    expect(shareOf(4)?.actual).toBe(0.04);
  });

  it("gives nothing for what was not counted, and counts each full unit once", () => {
    const figures = figuresOf({ "late:handling": 7 }, {});
    const rules = [
      { measure: "on-time-strict", when: "below", value: 0.98, points: -5 },
      { measure: "breaches", when: "each", value: 3, points: -2 },
    ] as const;
    expect(appraise(rules, figures)).toMatchObject({ points: 96, awards: [{ awarded: 0 }, { awarded: -4 }] });
  });
});

it("tells what was counted beside cases without what is 0, and unpaid fees as they stand at the end", () => {
  expect(
    activitiesIn(
      { "parcels-sent": 2, "fen:received": 500, "fees-unpaid": 3, received: 9, "parcels-lost": 0 },
      { "fees-unpaid": 1, "parcels-sent": 7 },
    ),
  ).toEqual({ "parcels-sent": 2, "fen:received": 500, "fees-unpaid": 1 });
});
