import { useMemo } from "react";
import { useTranslation } from "react-i18next";

/** How the page asks in a session: where, and with which header fields. */
export type OwnDesk = {
  readonly url: (path: string) => string;
  readonly headers: Readonly<Record<string, string>>;
};

/** The desk of a session. */
export const useOwnDesk = (apiBase: string, token: string): OwnDesk => {
  const { i18n } = useTranslation();
  const { language } = i18n;
  return useMemo(
    () => ({
      url: (path: string) => `${apiBase}${path}`,
      headers: { authorization: `Bearer ${token}`, "accept-language": language },
    }),
    [apiBase, token, language],
  );
};
