import type { parcelOperations } from "@tongban/contract";
import type { Partner } from "@tongban/store";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { changeParcel, postParcel } from "../parcel/decide-parcel.ts";
import { commandOwnCase } from "./command.ts";

/** Puts a partner's parcel of originals on the record of its case. */
export const sendOwnParcel =
  (resources: Resources): Run<typeof parcelOperations.sendParcel, Partner> =>
  (call) =>
    commandOwnCase(resources, call, call.params.caseId, postParcel("partner", call.body));

/** Receives, corrects or calls off a parcel of a partner's case. */
export const changeOwnParcel =
  (resources: Resources): Run<typeof parcelOperations.changeParcel, Partner> =>
  (call) =>
    commandOwnCase(
      resources,
      call,
      call.params.caseId,
      changeParcel("partner", call.params.parcel, call.body),
    );
