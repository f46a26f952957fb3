import { parseVerificationCode, printedVerificationCode, type VerificationCode } from "@tongban/domain";
import { useFragment } from "../shell/fragment.ts";

/** Puts a verification code into the address, as the QR code of a paper does; without one, leads back to the question. */
export const showCode = (code: VerificationCode | undefined): void => {
  history.replaceState(
    null,
    "",
    `${location.pathname}${code === undefined ? "" : `#${printedVerificationCode(code)}`}`,
  );
  // Replacing an address tells nobody.
  dispatchEvent(new HashChangeEvent("hashchange"));
};

/** The verification code that the address has, and follows. */
export const useCode = (): VerificationCode | undefined => parseVerificationCode(useFragment());
