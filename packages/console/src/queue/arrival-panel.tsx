import { matterKinds } from "@tongban/domain";
import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { QueueTicket } from "../api/wire.ts";
import type { QueueInput } from "./use-queue-command.ts";

type ArrivalPanelProps = {
  /** The number that was taken last here. */
  readonly taken: QueueTicket | undefined;
  readonly busy: boolean;
  readonly onSend: (input: QueueInput) => void;
};

/** An appointment's code as it was typed or scanned, in the form that it has. */
const codeOf = (typed: string): string => {
  const letters =
    typed
      .toLowerCase()
      .split("#appointment=")
      .at(-1)
      ?.replace(/[^0-9a-z]/g, "") ?? "";
  return letters.replace(/(.{4})(?=.)/g, "$1-");
};

/** Who arrives: an appointment's code is checked in (a scanner types it and presses Enter), everybody else takes a number. */
export const ArrivalPanel = ({ taken, busy, onSend }: ArrivalPanelProps) => {
  const { t } = useTranslation();
  const [code, setCode] = useState("");
  return (
    <section className="panel queue-arrival" aria-label={t("queue.arrival")}>
      <h2>{t("queue.arrival")}</h2>
      <label htmlFor="appointment-code">{t("queue.code")}</label>
      <Input.Search
        id="appointment-code"
        value={code}
        placeholder={t("queue.codeHint")}
        onChange={(event) => setCode(event.target.value)}
        enterButton={t("queue.checkIn")}
        onSearch={() => {
          if (code.trim() === "") return;
          onSend({ do: "check-in", code: codeOf(code) });
          setCode("");
        }}
        autoComplete="off"
        loading={busy}
      />
      <p>{t("queue.take")}</p>
      <div className="queue-buttons">
        {matterKinds.map((kind) => (
          <Button key={kind} disabled={busy} onClick={() => onSend({ do: "take", kind })}>
            {t(`queue.kind.${kind}`)}
          </Button>
        ))}
      </div>
      <p role="status" className="queue-taken">
        {taken ? t("queue.taken", { number: taken.number }) : ""}
      </p>
    </section>
  );
};
