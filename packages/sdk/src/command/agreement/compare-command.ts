import { readWholeComparison } from "../../list/index.ts";
import { show, staffOf, type Terminal } from "../session.ts";
import type { ListOptions } from "./list-commands.ts";
import { fileLanguage, surroundingsOf } from "./sheet-files.ts";

/** Options of `list diff`. */
export type DiffOptions = ListOptions & { readonly from?: string; readonly to: string };

/** Says how two lists of an agreement differ. */
export const compareListVersions = async (terminal: Terminal, options: DiffOptions): Promise<void> => {
  const { agreement, from, to } = options;
  const client = await staffOf(terminal, options);
  const compared = await readWholeComparison(client, agreement, { from, to }, terminal.stopped);
  const { comparisonLines } = await import("@tongban/sheet");
  const around = await surroundingsOf(terminal, client);
  show(terminal, options, compared, () =>
    [
      `${compared.from} → ${compared.to}: ${compared.added} added, ${compared.removed} removed, ${compared.changed} changed`,
      ...comparisonLines(compared.changes, around, fileLanguage(options, terminal)),
    ].join("\n"),
  );
};
