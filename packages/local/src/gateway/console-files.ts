import { extname } from "node:path";
import { sendProblem } from "./send-problem.ts";
import { createStaticFiles } from "./static-files.ts";

/** What the console reads at its start to find its way. */
export type ConsoleConfiguration = {
  /** OIDC issuer. */
  readonly authority: string;
  readonly clientId: string;
  /** Base URL of the API. */
  readonly apiBase: string;
};

/** Path that the console is served at. */
export const CONSOLE_PATH = "/console/";

/**
 * Serves the built console of a folder; paths that are no file get index.html, because the console routes them itself.
 * `configuration` is served as config.json.
 */
export const createConsoleFiles = (folder: string, configuration: ConsoleConfiguration) =>
  createStaticFiles({
    path: CONSOLE_PATH,
    folder,
    given: { "config.json": Buffer.from(JSON.stringify(configuration)) },
    pageOf: () => "index.html",
    missing: (request, response, name) =>
      sendProblem(request, response, {
        code: extname(name) === "" ? "local-console-not-built" : "not-found",
      }),
  });
