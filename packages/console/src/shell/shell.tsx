import { Suspense, useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, Route, Routes, useLocation, useNavigate } from "react-router";
import { MeProvider, useSelf } from "../api/me-context.ts";
import { useMe } from "../api/window-queries.ts";
import { ExpiredDialog } from "../session/expired-dialog.tsx";
import { ErrorBoundary } from "./error-boundary.tsx";
import { useShortcuts } from "./keyboard/use-shortcuts.ts";
import { lazyPart } from "./lazy-part.tsx";
import { LoadFailure, Loading } from "./load-states.tsx";
import { NotFound } from "./not-found.tsx";
import { OfflineBar } from "./offline-bar.tsx";
import { fetchPagesAhead, navigationOf, pages } from "./pages.ts";
import { TopBar } from "./top-bar.tsx";

const HelpSheet = lazyPart(async () => (await import("./keyboard/help-sheet.tsx")).HelpSheet);

/** The frame around every page: who is signed in, where one can go, and the page itself. */
export const Shell = () => {
  const me = useMe();
  return (
    <>
      {me.data ? (
        <MeProvider value={me.data}>
          <Frame />
        </MeProvider>
      ) : (
        <main className="page" id="main">
          {me.isError ? (
            <LoadFailure whole error={me.error} onRetry={() => void me.refetch()} />
          ) : (
            <Loading />
          )}
        </main>
      )}
      <ExpiredDialog />
    </>
  );
};

const Frame = () => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [help, setHelp] = useState(false);
  const openHelp = useCallback(() => setHelp(true), []);
  const self = useSelf();
  const { role } = self;
  const navigation = navigationOf(self);
  useEffect(() => fetchPagesAhead(role), [role]);
  useShortcuts({
    "?": openHelp,
    ...Object.fromEntries(navigation.map(({ nav, path }) => [nav.key, () => void navigate(path)])),
  });
  return (
    <>
      <a className="skip-link" href="#main">
        {t("nav.skip")}
      </a>
      <TopBar navigation={navigation} onHelp={openHelp} />
      <OfflineBar />
      <ErrorBoundary key={pathname}>
        <Suspense fallback={<Loading />}>
          <Routes>
            <Route index element={<Navigate replace to={navigation[0]?.path ?? "/desk"} />} />
            {pages
              .filter((page) => page.roles.includes(role))
              .map(({ path, component: Component }) => (
                <Route key={path} path={path} element={<Component />} />
              ))}
            <Route path="*" element={<NotFound />} />
          </Routes>
        </Suspense>
      </ErrorBoundary>
      {help ? <HelpSheet onClose={() => setHelp(false)} navigation={navigation} /> : null}
    </>
  );
};
