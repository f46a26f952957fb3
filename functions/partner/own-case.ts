import type { Partner } from "@tongban/store";
import type { May } from "../views/side-of.ts";

/** Whether a case is a partner's own: one that it submitted. The parts of a joint case are the co-handling regions'. */
export const ownsCase: May<Pick<Partner, "id">> = ({ id }, { origin }) =>
  origin.partner === id && origin.parent === undefined;
