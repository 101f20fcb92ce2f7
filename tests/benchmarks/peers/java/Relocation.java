import ai.timefold.solver.core.api.score.director.ScoreDirector;
import ai.timefold.solver.core.impl.heuristic.move.AbstractMove;
import java.util.List;

/** Several parties go to other slots at once. */
final class Relocation extends AbstractMove<Week> {
    private final List<Party> parties;
    private final List<Slot> slots;

    Relocation(List<Party> parties, List<Slot> slots) {
        this.parties = parties;
        this.slots = slots;
    }

    @Override
    public boolean isMoveDoable(ScoreDirector<Week> director) {
        for (int one = 0; one < parties.size(); one++) {
            if (parties.get(one).slot != slots.get(one)) {
                return true;
            }
        }
        return false;
    }

    @Override
    protected void doMoveOnGenuineVariables(ScoreDirector<Week> director) {
        for (int one = 0; one < parties.size(); one++) {
            Party party = parties.get(one);
            director.beforeVariableChanged(party, "slot");
            party.slot = slots.get(one);
            director.afterVariableChanged(party, "slot");
        }
    }
}
