import { useEffect, useState } from "react";
import { focusHeading } from "./focus-heading.ts";

/** When the calling component goes, gives the keyboard back to what had it before: never to nothing. */
export const useReturnFocus = (): void => {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      const taken = document.activeElement !== null && document.activeElement !== document.body;
      if (taken) return;
      if (opener instanceof HTMLElement && opener !== document.body && opener.isConnected) opener.focus();
      if (document.activeElement === document.body) focusHeading();
    },
    [opener],
  );
};
