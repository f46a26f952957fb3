/**
 * `npm run verify-chain`: rebuilds every case from its events alone and compares it with what is kept. Looks at the
 * table that `TABLE_NAME` names in the AWS account of the environment, or else at the data folder's.
 */
import { type CaseFault, type Verification, verifyCases } from "@tongban/store";
import { withKeptTable } from "./kept-table.ts";
import { caseProgress, runTableCommand, say } from "./table-command.ts";

/** So many faulty cases are named; more of them say no more. */
const FAULTS_SHOWN = 20;

const faultText = ({ caseId, fault }: CaseFault): string => {
  switch (fault.kind) {
    case "broken-chain":
      return `${caseId}: the chain breaks at event ${fault.event}`;
    case "impossible":
      return `${caseId}: ${fault.reason}`;
    case "head-differs":
      return `${caseId}: the kept case differs from its events in ${fault.fields.join(", ")}`;
  }
};

const report = ({ cases, faults }: Verification): void => {
  if (faults.length === 0) {
    say(`${cases} cases: each is what its events say, and every chain holds.`);
    return;
  }
  for (const fault of faults.slice(0, FAULTS_SHOWN)) say(faultText(fault));
  say(`${faults.length} of ${cases} cases are not what their events say.`);
  process.exitCode = 1;
};

await runTableCommand(async () => {
  report(await withKeptTable(process.env, (table) => verifyCases(table, caseProgress())));
});
