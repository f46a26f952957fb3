import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSelf } from "../api/me-context.ts";
import { dropPlaces } from "../list/list-place.ts";
import { dropDrafts } from "../session/draft.ts";
import { useSession } from "../session/session-context.ts";

/** Who is signed in, where they work, and the way out. */
export const AccountMenu = () => {
  const { t } = useTranslation();
  const me = useSelf();
  const session = useSession();
  const [open, setOpen] = useState(false);
  const menu = useId();
  const button = useRef<HTMLButtonElement>(null);
  const item = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (open) item.current?.focus();
  }, [open]);
  const signOut = () => {
    dropDrafts(sessionStorage);
    dropPlaces(sessionStorage);
    void session.signOut();
  };
  const closeByKey = (event: KeyboardEvent) => {
    if (!open || event.key !== "Escape") return;
    event.stopPropagation();
    setOpen(false);
    button.current?.focus();
  };
  const place = me.windows[0]?.name ?? me.regions.map(({ name }) => name).join(t("punctuation.comma"));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears what its button and its menu are told
    <div
      className="account-place"
      onKeyDown={closeByKey}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setOpen(false);
      }}
    >
      <button
        ref={button}
        type="button"
        className="account"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={menu}
        title={t("nav.account")}
        // Where a click moved the keyboard away first, that would close the menu and the click open it again.
        onMouseDown={(event) => event.preventDefault()}
        onClick={({ currentTarget }) => {
          setOpen(!open);
          currentTarget.focus();
        }}
      >
        <span className="account-name">{me.name}</span>
        <span className="account-role">{t(`role.${me.role}`)}</span>
      </button>
      <div className="account-menu" hidden={!open}>
        {place === "" ? null : <p className="account-window">{place}</p>}
        <div role="menu" id={menu} aria-label={t("nav.account")}>
          <button ref={item} type="button" role="menuitem" className="account-item" onClick={signOut}>
            {t("nav.signOut")}
          </button>
        </div>
      </div>
    </div>
  );
};
