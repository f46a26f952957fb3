import { useMemo } from "react";
import { useSelf } from "../../api/me-context.ts";
import { useRecords } from "../../api/registry-queries.ts";
import { useNames } from "../../api/window-queries.ts";
import type { Option } from "./field.tsx";

/** The regions that I may name: my own, or as an operator all. */
export const useRegionOptions = (): readonly Option[] => {
  const me = useSelf();
  const names = useNames();
  const regions = me.role === "operator" ? (names.data?.regions ?? []) : me.regions;
  return useMemo(() => regions.map(({ region, name }) => ({ value: region, label: name })), [regions]);
};

/** Every registered matter by its title. */
export const useMatterOptions = (): readonly Option[] => {
  const { data } = useNames();
  return useMemo(
    () => (data?.matters ?? []).map(({ matter, title }) => ({ value: matter, label: title })),
    [data],
  );
};

/** The windows of some regions by their names. */
export const useWindowOptions = (regions: readonly string[]): readonly Option[] => {
  const { data } = useRecords("window");
  return (data ?? []).flatMap(({ id, says }) =>
    says && regions.includes(says.region) ? [{ value: id, label: says.name }] : [],
  );
};
