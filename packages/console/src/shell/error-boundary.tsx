import { Button, Result } from "antd";
import { Component, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

type Props = { readonly children: ReactNode };
type State = { readonly error: unknown };

/** Keeps a page that fails from taking the console with it; React offers this to classes only. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: undefined };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override render(): ReactNode {
    return this.state.error === undefined ? this.props.children : <Crash error={this.state.error} />;
  }
}

const Crash = ({ error }: { readonly error: unknown }) => {
  const { t } = useTranslation();
  return (
    <main className="page" id="main">
      <Result
        status="error"
        title={t("trouble.crash")}
        subTitle={t("trouble.crashHint")}
        extra={
          <Button type="primary" onClick={() => location.reload()}>
            {t("trouble.reload")}
          </Button>
        }
      >
        <p className="crash-reason">{error instanceof Error ? error.message : String(error)}</p>
      </Result>
    </main>
  );
};
