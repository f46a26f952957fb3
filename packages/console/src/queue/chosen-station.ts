const KEY = "tongban.station.";

/** The station that this browser serves at a window; 1 until somebody chooses. */
export const chosenStation = (storage: Storage, window: string): number =>
  Number(storage.getItem(KEY + window) ?? 1) || 1;

/** Remembers it: the computer stands where the station is, whoever sits there. */
export const chooseStation = (storage: Storage, window: string, station: number): void =>
  storage.setItem(KEY + window, `${station}`);
