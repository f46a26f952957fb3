import { intakeDeskOf, type Staff, type WindowId } from "@tongban/domain";
import type { DirectoryWindow, StoreContext } from "@tongban/store";
import type { ApplicationSender } from "../../partner/application/take-application.ts";
import { findOwnWindow } from "../../staff/own-window.ts";

/** An intake desk of the caller's: its window, and as whom it sends applications. */
export type OwnDesk = { readonly window: DirectoryWindow; readonly sender: ApplicationSender };

/** The intake desk of a window where the caller works; nothing where it is none of theirs. */
export const findOwnDesk = async (
  store: StoreContext,
  caller: Staff,
  id: WindowId,
): Promise<OwnDesk | undefined> => {
  // A coordinator's windows are those of the region, but nobody takes in where they do not work.
  const window = caller.windows.includes(id) ? await findOwnWindow(store, caller, id) : undefined;
  return window && { window, sender: { id: intakeDeskOf(id), regions: [window.region] } };
};

/** Whether a window takes in for other regions now. */
export const takesIn = ({ open, intake = false }: Pick<DirectoryWindow, "open" | "intake">): boolean =>
  open && intake;
