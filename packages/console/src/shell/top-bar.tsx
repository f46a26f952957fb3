import { Dropdown } from "antd";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Link, NavLink } from "react-router";
import { useSelf } from "../api/me-context.ts";
import { dropPlaces } from "../list/list-place.ts";
import { dropDrafts } from "../session/draft.ts";
import { useSession } from "../session/session-context.ts";
import { LanguageSwitch } from "./language-switch.tsx";
import type { navigationOf } from "./pages.ts";
import { Wordmark } from "./wordmark.tsx";

type TopBarProps = { readonly navigation: ReturnType<typeof navigationOf>; readonly onHelp: () => void };

/** Name, navigation, and who is signed in. */
export const TopBar = ({ navigation, onHelp }: TopBarProps) => {
  const { t } = useTranslation();
  return (
    <header className="top-bar">
      <Link to="/" className="top-bar-home">
        <Wordmark />
      </Link>
      <nav aria-label={t("nav.main")} className="top-bar-nav">
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
        <button type="button" className="plain-button" onClick={onHelp} aria-label={t("nav.help")}>
          <kbd>?</kbd>
        </button>
        <LanguageSwitch />
        <Account />
      </div>
    </header>
  );
};

const Account = () => {
  const { t } = useTranslation();
  const me = useSelf();
  const session = useSession();
  const signOut = () => {
    dropDrafts(sessionStorage);
    dropPlaces(sessionStorage);
    void session.signOut();
  };
  const place = me.windows[0]?.name ?? me.regions.map((region) => region.name).join(t("punctuation.comma"));
  return (
    <Dropdown
      trigger={["click"]}
      placement="bottomRight"
      menu={{
        items: [
          { key: "place", label: place, disabled: true },
          { key: "sign-out", label: t("nav.signOut"), onClick: signOut },
        ],
      }}
    >
      <button type="button" className="account" aria-haspopup="menu" title={t("nav.account")}>
        <span className="account-name">{me.name}</span>
        <span className="account-role">{t(`role.${me.role}`)}</span>
      </button>
    </Dropdown>
  );
};
