import { worksAt } from "@tongban/domain";
import type { Partner } from "@tongban/store";
import type { May } from "../views/side-of.ts";

/** Whether a case is a partner's own: one that it submitted. The parts of a joint case are the co-handling regions'. */
export const ownsCase: May<Pick<Partner, "id">> = ({ id }, { origin }) =>
  origin.partner === id && origin.parent === undefined;

/** Whether a case is at a window that a handling system works at. */
export const handlesCase: May<Partner> = ({ handles }, { origin: { handling }, window }) =>
  handles !== undefined && worksAt(handles, { handling, window });

/** Whether a partner may read a case's files: as who sent it, or as the system that handles it. */
export const readsCase: May<Partner> = (partner, kase) =>
  ownsCase(partner, kase) || handlesCase(partner, kase);
