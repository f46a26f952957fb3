import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { runProgram } from "../../packages/sdk/src/command/run-program.ts";

/** What a reader does while a command runs that does not end by itself. */
export type Watching = {
  /** The command's words, without `tongban`. */
  readonly command: RegExp;
  /** What it has printed when the reader presses Ctrl-C. */
  readonly until: RegExp;
  /** What happens elsewhere meanwhile: another command. */
  readonly meanwhile?: readonly string[];
};

type Ended = { readonly code: number; readonly out: string; readonly err: string };

type Asked = { readonly args: readonly string[]; readonly folder: string };

/** Runs a command in this process, and stops it where it has printed what its reader waits for. */
const runAsked = async (
  { args, folder }: Asked,
  environment: Readonly<Record<string, string>>,
  until?: RegExp,
): Promise<Ended> => {
  const stop = new AbortController();
  let [out, err] = ["", ""];
  const code = await runProgram(["node", "tongban", ...args], {
    environment,
    folder,
    write: (text) => {
      out += `${text}\n`;
      if (until?.test(out)) stop.abort(new Error("stopped"));
    },
    writeError: (text) => {
      err += `${text}\n`;
    },
    stopped: stop.signal,
  });
  return stop.signal.aborted ? { code: 0, out, err: "" } : { code, out, err };
};

const runWatched = async (
  asked: Asked,
  environment: Readonly<Record<string, string>>,
  watching: readonly Watching[],
): Promise<Ended> => {
  const watched = watching.find(({ command }) => command.test(asked.args.join(" ")));
  const running = runAsked(asked, environment, watched?.until);
  if (watched?.meanwhile === undefined) return running;
  const beside = await runAsked({ ...asked, args: watched.meanwhile }, environment);
  return beside.code === 0 ? running : beside;
};

/** Serves `tongban-shim.mjs`: runs each command that it is asked for, for it costs a process of its own a second. */
export const startCommandServer = async (
  environment: Readonly<Record<string, string>>,
  watching: readonly Watching[],
): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> => {
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (text: string) => {
      body += text;
    });
    request.once("end", async () => {
      const ended = await runWatched(JSON.parse(body), environment, watching);
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(ended));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: () => new Promise((resolve) => void server.close(() => resolve()).closeAllConnections()),
  };
};
