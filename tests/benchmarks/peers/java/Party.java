import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import java.util.List;

/** Requests that must share a visit: mostly one. All start at the slot; without one they stay unplanned. */
@PlanningEntity
public class Party {
    @PlanningId
    int id;
    int enterprise;
    Facts.Request[] requests;
    int minutes;
    int priority;

    @ValueRangeProvider
    List<Slot> room;

    @PlanningVariable(allowsUnassigned = true)
    Slot slot;

    /** For cloning. */
    public Party() {}

    Party(int id, int enterprise, Facts.Request[] requests, List<Slot> room) {
        this.id = id;
        this.enterprise = enterprise;
        this.requests = requests;
        this.room = room;
        for (Facts.Request one : requests) {
            minutes = Math.max(minutes, one.minutes());
            priority += one.priority();
        }
    }

    /** Whether the party may start then. */
    boolean fits(Slot wanted) {
        int low = 0;
        int high = room.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int there = room.get(middle).id();
            if (there == wanted.id()) {
                return true;
            }
            if (there < wanted.id()) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return false;
    }

    /** The slot of that start, or null where the party may not start then. */
    Slot at(int start) {
        int low = 0;
        int high = room.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Slot there = room.get(middle);
            if (there.start() == start) {
                return there;
            }
            if (there.start() < start) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return null;
    }
}
