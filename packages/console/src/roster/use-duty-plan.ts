import { type DutyPlan, onDutyWhere } from "@tongban/domain";
import { useMemo, useState } from "react";
import type { RosterView } from "../api/wire.ts";
import {
  type DutyEntry,
  entriesOf,
  noEdits,
  pairEntry,
  planOf,
  toggled,
  weekOf,
  withEdits,
} from "./duty-entries.ts";

/** A roster as it is shown and edited: what is saved, with what somebody changed of it and did not save. */
export const useDutyPlan = ({ record, team }: RosterView) => {
  const [edits, setEdits] = useState(noEdits);
  const saved = useMemo(
    () => entriesOf(record.says ?? everybody(team.map(({ id }) => id))),
    [record.says, team],
  );
  const plan = useMemo(() => planOf(withEdits(saved, edits)), [saved, edits]);
  const count = edits.added.size + edits.removed.size;
  const toggle = (entry: DutyEntry) => setEdits((before) => toggled(saved, before, entry));
  return {
    plan,
    /** How much is not saved. */
    count,
    forget: () => setEdits(noEdits),
    toggleWeekday: (day: string, person: string) => toggle(`week ${day} ${person}`),
    togglePair: (a: string, b: string) => toggle(pairEntry(a, b)),
    /** Changes whether somebody is on duty on one date: away where the weekday has them, instead where it has not. */
    toggleDate: ({ date, working }: RosterView["days"][number], person: string) => {
      const usual = onDutyWhere({ ...plan, exceptions: [] }, date, working).some((id) => id === person);
      toggle(`${usual ? "away" : "instead"} ${date} ${person}`);
    },
  };
};

/** Without a roster everybody is on duty on each working day. */
const everybody = (team: RosterView["team"][number]["id"][]): DutyPlan => ({
  week: weekOf(() => team),
  exceptions: [],
  pairs: [],
});
