import {
  type Calendar,
  type Instant,
  localDateOf,
  type ReceivingWindow,
  receptionOf,
  type WindowId,
} from "@tongban/domain";
import {
  addressHashing,
  type Booker,
  calendarRegionAt,
  type DirectoryWindow,
  loadWindows,
} from "@tongban/store";
import type { Passer } from "../edge/caller-address.ts";
import type { Resources } from "../edge/resources.ts";

/** What handlers of appointments work with. */
export type ReceptionDesk = Pick<Resources, "store" | "calendarOf"> & {
  readonly hashOf: ReturnType<typeof addressHashing>;
};

/** Opens it. */
export const receptionDesk = ({
  store,
  calendarOf,
}: Pick<Resources, "store" | "calendarOf">): ReceptionDesk => ({
  store,
  calendarOf,
  hashOf: addressHashing(store),
});

/** Who books today from an address. */
export const bookerOf = async (
  { hashOf }: Pick<ReceptionDesk, "hashOf">,
  { address }: Passer,
  now: Instant,
): Promise<Booker> => {
  const date = localDateOf(now);
  return { address: await hashOf(address, date), date };
};

/** A window as its directory names it and as appointments are decided on; nothing where there is no such window. */
export const findReceiving = async (
  { store, calendarOf }: Pick<Resources, "store" | "calendarOf">,
  id: WindowId,
): Promise<{ readonly window: DirectoryWindow; readonly receiving: ReceivingWindow } | undefined> => {
  const [window] = await loadWindows(store, [id]);
  if (!window) return undefined;
  return { window, receiving: receivingWindow(window, await calendarOf(calendarRegionAt(window))) };
};

const receivingWindow = (window: DirectoryWindow, calendar: Calendar): ReceivingWindow => ({
  id: window.id,
  open: window.open,
  matters: window.matters,
  reception: receptionOf(window),
  calendar,
});
