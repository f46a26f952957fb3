import type { ProblemDetails } from "@tongban/contract";
import { ProblemError } from "./answer.ts";
import { isPassing, wait } from "./retry.ts";

/** A wait before a request is sent again. */
export type Waiting = {
  /** ms until it is sent. */
  readonly ms: number;
  /** Why the broker did not take it; nothing where it was not the broker that answered, or nobody did. */
  readonly problem: ProblemDetails | undefined;
};

/** How long someone waits who would rather wait than end. */
export type Patience = {
  readonly signal?: AbortSignal | undefined;
  /** Told of each wait before it begins. */
  readonly onWait?: ((waiting: Waiting) => void) | undefined;
  /** How often it is tried, the first time included; 60 if not given. */
  readonly tries?: number;
};

const TRIES = 60;

/** ms between two tries where the broker names no time. */
const PAUSE_MS = 5_000;

/**
 * Tries again what the broker took just not now (429, 502, 503, 504), beyond the few tries of a client, each time after the
 * wait that it asks for. Throws the last `ProblemError`, or any other fault at once.
 */
export const patiently = async <T>(
  run: () => Promise<T>,
  { signal, onWait, tries = TRIES }: Patience,
): Promise<T> => {
  for (let n = 1; ; n++) {
    try {
      return await run();
    } catch (fault) {
      if (!(fault instanceof ProblemError) || !isPassing(fault.problem.status) || n >= tries) throw fault;
      const seconds = fault.retryAfter ?? fault.problem["retryAfter"];
      const ms = typeof seconds === "number" ? seconds * 1_000 : PAUSE_MS;
      onWait?.({ ms, problem: fault.problem });
      await wait(ms, signal);
    }
  }
};
