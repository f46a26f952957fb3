import { createPause } from "./pause.ts";
import type { Report, Source } from "./source.ts";

/** What runs again and again, and how often. */
export type ScheduleSourceSetting = {
  /** ms between the end of a run and the next one. */
  readonly pause: number;
  invoke(): Promise<unknown>;
  readonly report: Report;
};

/** Runs a function again and again, one run at a time, until it is stopped. A run that fails is reported and the next one comes. */
export const startScheduleSource = ({ pause, invoke, report }: ScheduleSourceSetting): Source => {
  const rest = createPause();
  let stopped = false;
  const run = async (): Promise<void> => {
    while (!stopped) {
      await rest.wait(pause);
      if (stopped) return;
      await invoke().catch((fault: unknown) => report("a scheduled run failed", fault));
    }
  };
  const ended = run();
  return {
    // Work elsewhere is no reason to run sooner.
    nudge: () => {},
    stop: async () => {
      stopped = true;
      rest.end();
      await ended;
    },
  };
};
