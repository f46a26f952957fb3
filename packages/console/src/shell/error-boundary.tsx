import { Button } from "antd";
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
      <div className="notice" role="alert">
        <h1>{t("trouble.crash")}</h1>
        <p>{t("trouble.crashHint")}</p>
        <Button type="primary" onClick={() => location.reload()}>
          {t("trouble.reload")}
        </Button>
        <p className="crash-reason">{error instanceof Error ? error.message : String(error)}</p>
      </div>
    </main>
  );
};
