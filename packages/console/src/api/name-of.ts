import type { MatterKind } from "@tongban/domain";
import { useMemo } from "react";
import { useNames } from "./window-queries.ts";

/** Shows codes to people: the name where it is known, else the code itself. */
export type NameOf = {
  readonly region: (code: string) => string;
  readonly matter: (id: string) => string;
  /** What an office does in a matter, which words its actions and outcomes; until it is known, the plain words are a service's. */
  readonly kind: (id: string) => MatterKind;
};

/** Names of regions and matters by their codes. */
export const useNameOf = (): NameOf => {
  const { data } = useNames();
  return useMemo(() => {
    const regions = new Map<string, string>(data?.regions.map((one) => [one.region, one.name]));
    const matters = new Map<string, string>(data?.matters.map((one) => [one.matter, one.title]));
    const kinds = new Map<string, MatterKind>(data?.matters.map((one) => [one.matter, one.kind]));
    return {
      region: (code) => regions.get(code) ?? code,
      matter: (id) => matters.get(id) ?? id,
      kind: (id) => kinds.get(id) ?? "service",
    };
  }, [data]);
};
