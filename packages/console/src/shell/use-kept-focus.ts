import { type FocusEvent, useEffect, useRef } from "react";
import { focusHeading } from "./focus-heading.ts";

/**
 * For a section whose buttons come and go by themselves: where the one that has the keyboard goes, the page's heading
 * takes it. Returns the handler that the section listens with.
 */
export const useKeptFocus = (): ((event: FocusEvent) => void) => {
  const focused = useRef<Element | null>(null);
  // After every rendering, because any of them may take the focused button away.
  useEffect(() => {
    if (focused.current === null || focused.current.isConnected) return;
    focused.current = null;
    if (document.activeElement === document.body) focusHeading();
  });
  return (event) => {
    focused.current = event.target;
  };
};
