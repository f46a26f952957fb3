import type { ListPage, ListView, ShownColumn } from "@tongban/domain";
import { listConditions } from "@tongban/domain";
import { useEffect, useRef, useState } from "react";
import { useSearchParams } from "react-router";
import { useListViews } from "../api/list-view-queries.ts";
import { keepColumns, readColumns } from "./shown-columns.ts";

/** What a page's list is narrowed to and how it is arranged, and the ways to change that. */
export type ListArrangement = {
  readonly page: ListPage;
  readonly conditions: ListView["conditions"];
  readonly columns: readonly ShownColumn[];
  readonly onColumns: (columns: readonly ShownColumn[]) => void;
  /** Shows the list as it was saved. */
  readonly onView: (view: ListView) => void;
};

/**
 * The arrangement of a page's list: conditions stand in the address, columns in this browser. A page that is opened
 * without conditions shows the user's default view, where there is one.
 */
export const useListView = (page: ListPage): ListArrangement => {
  const [place, setPlace] = useSearchParams();
  const [columns, setColumns] = useState(() => readColumns(localStorage, page));
  const bare = useRef(place.size === 0);
  const views = useListViews(bare.current);
  const onColumns = (next: readonly ShownColumn[]) => {
    keepColumns(localStorage, page, next);
    setColumns(next);
  };
  const onView = (view: ListView) => {
    setPlace(new URLSearchParams(view.conditions.map(({ name, value }) => [name, value])), { replace: true });
    onColumns(view.columns);
  };
  const first = views.data?.mine.views.find((view) => view.page === page && view.isDefault);
  useEffect(() => {
    if (!bare.current || !first) return;
    bare.current = false;
    onView(first);
  });
  const conditions = listConditions.flatMap((name) => {
    const value = place.get(name);
    return value === null || value === "" ? [] : [{ name, value }];
  });
  return { page, conditions, columns, onColumns, onView };
};
