import { localStandardOperations } from "@tongban/contract";
import { expectValue } from "../../client/index.ts";
import { inParts, sendParts } from "../../list/index.ts";
import { checkedText, progressOf, rowsOf } from "../agreement/import-command.ts";
import { bytesOf } from "../file-bytes.ts";
import { type StaffOptions, show, staffOf, type Terminal } from "../session.ts";

/** Options of `local-standard import`. */
export type LocalImportOptions = StaffOptions & {
  readonly region: string;
  readonly why: string;
  readonly dryRun?: boolean;
  readonly merge?: boolean;
  readonly report?: string;
};

/** Reads a file, says everything that is wrong with it or what it would change, and takes it over. */
export const importLocal = async (
  terminal: Terminal,
  file: string,
  options: LocalImportOptions,
): Promise<void> => {
  const { region, why } = options;
  const { stopped: signal } = terminal;
  const bytes = bytesOf(terminal, file);
  const client = await staffOf(terminal, options);
  const listed = { params: { region }, signal };
  const { version: ifMatch } = expectValue(await client.call(localStandardOperations.listLocalRows, listed));
  const rows = await rowsOf(terminal, client, { file, bytes }, options);
  const params = { region, importId: crypto.randomUUID() };
  const parts = inParts(rows);
  const told = progressOf(terminal, "sent");
  let sent = 0;
  await sendParts(parts, async (some, part) => {
    const body = { part, rows: [...some] };
    expectValue(await client.call(localStandardOperations.stageLocalImport, { params, body, signal }));
    sent += some.length;
    told(sent, rows.length);
  });
  const asked = { parts: parts.length, way: options.merge ? "merge" : "replace" } as const;
  const checked = expectValue(
    await client.call(localStandardOperations.checkLocalImport, { params, query: asked, signal }),
  );
  if (options.dryRun) {
    show(terminal, options, checked, () => checkedText(terminal, checked, options));
    return;
  }
  const body = { ...asked, why };
  const done = expectValue(
    await client.call(localStandardOperations.commitLocalImport, { params, body, ifMatch, signal }),
  );
  show(terminal, options, done, () =>
    [
      checkedText(terminal, checked, options),
      `Imported as version ${done.version}: ${done.says?.list.rows ?? 0} rows.`,
    ].join("\n"),
  );
};
