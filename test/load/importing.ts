import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { writeList } from "@tongban/sheet";
import * as z from "zod";
import { runInProcess } from "../../packages/sdk/test/run-command.ts";
import { manyRows } from "../../packages/sheet/test/rows.ts";
import { startMeasured } from "./broker.ts";

/** What one import took. */
export type ImportFigure = { readonly what: string; readonly seconds: number; readonly megabytes: number };

const ran = z.object({ code: z.literal(0), seconds: z.number(), megabytes: z.number() });

const program = fileURLToPath(new URL("./import-program.ts", import.meta.url));

/** Imports an XLSX of so many rows into a draft by the command, tried first and then done, each in a process of its own. */
export const importFigures = async (rows: number): Promise<readonly ImportFigure[]> => {
  const broker = await startMeasured();
  const folder = mkdtempSync(join(tmpdir(), "tongban-bench-import-"));
  const file = join(folder, "list.xlsx");
  writeFileSync(file, await writeList(manyRows(rows), "xlsx", { regions: new Map() }, "zh"));
  const environment = { TONGBAN_URL: broker.url };
  const who = ["--staff", "zhao-min"];
  const drafted = await runInProcess(
    ["agreement", "draft", "imported", "--like", "xian-nanjing", ...who],
    folder,
    environment,
  );
  if (drafted.code !== 0) throw new Error(drafted.err);
  const figures: ImportFigure[] = [];
  for (const [what, ...words] of [["dry run", "--dry-run"], ["import"]] as const) {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [
        "--disable-warning=ExperimentalWarning",
        program,
        "list",
        "import",
        file,
        "--agreement",
        "imported",
        ...words,
        ...who,
      ],
      { env: { ...process.env, ...environment } },
    );
    figures.push({ what, ...ran.parse(JSON.parse(stdout)) });
  }
  await broker.stop();
  rmSync(folder, { recursive: true });
  return figures;
};
