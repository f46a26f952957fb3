import { useEffect, useRef } from "react";
import { shortcutOf, shortcutsEnabled } from "./shortcuts.ts";

const OCCUPIED =
  "input, textarea, select, [contenteditable], [role=dialog], [role=listbox], [role=menu], [role=combobox]";

const isOccupied = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(OCCUPIED) !== null;

/** What single keys do while the calling component is on the page. */
export const useShortcuts = (actions: Readonly<Record<string, () => void>>): void => {
  const current = useRef(actions);
  useEffect(() => {
    current.current = actions;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const press = {
        key: event.key,
        ctrlKey: event.ctrlKey,
        altKey: event.altKey,
        metaKey: event.metaKey,
        defaultPrevented: event.defaultPrevented,
        occupied: isOccupied(event.target),
      };
      const name = shortcutOf(press, shortcutsEnabled(localStorage));
      const action = name === undefined ? undefined : current.current[name];
      if (!action) return;
      event.preventDefault();
      action();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
};
