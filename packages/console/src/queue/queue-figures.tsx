import { useTranslation } from "react-i18next";
import type { WindowQueue } from "../api/wire.ts";
import { Facts } from "../case/facts.tsx";
import { minutesOf } from "./minutes-of.ts";

/** What today's numbers add up to. */
export const QueueFigures = ({ figures }: Pick<WindowQueue, "figures">) => {
  const { t } = useTranslation();
  const { appointments, arrived, taken, served, missed, medianWaitSeconds } = figures;
  return (
    <section className="panel queue-figures" aria-label={t("queue.today")}>
      <Facts
        facts={[
          [t("queue.figure.taken"), `${taken}`],
          [t("queue.figure.served"), `${served}`],
          [t("queue.figure.appointments"), t("queue.figure.arrived", { appointments, arrived })],
          [t("queue.figure.missed"), `${missed}`],
          [
            t("queue.figure.wait"),
            medianWaitSeconds === null
              ? t("queue.figure.noWait")
              : t("queue.minutes", { count: minutesOf(medianWaitSeconds) }),
          ],
        ]}
      />
    </section>
  );
};
