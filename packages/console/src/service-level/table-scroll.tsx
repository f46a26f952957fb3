import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** Holds a table that may be wider than the page: it scrolls by itself, by keyboard too. */
export const TableScroll = ({ of, children }: { readonly of: string; readonly children: ReactNode }) => {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="table-scroll" tabIndex={0} aria-label={t("serviceLevel.tableOf", { of })}>
      {children}
    </section>
  );
};
