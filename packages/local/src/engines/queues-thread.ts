import { subscribe } from "node:diagnostics_channel";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { parentPort, workerData } from "node:worker_threads";
import { dropSheetBytes, MATERIAL_BYTES } from "@tongban/domain";
import { startFauxqs } from "fauxqs";
import { followClock } from "../clock/stepped-clock.ts";

const {
  folder,
  region,
  host,
  clock,
}: { folder: string; region: string; host: string; clock?: SharedArrayBuffer } = workerData;
if (clock) followClock(clock);

/**
 * fauxqs always listens on every address. Its web framework announces each server it makes on a diagnostics channel
 * (a documented one), where the address can be set right before it listens, and how much a request may bring: its
 * own limit is 11 MiB.
 */
const bindToLoopback = (): void =>
  subscribe("fastify.initialization", (message) => {
    if (typeof message !== "object" || message === null || !("fastify" in message)) return;
    const { fastify } = message;
    if (typeof fastify !== "object" || fastify === null || !("listen" in fastify)) return;
    const original = fastify.listen;
    if (typeof original !== "function") return;
    if ("addHook" in fastify && typeof fastify.addHook === "function")
      fastify.addHook("onRoute", (route: { bodyLimit?: number }) => {
        route.bodyLimit = Math.max(MATERIAL_BYTES, dropSheetBytes);
      });
    Object.assign(fastify, {
      listen: (options: object): unknown => Reflect.apply(original, fastify, [{ ...options, host }]),
    });
  });

/** Every consumer was in the process that is gone, so nobody works on a message now: all are visible again. */
const showMessagesInFlight = (file: string): void => {
  if (!existsSync(file)) return;
  const database = new DatabaseSync(file, { timeout: 5_000 });
  try {
    database.exec(
      "UPDATE sqs_messages SET receipt_handle = NULL, visibility_deadline = NULL WHERE receipt_handle IS NOT NULL",
    );
  } finally {
    database.close();
  }
};

showMessagesInFlight(join(folder, "fauxqs.db"));
bindToLoopback();
const server = await startFauxqs({ port: 0, dataDir: folder, defaultRegion: region, logger: false });
if (!server.address.includes(host)) {
  await server.stop();
  throw new Error(`The SQS engine listens on ${server.address} instead of ${host}`);
}
parentPort?.once("message", () => {
  void server.stop().then(() => parentPort?.close());
});
parentPort?.postMessage(server.port);
