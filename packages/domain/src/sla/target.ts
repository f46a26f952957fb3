import type { Figures } from "./figures.ts";
import { type Measure, measures } from "./measure.ts";

/** What a city is assessed on: a measure that must reach a share, and where the target comes from. */
export type Target = {
  readonly name: string;
  readonly measure: Measure;
  readonly atLeast: number;
  readonly source: string;
};

/** The targets that cities publish. */
export const targets = [
  { name: "promise-halves-law", measure: "compression", atLeast: 0.5, source: "杭州" },
  { name: "faster-than-promised", measure: "against-promise", atLeast: 0.3, source: "杭州" },
  { name: "on-time", measure: "on-time-strict", atLeast: 0.98, source: "杭州" },
  { name: "law-cut-by-a-third", measure: "compression", atLeast: 1 / 3, source: "咸阳" },
  { name: "promised-on-time", measure: "on-time-promised", atLeast: 0.99, source: "崂山" },
  { name: "instant-on-the-spot", measure: "instant-completion", atLeast: 1, source: "崂山" },
] as const satisfies readonly Target[];

/** How a target was met: `met` is null where nothing was counted that it could be measured by. */
export type Assessment = Target & { readonly actual: number | null; readonly met: boolean | null };

/** Compares figures with every target. */
export const assess = (figures: Figures): readonly Assessment[] =>
  targets.map((target) => {
    const actual = measures[target.measure](figures);
    return { ...target, actual, met: actual === null ? null : actual >= target.atLeast };
  });
