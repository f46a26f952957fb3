import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AskPart } from "./ask-part.tsx";

/** A button that opens the form for asking or complaining. */
export const AskOpener = (props: Parameters<typeof AskPart>[0]) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return open ? (
    <AskPart {...props} />
  ) : (
    <button type="button" className={props.button} onClick={() => setOpen(true)}>
      {t("asking.open")}
    </button>
  );
};
