import { useCallback, useState } from "react";
import { useLocation } from "react-router";
import { keepPlace, type ListPlace, readPlace } from "./list-place.ts";

/** Where the user was in the list when they left this page by a link, and the way to keep where they are now. */
export const useListPlace = (): readonly [ListPlace, (change: ListPlace) => void] => {
  const { key } = useLocation();
  const [start] = useState(() => readPlace(sessionStorage, key));
  const keep = useCallback((change: ListPlace) => keepPlace(sessionStorage, key, change), [key]);
  return [start, keep];
};
