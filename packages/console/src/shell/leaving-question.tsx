import { Modal } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useBlocker } from "react-router";
import { LeavingButtons } from "../case/actions/dialog-buttons.tsx";

type LeavingQuestionProps = {
  /** Whether something is not saved; it stays while the page does, whatever of it is shown. */
  readonly unsaved: boolean;
  /** Whether something is typed that goes with what the page shows. */
  readonly typing: boolean;
};

/** Says of a navigation that it goes where what was written is kept. */
export const kept = { kept: true } as const;

/** Asks before unsaved work is left: by a link, by Back, by a key, by closing or reloading the page. */
export const LeavingQuestion = ({ unsaved, typing }: LeavingQuestionProps) => {
  const { t } = useTranslation();
  const dirty = unsaved || typing;
  const blocker = useBlocker(({ currentLocation, nextLocation }) => {
    if (currentLocation.pathname !== nextLocation.pathname) return dirty && !isKept(nextLocation.state);
    return typing && currentLocation.search !== nextLocation.search;
  });
  useEffect(() => {
    if (!dirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [dirty]);
  if (blocker.state !== "blocked") return null;
  return (
    <Modal
      open
      title={t("trouble.leaving")}
      closable={false}
      onCancel={() => blocker.reset()}
      footer={<LeavingButtons onStay={() => blocker.reset()} onLeave={() => blocker.proceed()} />}
    />
  );
};

const isKept = (state: unknown): boolean =>
  typeof state === "object" && state !== null && "kept" in state && state.kept === true;
