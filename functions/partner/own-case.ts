import type { Case } from "@tongban/domain";
import type { Partner } from "@tongban/store";

/** Whether a case is a partner's own: one that it submitted. The parts of a joint case are the co-handling regions'. */
export const isOwnCase =
  ({ id }: Pick<Partner, "id">) =>
  ({ origin }: Pick<Case, "origin">): boolean =>
    origin.partner === id && origin.parent === undefined;
