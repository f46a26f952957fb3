import type { PartnerClient } from "../../../partner/partner-client.ts";
import type { Agenda } from "../agenda.ts";
import type { Cast, Colleague, Desk } from "../cast.ts";
import type { Chance } from "../chance.ts";
import type { OfficeTime } from "../office-time.ts";
import type { PlannedCase } from "../year-plan.ts";
import type { CaseFile } from "./case-file.ts";

/** Where lives are led. */
export type Stage = {
  readonly cast: Cast;
  readonly agenda: Agenda;
  readonly office: OfficeTime;
  /** Epoch ms of the year's last stop. */
  readonly last: number;
  /** Told of each step that is counted on the screen. */
  readonly tell: (step: "submitted" | "finished") => void;
  /** Told of what the broker refused, which nobody in the year expects: the year goes on, and fails at its end. */
  readonly refused: (sentence: string) => void;
};

/** One case with all that its life needs. */
export type Scene = Stage & {
  readonly plan: PlannedCase;
  readonly chance: Chance;
  readonly partner: PartnerClient;
  readonly file: CaseFile;
  readonly desk: Desk;
  readonly clerk: Colleague;
  /** How fast the window works beside the others. */
  readonly pace: number;
};

/** Goes on after some working hours. */
export const later = ({ agenda, office }: Stage, hours: number): Promise<void> =>
  agenda.until(office.after(agenda.now(), hours));

/** The same, but not later than on the year's last afternoon. */
export const soon = ({ agenda, office, last }: Stage, hours: number): Promise<void> =>
  agenda.until(Math.min(last, office.after(agenda.now(), hours)));

/** Whether a case is of a matter that is done on the spot. */
export const isInstant = ({ cast, plan }: Scene): boolean =>
  cast.matters.get(plan.application.matter)?.caseType === "instant";
