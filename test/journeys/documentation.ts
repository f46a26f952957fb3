import { type ChildProcess, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, it } from "vitest";
import { startCommandServer } from "../docs/command-server.ts";
import { type Block, fencedBlocks, placeOf, root, sdkReadme, sitePages } from "../docs/fenced-blocks.ts";
import { besides, filledIn, type Places, promised, watching } from "../docs/reader.ts";
import { fileOf, linesToRun, programsOf, runBySh, startBySh } from "../docs/run-block.ts";

/** The broker that readers have started, and where its data are. */
type ReadersBroker = { readonly url: string; readonly dataDir: string };

/** Where a reader is: an empty folder, or what is left of the start, with the broker of this machine. */
type Desk = { readonly folder: string; readonly after?: string };

const BLOCK_MS = 120_000;

/** Tests that the blocks of each page, run one after another as they are written, do what the page says. */
export const pagesDoWhatTheySay = (broker: () => ReadersBroker): void => {
  const scratch = mkdtempSync(join(tmpdir(), "tongban-reader-"));
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));
  const [start = "", ...others] = sitePages();
  const folder = join(scratch, "start");
  runPage(start, broker, { folder });
  // The README of the package begins in an empty folder as well.
  runPage(sdkReadme, broker, { folder: join(scratch, "readme") });
  for (const page of others) runPage(page, broker, { folder: join(scratch, basename(page)), after: folder });
};

const runPage = (page: string, broker: () => ReadersBroker, desk: Desk): void => {
  const blocks = fencedBlocks(page).filter((block) => block.language === "js" || linesToRun(block) !== "");
  describe.runIf(blocks.length > 0)(page, () => {
    const { folder } = desk;
    const going: ChildProcess[] = [];
    let commands: Awaited<ReturnType<typeof startCommandServer>>;
    let places: Places;
    let printed = "";
    beforeAll(async () => {
      layOut(desk);
      const { url, dataDir } = broker();
      places = { broker: url, receiverPort: await freePort() };
      commands = await startCommandServer(environmentOf({ url, dataDir }, desk), watching);
    });
    afterAll(async () => {
      for (const child of going) child.kill();
      await commands?.stop();
    });

    const run = async (block: Block): Promise<void> => {
      const lines = linesToRun(block).split("\n");
      const here = lines.filter((line) => !besides.test(line)).join("\n");
      const ended = await runBySh(filledIn(here, places, printed), folder, commands.url);
      printed += ended.out;
      if (ended.code !== 0)
        throw new Error(`${placeOf(block)} ended with ${ended.code}: ${ended.err || ended.out}`);
      for (const { line, shows } of promised)
        if (line.test(here) && !shows.test(ended.out))
          throw new Error(`${placeOf(block)} does not print ${shows}: ${ended.out}`);
      for (const line of lines.filter((one) => besides.test(one)))
        going.push(await startBySh(line, folder, commands.url));
    };

    it.for(blocks.map((block) => [titleOf(block), block] as const))(
      "%s",
      { timeout: BLOCK_MS },
      async ([, block], { skip }) => {
        const missing = programsOf(linesToRun(block)).filter((program) => !isThere(program));
        if (missing.length > 0) skip(`this machine has no ${missing.join(" and no ")}`);
        if (block.language === "js") writeFileSync(join(folder, fileOf(block)), filledIn(block.text, places));
        else await run(block);
      },
    );
  });
};

/** The reader's folder, with the SDK in it as if it were installed. */
const layOut = ({ folder, after }: Desk): void => {
  if (after !== undefined) {
    cpSync(after, folder, { recursive: true, verbatimSymlinks: true });
    return;
  }
  mkdirSync(join(folder, "node_modules/@tongban"), { recursive: true });
  symlinkSync(join(root, "packages/sdk"), join(folder, "node_modules/@tongban/sdk"), "dir");
};

/** On the page of the start, whatever the reader has is in the folder; on others, the broker on this machine is found. */
const environmentOf = ({ url, dataDir }: ReadersBroker, { folder, after }: Desk): Record<string, string> => ({
  LANG: "C",
  XDG_STATE_HOME: folder,
  ...(after === undefined ? {} : { TONGBAN_URL: url, TONGBAN_DATA: dataDir }),
});

const titleOf = (block: Block): string =>
  `:${block.line} ${(block.language === "js" ? block.text : linesToRun(block)).split("\n").at(0)}`;

const isThere = (program: string): boolean =>
  spawnSync("sh", ["-c", 'command -v "$1"', "sh", program]).status === 0;

const freePort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
};
