import { groupedQueryCode, parseQueryCode, type QueryCode } from "@tongban/domain";
import { useFragment } from "../shell/fragment.ts";

/** The query code that the fragment of an address is; undefined where it is none. */
export const codeIn = (fragment: string): QueryCode | undefined => {
  const code = parseQueryCode(fragment);
  return code.ok ? code.value : undefined;
};

/** Puts a query code into the address, so that a reload shows the same case; without one, leads back to the question. */
export const showCode = (code: QueryCode | undefined): void => {
  history.replaceState(
    null,
    "",
    `${location.pathname}${code === undefined ? "" : `#${groupedQueryCode(code)}`}`,
  );
  // Replacing an address tells nobody.
  dispatchEvent(new HashChangeEvent("hashchange"));
};

/** The query code that the address has, and follows. */
export const useCode = (): QueryCode | undefined => codeIn(useFragment());
