import { intakeDeskOf, type Staff, type WindowId } from "@tongban/domain";
import { type DirectoryWindow, loadWindows, type StoreContext } from "@tongban/store";
import type { ApplicationSender } from "../../partner/application/take-application.ts";

/** An intake desk of the caller's: its window, and as whom it sends applications. */
export type OwnDesk = { readonly window: DirectoryWindow; readonly sender: ApplicationSender };

/** The intake desk of a window where the caller works; nothing where it is none of theirs. */
export const findOwnDesk = async (
  store: StoreContext,
  { regions, windows }: Staff,
  id: WindowId,
): Promise<OwnDesk | undefined> => {
  if (!windows.includes(id)) return undefined;
  const [window] = await loadWindows(store, [id]);
  return window && regions.includes(window.region)
    ? { window, sender: { id: intakeDeskOf(id), regions: [window.region] } }
    : undefined;
};

/** Whether a window takes in for other regions now. */
export const takesIn = ({ open, intake = false }: Pick<DirectoryWindow, "open" | "intake">): boolean =>
  open && intake;
