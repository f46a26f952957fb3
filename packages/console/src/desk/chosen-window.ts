const KEY = "tongban.window.";

/** The window that a person chose last in this browser, if they ever did. */
export const chosenWindow = (storage: Storage, person: string): string | undefined =>
  storage.getItem(KEY + person) ?? undefined;

/** Remembers a person's window, so that every way back to the desk leads to it. */
export const chooseWindow = (storage: Storage, person: string, window: string): void =>
  storage.setItem(KEY + person, window);
