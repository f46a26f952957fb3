import type { RegionCode } from "../identifiers/region-code.ts";
import type { PartnerId, WindowId } from "../ids.ts";

/** What ids of intake desks begin with; no partner system is registered under such an id. */
const PREFIX = "intake-";

/**
 * A window that takes applications in for other regions (收件窗口) sends them as a partner of its own would, under an id
 * that no system can have: so its cases have their identity, their lists and their news like everybody's.
 */
export const intakeDeskOf = (window: WindowId): PartnerId => `${PREFIX}${window}` as PartnerId;

/** The window whose intake desk a partner is; nothing where it is a system. */
export const windowOfIntakeDesk = (partner: PartnerId): WindowId | undefined =>
  partner.startsWith(PREFIX) ? (partner.slice(PREFIX.length) as WindowId) : undefined;

/** What of a window its intake rests on. */
export type IntakeWindow = {
  readonly id: WindowId;
  readonly region: RegionCode;
  readonly open: boolean;
  /** Whether it takes in for other regions. */
  readonly intake?: boolean;
};
