import { Segmented, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useSelf } from "../api/me-context.ts";
import { useWindowLoads } from "../api/window-queries.ts";

type WindowChoiceProps = {
  readonly window: string | undefined;
  readonly onChange: (window: string) => void;
};

/** So many windows stand side by side; more are chosen from a list. */
const SIDE_BY_SIDE = 3;

/** Which of my windows the desk shows, each with how many cases wait at it. */
export const WindowChoice = ({ window, onChange }: WindowChoiceProps) => {
  const { t } = useTranslation();
  const { windows } = useSelf();
  const loads = useWindowLoads(windows.length > 1);
  const waitingAt = (id: string) => loads.data?.windows.find((one) => one.window === id)?.waiting;
  const options = windows.map(({ id, name }) => {
    const waiting = waitingAt(id);
    return { value: id, label: waiting === undefined ? name : t("desk.windowWaiting", { name, waiting }) };
  });
  return windows.length <= SIDE_BY_SIDE ? (
    <Segmented aria-label={t("desk.window")} options={options} value={window ?? ""} onChange={onChange} />
  ) : (
    <Select
      aria-label={t("desk.window")}
      options={options}
      value={window ?? null}
      onChange={onChange}
      className="board-window"
    />
  );
};
