import { wait } from "../../client/retry.ts";
import { CommandError, exitCodes } from "../../command/exit-code.ts";

/** ms that a step of the broker's own may take before the demo gives up. */
const BOUND = 120_000;
/** ms between two looks. */
const LOOK = 250;

/** Looks again until there is what is looked for; refuses with a sentence where it does not come. */
export const untilThere = async <T>(what: string, look: () => Promise<T | undefined>): Promise<T> => {
  for (let waited = 0; waited < BOUND; waited += LOOK) {
    const found = await look();
    if (found !== undefined) return found;
    await wait(LOOK, undefined);
  }
  throw new CommandError(exitCodes.fault, `${what} did not come within ${BOUND / 1_000} s.`);
};
