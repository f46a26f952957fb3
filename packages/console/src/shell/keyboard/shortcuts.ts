/** A key press, as far as shortcuts look at it. */
export type KeyPress = Pick<KeyboardEvent, "key" | "ctrlKey" | "altKey" | "metaKey" | "defaultPrevented"> & {
  /** Whether a field, a menu or a dialog has the keyboard. */
  readonly occupied: boolean;
};

/** The name a shortcut is registered under: a letter counts the same with caps lock. */
export const shortcutOf = (press: KeyPress, enabled: boolean): string | undefined => {
  if (!enabled || press.occupied || press.defaultPrevented) return undefined;
  if (press.ctrlKey || press.altKey || press.metaKey) return undefined;
  return press.key.length === 1 ? press.key.toLowerCase() : undefined;
};

const KEY = "tongban.shortcuts";

/** Whether single keys do something: people who dictate may switch it off (WCAG 2.1.4). */
export const shortcutsEnabled = (storage: Storage): boolean => storage.getItem(KEY) !== "off";

/** Remembers whether single keys do something. */
export const enableShortcuts = (storage: Storage, enabled: boolean): void =>
  storage.setItem(KEY, enabled ? "on" : "off");
