import { logFault } from "./log.ts";

/** Runs a worker when its time has come. A fault fails the run; the next one comes by schedule. */
export const scheduleHandler = (run: () => Promise<void>) => async (): Promise<void> => {
  try {
    await run();
  } catch (fault) {
    logFault("scheduled run failed", fault, {});
    throw fault;
  }
};
