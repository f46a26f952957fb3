import type { OwnDesk } from "./own-desk.ts";
import type { OwnCase } from "./own-wire.ts";

/** What every command of the applicant's page works with: the case, and what is told of it afterwards. */
export type OwnCommandProps = {
  readonly desk: OwnDesk;
  readonly own: OwnCase;
  readonly onOwn: (own: OwnCase) => void;
};
