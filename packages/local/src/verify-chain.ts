/**
 * `npm run verify-chain`: rebuilds every case from its events alone and compares it with what is kept, and checks the
 * chains of agreements, windows, people and partners. Looks at the
 * table that `TABLE_NAME` names in the AWS account of the environment, or else at the data folder's.
 */
import {
  type CaseFault,
  type LedgerVerification,
  type Verification,
  verifyCases,
  verifyLedgers,
} from "@tongban/store";
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

const reportLedgers = ({ agreements, records, faults }: LedgerVerification): void => {
  if (faults.length === 0) {
    say(`${agreements} agreements and ${records} records: every chain holds.`);
    return;
  }
  for (const { name, event, reason } of faults.slice(0, FAULTS_SHOWN))
    say(`${name}: ${reason} (event ${event})`);
  say(`${faults.length} of ${agreements + records} agreements and records are not what their chains say.`);
  process.exitCode = 1;
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
  const [cases, ledgers] = await withKeptTable(process.env, async (table) => [
    await verifyCases(table, caseProgress()),
    await verifyLedgers(table),
  ]);
  reportLedgers(ledgers);
  report(cases);
});
