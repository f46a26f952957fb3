import { Suspense, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link, NavLink, useLocation } from "react-router";
import { AccountMenu } from "./account-menu.tsx";
import { LanguageSwitch } from "./language-switch.tsx";
import { lazyPart } from "./lazy-part.tsx";
import type { navigationOf } from "./pages.ts";
import { Wordmark } from "./wordmark.tsx";

const Bell = lazyPart(async () => (await import("../notifications/bell.tsx")).Bell);

type TopBarProps = { readonly navigation: ReturnType<typeof navigationOf>; readonly onHelp: () => void };

/** Name, navigation, and who is signed in. */
export const TopBar = ({ navigation, onHelp }: TopBarProps) => {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const links = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: on another page another link is the current one
  useEffect(() => {
    links.current?.querySelector(".active")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [pathname]);
  return (
    <header className="top-bar">
      <Link to="/" className="top-bar-home">
        <Wordmark />
      </Link>
      <nav ref={links} aria-label={t("nav.main")} className="top-bar-nav">
        {navigation.map(({ path, nav }) => (
          <NavLink key={path} to={path} className="top-bar-link">
            {t(nav.label)}
            {nav.badge ? (
              <Suspense fallback={null}>
                <nav.badge />
              </Suspense>
            ) : null}
          </NavLink>
        ))}
      </nav>
      <div className="top-bar-tools">
        <Bell />
        <button type="button" className="plain-button" onClick={onHelp} aria-label={t("nav.help")}>
          <kbd>?</kbd>
        </button>
        <LanguageSwitch />
        <AccountMenu />
      </div>
    </header>
  );
};
