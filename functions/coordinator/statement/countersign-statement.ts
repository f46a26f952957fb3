import type { statementOperations } from "@tongban/contract";
import {
  type AgreementTerms,
  type Countersignature,
  countersignedText,
  epochMs,
  type Instant,
  refusal,
  type Staff,
} from "@tongban/domain";
import { textSignatureFault } from "@tongban/signature";
import {
  type IssuedStatement,
  keepCountersignature,
  loadCountersignatures,
  loadStatement,
} from "@tongban/store";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { statementView, termsFor } from "./statement-view.ts";

/** How far the signer's clock may be off. */
const TOLERANCE_MINUTES = 5;

/** Keeps a region's countersignature of a statement; the same one again is answered as the first time. */
export const countersignStatement =
  ({ store }: Resources): Run<typeof statementOperations.countersignStatement, Staff> =>
  async ({ params: { agreementId, day }, body, caller, now }) => {
    const terms = await termsFor(store, agreementId, caller);
    const { countersignature } = body;
    const { region } = countersignature;
    if (!terms || !speaksFor(caller, terms, countersignature)) return problem("not-found");
    const statement = await loadStatement(store, terms.id, day, body.number);
    if (!statement) return problem("not-found");
    const { number, root } = statement;
    if (body.root !== root) return refusal("another-root", { number, root });
    if (!holds(statement, countersignature))
      return refusal("countersignature-invalid", { minutes: TOLERANCE_MINUTES });
    const known = await knownOf(store, statement, countersignature);
    if (known) {
      if (known.value === countersignature.value) return answered(await statementView(store, statement));
      return refusal("already-countersigned", { region, number });
    }
    if (!isTimely(countersignature.signedAt, now))
      return refusal("countersignature-invalid", { minutes: TOLERANCE_MINUTES });
    if (!(await keepCountersignature(store, statement, countersignature, caller.id)))
      return refusal("already-countersigned", { region, number });
    return answered(await statementView(store, statement));
  };

const speaksFor = (caller: Staff, { parties }: AgreementTerms, { region }: Countersignature): boolean =>
  caller.regions.includes(region) && parties.includes(region);

const holds = (statement: IssuedStatement, countersignature: Countersignature): boolean =>
  textSignatureFault(countersignedText(statement, countersignature), countersignature) === undefined;

const isTimely = (signedAt: Instant, now: Instant): boolean =>
  Math.abs(epochMs(now) - epochMs(signedAt)) <= TOLERANCE_MINUTES * 60_000;

const knownOf = async (
  store: Resources["store"],
  statement: IssuedStatement,
  { region }: Countersignature,
): Promise<Countersignature | undefined> =>
  (await loadCountersignatures(store, statement)).find((other) => other.region === region);
