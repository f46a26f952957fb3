import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

type PageHeadProps = {
  readonly title: string;
  /** A line below the title. */
  readonly line?: ReactNode;
  /** What stands at the right: the page's main action. */
  readonly children?: ReactNode;
};

/** Whether a page was shown before in this tab: the first one leaves the keyboard where the browser puts it. */
let shownBefore = false;

/** The head of a page; names the browser tab, and takes the keyboard where going to the page left it with nothing. */
export const PageHead = ({ title, line, children }: PageHeadProps) => {
  const { t } = useTranslation();
  const name = t("brand.name");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${name}`;
  }, [title, name]);
  useEffect(() => {
    if (shownBefore && document.activeElement === document.body) heading.current?.focus();
    shownBefore = true;
  }, []);
  return (
    <div className="page-head">
      <div>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {line === undefined ? null : <p className="page-line">{line}</p>}
      </div>
      {children === undefined ? null : <div className="page-tools">{children}</div>}
    </div>
  );
};
