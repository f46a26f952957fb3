import type { AdmissibilityEffort } from "./admissibility.ts";
import type { CatalogEffort } from "./catalog.ts";
import type { CpuEffort } from "./cpu.ts";
import type { DashboardEffort } from "./dashboards.ts";
import type { FairnessEffort } from "./fairness.ts";
import type { GrowthEffort } from "./growth.ts";
import type { MaterialEffort } from "./materials.ts";
import type { PublishingEffort } from "./publishing.ts";
import type { RateEffort } from "./throughput.ts";
import type { TimerEffort } from "./timers.ts";
import type { VerifyingEffort } from "./verifying.ts";
import type { WorkingDayEffort } from "./working-days.ts";

/** How much of everything the benchmark measures. */
export type Effort = {
  /** Imports of each bundle. */
  readonly imports: number;
  readonly oneAtATime: RateEffort;
  readonly manyAtATime: RateEffort;
  readonly cpu: CpuEffort;
  readonly flows: Pick<RateEffort, "concurrent" | "count">;
  /** Cases that are followed from their submission to the board. */
  readonly latencies: number;
  /** Cases that are taken through their whole life. */
  readonly lives: number;
  readonly growth: GrowthEffort;
  readonly timers: TimerEffort;
  readonly verifying: VerifyingEffort;
  readonly dashboards: DashboardEffort;
  readonly workingDays: WorkingDayEffort;
  readonly admissibility: AdmissibilityEffort;
  readonly catalog: CatalogEffort;
  readonly publishing: PublishingEffort;
  /** Seconds of a peak of 500 cases a second that the tally counts, and how many cases a minute's fold adds. */
  readonly tally: { readonly seconds: number; readonly folded: number };
  /** Rows of a matter list that is imported. */
  readonly listRows: number;
  readonly materials: MaterialEffort;
  readonly fairness: FairnessEffort;
  /** Part of the traffic that the limiter's cost is measured by. */
  readonly limiter: number;
};

const whole: Effort = {
  imports: 9,
  oneAtATime: { concurrent: 1, count: 150, rounds: 3 },
  manyAtATime: { concurrent: 32, count: 500, rounds: 3 },
  cpu: { events: 300, warmUps: 10, turns: 15 },
  flows: { concurrent: 32, count: 300 },
  latencies: 1_000,
  lives: 10,
  growth: { sizes: [1_000, 10_000, 100_000], reads: 60 },
  timers: { stampede: 100_000, unswept: 10_000, speed: 6 },
  verifying: { packs: 1_000, cases: 20, rounds: 5 },
  dashboards: { sizes: [10_000, 1_000_000], days: 120, reads: 60 },
  tally: { seconds: 6, folded: 30_000 },
  workingDays: { dates: 20_000, rounds: 7 },
  listRows: 10_000,
  materials: { files: 200, zipped: 19_500_000, killed: 10_000, kills: 12 },
  admissibility: { cities: 340, matters: 172, submissions: 3_000 },
  catalog: { matters: 10_000, questions: 3_000 },
  publishing: { cities: 340, matters: 172, parties: 14 },
  fairness: { requests: 200, quota: 600 },
  limiter: 1,
};

const quick: Effort = {
  imports: 1,
  oneAtATime: { concurrent: 1, count: 3, rounds: 1 },
  manyAtATime: { concurrent: 4, count: 8, rounds: 1 },
  cpu: { events: 10, warmUps: 1, turns: 1 },
  flows: { concurrent: 4, count: 8 },
  latencies: 10,
  lives: 1,
  growth: { sizes: [50, 100], reads: 2 },
  timers: { stampede: 200, unswept: 100, speed: 60 },
  verifying: { packs: 3, cases: 1, rounds: 1 },
  dashboards: { sizes: [50, 100], days: 3, reads: 2 },
  tally: { seconds: 1, folded: 500 },
  workingDays: { dates: 200, rounds: 2 },
  listRows: 200,
  materials: { files: 1, zipped: 500_000, killed: 20, kills: 0 },
  admissibility: { cities: 5, matters: 4, submissions: 20 },
  catalog: { matters: 500, questions: 20 },
  publishing: { cities: 5, matters: 4, parties: 3 },
  fairness: { requests: 4, quota: 20 },
  limiter: 0.02,
};

/** What the options of the command line ask for; throws where they say anything but `--quick`. */
export const effortOf = (options: readonly string[]): Effort => {
  const unknown = options.find((option) => option !== "--quick");
  if (unknown !== undefined) throw new Error(`${unknown} is no option of the benchmark; there is --quick`);
  return options.length > 0 ? quick : whole;
};
