import { type CallResult, expectValue, Fault } from "../../client/index.ts";
import { CommandError, exitCodes } from "../exit-code.ts";

/** Problems of a broker that has none of a sandbox's paths. */
const elsewhere: ReadonlySet<string> = new Set(["not-found", "method-not-allowed", "sandbox-key"]);

/** The value that a sandbox answered with; a broker that is none is named, for its own words know nothing of sandboxes. */
export const expectSandbox = async <T>(url: string, asked: Promise<CallResult<T>>): Promise<T> => {
  const answer = await asked.catch((fault: unknown) => {
    // A gateway answers in its own way to a path that nobody routed.
    if (fault instanceof Fault && fault.kind === "unreadable") throw noSandbox(url, fault);
    throw fault;
  });
  if (!answer.ok && elsewhere.has(answer.problem.code)) throw noSandbox(url);
  return expectValue(answer);
};

const noSandbox = (url: string, cause?: Fault): CommandError =>
  new CommandError(
    exitCodes.usage,
    `${url} is no sandbox: \`tongban sandbox …\` works on one alone. Give the sandbox's address with --url; on one machine, \`npm start -- --sandbox\` starts one.`,
    cause ? { cause } : {},
  );
