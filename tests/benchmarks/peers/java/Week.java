import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.score.buildin.hardmediumsoft.HardMediumSoftScore;
import java.util.List;

/** A week and a plan of it. */
@PlanningSolution
public class Week {
    Facts facts;

    @PlanningEntityCollectionProperty
    List<Party> parties;

    @PlanningScore
    HardMediumSoftScore score;

    /** For cloning. */
    public Week() {}

    Week(Facts facts, List<Party> parties) {
        this.facts = facts;
        this.parties = parties;
    }
}
