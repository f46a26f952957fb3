import { useCallback } from "react";
import { useLocation, useNavigate } from "react-router";

/** The text that a page of search results was opened for; empty where none was given. */
export const useSearchedText = (): string => {
  const { state }: { readonly state: unknown } = useLocation();
  return typeof state === "object" && state !== null && "text" in state && typeof state.text === "string"
    ? state.text
    : "";
};

/**
 * Searches all cases on a page of its own. The text goes with the entry of the browser's history and not into the
 * address, which is logged and sent around: it may be a name or an identity number.
 */
export const useSearchAll = (): ((text: string) => void) => {
  const navigate = useNavigate();
  return useCallback(
    (text) => {
      const given = text.trim();
      if (given.length >= 2) void navigate("/search", { state: { text: given } });
    },
    [navigate],
  );
};
