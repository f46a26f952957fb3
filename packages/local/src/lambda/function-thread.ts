/**
 * Runs inside a worker thread: loads one function's bundle and hands it one event at a time, as the Lambda runtime
 * does. Whatever the function prints goes straight to its log file, without passing through the main thread.
 */
import { openSync, writeSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { parentPort, workerData } from "node:worker_threads";
import type { Context } from "aws-lambda";
import { followClock } from "../clock/stepped-clock.ts";
import type { FunctionThread, Invocation, Outcome } from "./protocol.ts";

const setting: FunctionThread = workerData;
if (setting.clock) followClock(setting.clock);
const log = openSync(setting.logFile, "a", 0o600);

const toLog = (chunk: string | Uint8Array): boolean => {
  if (typeof chunk === "string") writeSync(log, chunk);
  else writeSync(log, chunk);
  return true;
};
process.stdout.write = toLog;
process.stderr.write = toLog;

const contextOf = (invocation: Invocation): Context => ({
  awsRequestId: invocation.requestId,
  functionName: setting.functionName,
  functionVersion: "$LATEST",
  invokedFunctionArn: `arn:aws-cn:lambda:${setting.region}:000000000000:function:${setting.functionName}`,
  memoryLimitInMB: String(setting.memory),
  logGroupName: `/aws/lambda/${setting.functionName}`,
  logStreamName: setting.logStream,
  callbackWaitsForEmptyEventLoop: false,
  getRemainingTimeInMillis: () => Math.max(0, invocation.deadline - Date.now()),
  done: () => {},
  fail: () => {},
  succeed: () => {},
});

type Handler = (event: unknown, context: Context) => unknown;

const isHandler = (value: unknown): value is Handler => typeof value === "function";

const load = async (): Promise<Handler> => {
  const loaded: { handler?: unknown } = await import(pathToFileURL(setting.bundle).href);
  if (!isHandler(loaded.handler)) throw new Error(`${setting.bundle} exports no handler`);
  return loaded.handler;
};

const describe = (error: unknown): { errorType: string; errorMessage: string; stack: string } =>
  error instanceof Error
    ? { errorType: error.name, errorMessage: error.message, stack: error.stack ?? "" }
    : { errorType: "Error", errorMessage: String(error), stack: "" };

const run = async (handler: Handler, invocation: Invocation): Promise<Outcome> => {
  try {
    return { kind: "returned", value: await handler(invocation.event, contextOf(invocation)) };
  } catch (error) {
    const { errorType, errorMessage, stack } = describe(error);
    toLog(
      `${JSON.stringify({ level: "ERROR", requestId: invocation.requestId, errorType, errorMessage, stack })}\n`,
    );
    return { kind: "failed", errorType, errorMessage };
  }
};

const reply = (outcome: Outcome): void => {
  try {
    parentPort?.postMessage(outcome);
  } catch (error) {
    const { errorType, errorMessage } = describe(error);
    parentPort?.postMessage({ kind: "failed", errorType, errorMessage } satisfies Outcome);
  }
};

const handler = await load();
parentPort?.on("message", (invocation: Invocation) => {
  void run(handler, invocation).then(reply);
});
parentPort?.postMessage({ kind: "ready" } satisfies Outcome);
