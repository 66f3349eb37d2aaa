// What became of a repair that was taken over: how many executions of the repaired program fail, and the way back.

import { store, useStore } from "../../store/store.ts";
import { Button } from "../../ui/Button.tsx";
import { strings } from "../../ui/strings.ts";
import { fareOf } from "./model.ts";

export function AppliedRepair() {
  const applied = useStore((state) => (state.applied?.after === state.source ? state.applied : undefined));
  const exploration = useStore((state) => (state.isExplorationCurrent ? state.exploration : undefined));
  const isDone = useStore((state) => state.status === "idle");
  if (applied === undefined) return undefined;
  const fare = exploration === undefined ? undefined : fareOf(exploration);
  return (
    <div className="verdict-applied">
      <span>{strings.fixes.applied(applied.title)}</span>
      {fare === undefined || !isDone ? undefined : (
        <strong>{strings.verdict.afterFix(fare.failing, fare.total, exploration?.complete === true)}</strong>
      )}
      <Button title={strings.fixes.undoHint} onClick={store.getState().actions.undoRepair}>
        {strings.fixes.undo}
      </Button>
    </div>
  );
}
