import { useFragment } from "../../shell/fragment.ts";

const NAME = "appointment=";

/** The code of the appointment that the fragment of an address leads to, and no server ever sees; undefined for another one. */
export const codeIn = (fragment: string): string | undefined =>
  fragment.startsWith(NAME) ? fragment.slice(NAME.length) : undefined;

/** The address of an appointment, such as its QR code holds. */
export const addressOfCode = (code: string): string =>
  `${location.origin}${location.pathname}#${NAME}${code}`;

/** Goes to an appointment, or away from it. */
export const showCode = (code: string | undefined): void => {
  location.hash = code === undefined ? "" : `${NAME}${code}`;
};

/** The code that the address says, and follows. */
export const useShownCode = (): string | undefined => codeIn(useFragment());
