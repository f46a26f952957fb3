import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";

type PageHeadProps = {
  readonly title: string;
  /** A line below the title. */
  readonly line?: ReactNode;
  /** What stands at the right: the page's main action. */
  readonly children?: ReactNode;
};

/** The head of a page; also names the browser tab. */
export const PageHead = ({ title, line, children }: PageHeadProps) => {
  const { t } = useTranslation();
  const name = t("brand.name");
  useEffect(() => {
    document.title = `${title} · ${name}`;
  }, [title, name]);
  return (
    <div className="page-head">
      <div>
        <h1>{title}</h1>
        {line === undefined ? null : <p className="page-line">{line}</p>}
      </div>
      {children === undefined ? null : <div className="page-tools">{children}</div>}
    </div>
  );
};
