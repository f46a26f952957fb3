import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type EditorTab, editorAddress, editorTabs } from "./editor-place.ts";

type PartTabsProps = { readonly agreementId: string; readonly tab: EditorTab };

/** The five parts of an agreement and what is about all of them, each with an address of its own. */
export const PartTabs = ({ agreementId, tab }: PartTabsProps) => {
  const { t } = useTranslation();
  const current = useRef<HTMLAnchorElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another tab is another element
  useEffect(() => {
    current.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [tab]);
  return (
    <nav className="part-tabs" aria-label={t("editor.tabs")}>
      {editorTabs.map((one) => (
        <Link
          key={one}
          to={editorAddress(agreementId, one)}
          className="part-tab"
          {...(one === tab ? { ref: current, "aria-current": "page" } : {})}
        >
          {t(`editor.tab.${one}`)}
        </Link>
      ))}
    </nav>
  );
};
