import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { App as AntApp, ConfigProvider } from "antd";
import zhCNLocale from "antd/locale/zh_CN";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { createBrowserRouter } from "react-router";
import { RouterProvider } from "react-router/dom";
import { createBrokerApi } from "./api/broker-api.ts";
import { BrokerApiProvider } from "./api/broker-api-context.ts";
import type { Session } from "./session/session.ts";
import { SessionProvider, useSession, useSessionState } from "./session/session-context.ts";
import { SignInPage } from "./session/sign-in-page.tsx";
import { consoleBase, type Settings } from "./settings.ts";
import { Shell } from "./shell/shell.tsx";
import { useTheme } from "./shell/use-theme.ts";

type AppProps = {
  readonly settings: Settings;
  readonly session: Session;
  readonly signInFailure: string | undefined;
};

/** The console: language and look, then the session, then the pages. */
export const App = ({ settings, session, signInFailure }: AppProps) => {
  const { i18n } = useTranslation();
  const theme = useTheme();
  // A router that pages can hold up, for what is not saved; which page stands where is the shell's.
  const [router] = useState(() =>
    createBrowserRouter(
      [{ path: "*", element: <SignedInOnly settings={settings} signInFailure={signInFailure} /> }],
      { basename: consoleBase.replace(/\/$/, "") },
    ),
  );
  const locale = i18n.language === "en" ? {} : { locale: zhCNLocale };
  return (
    <ConfigProvider theme={theme} {...locale} button={{ autoInsertSpace: false }}>
      <AntApp message={{ maxCount: 1 }}>
        <SessionProvider value={session}>
          <RouterProvider router={router} />
        </SessionProvider>
      </AntApp>
    </ConfigProvider>
  );
};

/** Lets in who is signed in; an expired session stays inside, and another person starts from nothing. */
const SignedInOnly = ({ settings, signInFailure }: Omit<AppProps, "session">) => {
  const state = useSessionState();
  switch (state.kind) {
    case "unknown":
      return null;
    case "signed-out":
      return <SignInPage failure={signInFailure} />;
    case "signed-in":
    case "expired":
      return <Workspace key={state.subject} apiBase={settings.apiBase} />;
  }
};

const Workspace = ({ apiBase }: { readonly apiBase: string }) => {
  const session = useSession();
  const { i18n } = useTranslation();
  const broker = useMemo(
    () => createBrokerApi(apiBase, session, i18n.language),
    [apiBase, session, i18n.language],
  );
  const queries = useMemo(createQueries, []);
  // Sentences of the broker come in the language that was asked for.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what changes is the broker, and with it the language
  useEffect(() => void queries.invalidateQueries(), [broker, queries]);
  return (
    <BrokerApiProvider value={broker}>
      <QueryClientProvider client={queries}>
        <Shell />
      </QueryClientProvider>
    </BrokerApiProvider>
  );
};

/**
 * The client retries by itself, so a query that failed has failed. Without a network a query fails as well, rather
 * than waiting for one unseen; it is asked again once there is one.
 */
const createQueries = (): QueryClient =>
  new QueryClient({
    defaultOptions: { queries: { retry: false, networkMode: "always", refetchOnReconnect: true } },
  });
