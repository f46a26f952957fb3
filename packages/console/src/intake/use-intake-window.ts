import { useState } from "react";
import { useSelf } from "../api/me-context.ts";
import type { Me } from "../api/wire.ts";
import { chooseWindow, chosenWindow } from "../desk/chosen-window.ts";

/** A window of mine that takes in, and how to choose another one; nothing where none does. */
export const useIntakeWindow = () => {
  const self = useSelf();
  const windows = self.windows.filter(({ takesIn }) => takesIn);
  const [chosen, setChosen] = useState(() => chosenWindow(localStorage, self.id));
  const window: Me["windows"][number] | undefined = windows.find(({ id }) => id === chosen) ?? windows[0];
  return {
    window,
    windows,
    choose: (id: string) => {
      chooseWindow(localStorage, self.id, id);
      setChosen(id);
    },
  };
};
