import type { ThemeConfig } from "antd";
import { useSyncExternalStore } from "react";
import { theme } from "./theme.ts";

const still = matchMedia("(prefers-reduced-motion: reduce)");

const whenItChanges = (tell: () => void): (() => void) => {
  still.addEventListener("change", tell);
  return () => still.removeEventListener("change", tell);
};

const withoutMotion: ThemeConfig = { ...theme, token: { ...theme.token, motion: false } };

/** The console's look; without motion for who asked their system for less of it (WCAG 2.1, 2.3.3). */
export const useTheme = (): ThemeConfig =>
  useSyncExternalStore(whenItChanges, () => still.matches) ? withoutMotion : theme;
