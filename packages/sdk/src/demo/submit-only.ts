import { expectValue } from "../client/index.ts";
import { textTable } from "../command/text-table.ts";
import { uploadMaterials } from "../material/upload-materials.ts";
import type { PartnerClient } from "../partner/partner-client.ts";
import { demoApplications, filesOf } from "./applications.ts";
import type { Narrator } from "./narrator.ts";
import { newRun } from "./run-state.ts";

/** Submits a number of applications and leaves them to the people at the window. */
export const submitOnly = async (
  partner: PartnerClient,
  narrator: Narrator,
  count: number,
  url: string,
): Promise<void> => {
  const run = newRun();
  const rows: string[][] = [];
  for (let n = 1; n <= count; n++) {
    const choices = demoApplications(run);
    const choice = choices[(n - 1) % choices.length];
    if (!choice) continue;
    const application = { ...choice.application, externalRef: `demo-${run}-${n}` };
    const { caseId, externalRef, matter } = expectValue(await partner.submitCase(application));
    await uploadMaterials(partner, caseId, filesOf(run, choice), { verifiedWithin: 0 });
    rows.push([caseId, externalRef, matter]);
  }
  narrator.say(textTable(["CASE", "REFERENCE", "MATTER"], rows));
  narrator.say(
    `\n${rows.length} applications wait at Xi'an's window. Sign in as 李梅 (li-mei) at ${url}/console/, or:\n  npx tongban claim-next --staff li-mei`,
  );
};
