import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { paperOperations } from "@tongban/contract";
import { canonicalJson } from "@tongban/domain";
import { expectValue } from "../../client/index.ts";
import { CommandError, exitCodes } from "../../command/exit-code.ts";
import { verifyPaperFile } from "../../verify/verify-text.ts";
import { untilThere } from "./bounded.ts";
import type { LifeCast } from "./life-cast.ts";

/**
 * Writes the papers (文书) of a case as PDF, each with the broker's statement of it beside it, once all are issued; answers
 * how many. Refuses where a file is not what its statement says.
 */
export const writePapers = async (
  { xian, papers: folder, narrator }: LifeCast,
  title: string,
  caseId: string,
): Promise<number> => {
  const papers = await untilThere(`The papers of case ${caseId}`, async () => {
    const listed = expectValue(await xian.call(paperOperations.listWindowPapers, { params: { caseId } }));
    return listed.papers.every(({ statement }) => statement) ? listed.papers : undefined;
  });
  mkdirSync(folder, { recursive: true });
  for (const { n, title: paper, number } of papers) {
    const params = { caseId, n };
    const { url, statement } = expectValue(await xian.call(paperOperations.readWindowPaper, { params }));
    const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
    const signed = `${canonicalJson(statement)}\n`;
    if (verifyPaperFile(signed, bytes).some(({ findings }) => findings.length > 0))
      throw new CommandError(exitCodes.fault, `The paper ${number} is not what its statement says.`);
    const file = join(folder, `${title}-${n}-${paper}`);
    writeFileSync(`${file}.pdf`, bytes);
    writeFileSync(`${file}.json`, signed);
    narrator.step(title, "paper", `${paper} ${number} · verified · ${file}.pdf`);
  }
  return papers.length;
};
