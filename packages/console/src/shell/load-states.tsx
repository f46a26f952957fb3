import { ProblemError } from "@tongban/sdk/client";
import { Button, Skeleton } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useOnline } from "./use-online.ts";

/** The outline of content on its way. */
export const Loading = ({ rows = 6 }: { readonly rows?: number }) => {
  const { t } = useTranslation();
  return (
    <div className="loading" role="status" aria-label={t("list.loadingMore")}>
      <Skeleton active title={false} paragraph={{ rows: rows + 1 }} />
    </div>
  );
};

type LoadFailureProps = {
  readonly error: unknown;
  readonly onRetry: () => void;
  /** Whether this is all that the page has, and so carries its heading. */
  readonly whole?: boolean;
};

/** Why content could not be loaded, and the way to try again. */
export const LoadFailure = ({ error, onRetry, whole = false }: LoadFailureProps) => {
  const { t } = useTranslation();
  const online = useOnline();
  const Heading = whole ? "h1" : "h2";
  const problem = error instanceof ProblemError ? error.problem : undefined;
  return (
    <div className="notice" role="alert">
      <Heading>{t("trouble.load")}</Heading>
      <p>{problem?.detail ?? t(online ? "trouble.unreachable" : "trouble.noNetwork")}</p>
      {problem ? <p className="faint">{t("trouble.correlation", { id: problem.correlationId })}</p> : null}
      <Button onClick={onRetry}>{t("action.retry")}</Button>
    </div>
  );
};

type EmptyNoticeProps = {
  readonly title: string;
  readonly hint?: string;
  /** Whether this is all that the page has, and so carries its heading. */
  readonly whole?: boolean;
  readonly children?: ReactNode;
};

/** What stands where there is nothing, and what to do about it. */
export const EmptyNotice = ({ title, hint, whole = false, children }: EmptyNoticeProps) => (
  <div className="notice">
    <svg viewBox="0 0 48 32" aria-hidden="true" className="notice-mark">
      <path
        d="M8 24c0-13 32-3 32-16"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeDasharray="3 5"
      />
      <circle cx="8" cy="25" r="4" fill="none" stroke="currentColor" strokeWidth="2" />
      <circle cx="40" cy="7" r="4" fill="none" stroke="currentColor" strokeWidth="2" />
    </svg>
    {whole ? <h1>{title}</h1> : <h2>{title}</h2>}
    {hint === undefined ? null : <p>{hint}</p>}
    {children}
  </div>
);
