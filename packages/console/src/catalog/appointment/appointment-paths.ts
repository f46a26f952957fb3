/** A window's slots. The paths stand here again so that the page loads no schemas; a test compares them. */
export const slotsPath = (window: string): string => `/v1/windows/${encodeURIComponent(window)}/slots`;

/** How crowded a window is. */
export const crowdPath = (window: string): string => `/v1/windows/${encodeURIComponent(window)}/crowd`;

/** Where appointments are made. */
export const bookingPath = "/v1/appointments";

/** An appointment, or what is done with it. */
export const appointmentPath = (code: string, action?: "move" | "cancel"): string =>
  `${bookingPath}/${encodeURIComponent(code)}${action === undefined ? "" : `/${action}`}`;
