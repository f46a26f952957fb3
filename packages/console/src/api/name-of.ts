import { useNames } from "./window-queries.ts";

/** Shows codes to people: the name where it is known, else the code itself. */
export type NameOf = { readonly region: (code: string) => string; readonly matter: (id: string) => string };

/** Names of regions and matters by their codes. */
export const useNameOf = (): NameOf => {
  const { data } = useNames();
  return {
    region: (code) => data?.regions.find((one) => one.region === code)?.name ?? code,
    matter: (id) => data?.matters.find((one) => one.matter === id)?.title ?? id,
  };
};
