import type { LocalDate } from "../../../clock/instant.ts";
import { maskName } from "../../../identifiers/mask.ts";
import type { MatterId } from "../../../ids.ts";
import { unlessPart } from "../../../joint/unless-parts.ts";
import type { DeclaredMaterial } from "../../../material/material.ts";
import { totalSizeRefusals } from "../../../material/total-size.ts";
import { openStatuses } from "../../case.ts";
import type { CaseEventDetail } from "../../event.ts";
import { type HelperKind, unlessMandateFits } from "../../helper.ts";
import { type Sender, transition } from "../../transition.ts";

/** Whom the applicant mandates (委托) to act for them: until the end of a day, in some matters or in all, by a signed letter. */
export type HelperNaming = {
  readonly kind: HelperKind;
  readonly name: string;
  /** How to reach them. */
  readonly contact?: string;
  readonly until: LocalDate;
  /** Absent: the mandate names no matters. */
  readonly matters?: readonly MatterId[];
  readonly document: DeclaredMaterial;
};

/** Names the helper of a case (帮办代办), in the place of one who was named before. */
export const nameHelper = transition({
  from: [...openStatuses, "decided"],
  unless: unlessPart,
  happens: ({ materialBytes = 0, origin }, _by: Sender, naming: HelperNaming, { now }) => {
    const wrong =
      unlessMandateFits(naming, origin.matter, now) ??
      totalSizeRefusals(materialBytes + naming.document.size)[0];
    return wrong ?? [helperEvent(naming)];
  },
});

/** A mandate as an event says it: who it is stands sealed, lists show a masked name. */
export const helperEvent = ({ kind, name, contact, until, document }: HelperNaming): CaseEventDetail => ({
  type: "HelperNamed",
  kind,
  name: maskName(name),
  until,
  document,
  prose: { name, ...(contact === undefined ? {} : { contact }) },
});
