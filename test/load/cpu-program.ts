/**
 * Measures CPU inside one bundle, in a process of its own whose wire is stubbed by another: reads its work from the
 * parent and warms up on it; then, each time it is told to, handles all of it once and answers with µs of CPU per piece.
 */
import { pathToFileURL } from "node:url";

/** What is handled, and how often before it counts. */
export type CpuWork = {
  readonly path: string;
  readonly events: readonly unknown[];
  readonly warmUps: number;
};

type Handler = (event: unknown, context: unknown) => Promise<unknown>;

const handleAll = async (handler: Handler, events: readonly unknown[]): Promise<number> => {
  const before = process.cpuUsage();
  for (const event of events) {
    const answer = await handler(event, {});
    const status = answer instanceof Object && "statusCode" in answer ? answer.statusCode : 201;
    if (status !== 201) throw new Error(`the bundle answered ${JSON.stringify(answer)}`);
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / events.length;
};

process.once("message", async (message) => {
  const { path, events, warmUps } = message as CpuWork;
  const { handler } = await import(pathToFileURL(path).href);
  let micros = 0;
  for (let pass = 0; pass < warmUps; pass++) micros = await handleAll(handler, events);
  process.on("message", async () => process.send?.(await handleAll(handler, events)));
  process.send?.(micros);
});
process.once("disconnect", () => process.exit(0));
