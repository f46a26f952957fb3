import { useEffect, useRef, useState } from "react";
import { badgedTitle, newIds } from "./announce.ts";
import { playSound } from "./sound.ts";

/** Counts cases that arrived since the user last looked, puts the number on the tab, and sounds if wanted. */
export const useAnnouncement = (
  ids: readonly string[] | undefined,
  scope: string,
  sound: boolean,
): number => {
  const seen = useRef<{ scope: string; ids: ReadonlySet<string> } | undefined>(undefined);
  const [unseen, setUnseen] = useState(0);

  useEffect(() => {
    if (!ids) return;
    const before = seen.current?.scope === scope ? seen.current.ids : undefined;
    const arrived = newIds(before, ids).length;
    seen.current = { scope, ids: new Set([...(before ?? []), ...ids]) };
    if (arrived === 0) return;
    setUnseen((count) => count + arrived);
    if (sound) playSound();
  }, [ids, scope, sound]);

  useEffect(() => {
    document.title = badgedTitle(document.title, unseen);
    if (unseen === 0) return;
    const look = (): void => {
      if (document.visibilityState === "visible") setUnseen(0);
    };
    document.addEventListener("visibilitychange", look);
    window.addEventListener("pointermove", look, { once: true });
    window.addEventListener("keydown", look, { once: true });
    return () => {
      document.removeEventListener("visibilitychange", look);
      window.removeEventListener("pointermove", look);
      window.removeEventListener("keydown", look);
    };
  }, [unseen]);

  useEffect(
    () => () => {
      document.title = badgedTitle(document.title, 0);
    },
    [],
  );
  return unseen;
};
