import type { Instant } from "../../clock/instant.ts";
import type { RegionCode } from "../../identifiers/region-code.ts";
import { type Refusal, refusal } from "../../refusal.ts";
import type { Staff } from "../../staff.ts";
import type { Agreement } from "./agreement-life.ts";
import type { AgreementActor, AgreementEvent, AgreementEventDetail } from "./event.ts";
import { evolveAgreement } from "./evolve.ts";

/** An operator who loads agreements from a file that the parties signed; speaks for all of them. */
export type Operator = { readonly kind: "operator"; readonly name: string };

/** Who gives a command about an agreement. */
export type Speaker = Staff | Operator;

const isOperator = (by: Speaker): by is Operator => "kind" in by;

/** The parties that somebody speaks for. */
export const partiesOf = (by: Speaker, parties: readonly RegionCode[]): readonly RegionCode[] =>
  isOperator(by) ? parties : parties.filter((party) => by.regions.includes(party));

/** Whether it is an operator, who needs nobody's consent. */
export const speaksForAll = isOperator;

/** Why somebody may not speak for a party at all; `party-required` where they are a coordinator of strangers. */
export const unlessParty = (by: Speaker, parties: readonly RegionCode[]): Refusal | undefined => {
  if (isOperator(by)) return undefined;
  if (by.role !== "coordinator") return refusal("coordinator-required");
  return partiesOf(by, parties).length > 0
    ? undefined
    : refusal("party-required", { parties, regions: by.regions });
};

/** A change that goes through: its events, and the agreement that they lead to. */
export type AgreementChange = {
  readonly kind: "changed";
  readonly events: readonly AgreementEvent[];
  readonly agreement: Agreement;
};

/** What a command about an agreement comes to. */
export type AgreementVerdict = AgreementChange | Refusal;

/** The events that details make of an agreement, numbered on from its revision. */
export const agreementChange = (
  id: Agreement["id"],
  before: Agreement | undefined,
  actor: AgreementActor,
  at: Instant,
  details: readonly AgreementEventDetail[],
): AgreementChange => {
  let agreement = before ?? { id, revision: 0 };
  const events = details.map((detail) => {
    const event = { ...detail, agreement: id, n: agreement.revision + 1, at, actor };
    agreement = evolveAgreement(event.n === 1 ? undefined : agreement, event);
    return event;
  });
  return { kind: "changed", events, agreement };
};

/** Who an event says it was. */
export const agreementActor = (by: Speaker): AgreementActor =>
  isOperator(by) ? by : { kind: "staff", id: by.id, name: by.name };
