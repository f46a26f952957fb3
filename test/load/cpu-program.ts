/**
 * Measures CPU inside one bundle, in a process of its own whose wire is stubbed by another: reads its work from
 * the parent, handles it again and again to warm up and once to count, and answers with µs of CPU per piece.
 */
import { pathToFileURL } from "node:url";

type Work = { readonly path: string; readonly events: readonly unknown[]; readonly warmUps: number };

const handleAll = async (
  handler: (event: unknown, context: unknown) => Promise<unknown>,
  events: readonly unknown[],
) => {
  for (const event of events) {
    const answer = await handler(event, {});
    const status = answer instanceof Object && "statusCode" in answer ? answer.statusCode : 201;
    if (status !== 201) throw new Error(`the bundle answered ${JSON.stringify(answer)}`);
  }
};

process.once("message", async (message) => {
  const { path, events, warmUps } = message as Work;
  const { handler } = await import(pathToFileURL(path).href);
  for (let pass = 0; pass < warmUps; pass++) await handleAll(handler, events);
  const before = process.cpuUsage();
  await handleAll(handler, events);
  const { user, system } = process.cpuUsage(before);
  process.send?.((user + system) / events.length, () => process.exit(0));
});
