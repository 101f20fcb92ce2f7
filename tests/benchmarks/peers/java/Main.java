import ai.timefold.solver.core.api.score.buildin.hardmediumsoft.HardMediumSoftScore;
import ai.timefold.solver.core.api.solver.Solver;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.constructionheuristic.ConstructionHeuristicPhaseConfig;
import ai.timefold.solver.core.config.constructionheuristic.ConstructionHeuristicType;
import ai.timefold.solver.core.config.heuristic.selector.move.composite.UnionMoveSelectorConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.factory.MoveIteratorFactoryConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.generic.ChangeMoveSelectorConfig;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.localsearch.decider.acceptor.LocalSearchAcceptorConfig;
import ai.timefold.solver.core.config.localsearch.decider.forager.LocalSearchForagerConfig;
import ai.timefold.solver.core.config.score.director.ScoreDirectorFactoryConfig;
import ai.timefold.solver.core.config.solver.EnvironmentMode;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import ai.timefold.solver.core.impl.solver.DefaultSolver;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.StreamTokenizer;
import java.lang.management.ManagementFactory;

/** Plans the week on standard input; arguments: milliseconds from the start of Java, and a seed. */
public final class Main {
    private static final PrintStream OUT = System.out;
    /** Milliseconds between two plans that are told. */
    private static final long PAUSE = 500;
    /** Steps back that a step is compared with, until all is planned: for half the time at most. */
    private static final int PATIENT = 12;
    /** The same afterwards; with many, visits do not fall within a minute. */
    private static final int KEEN = 1;

    private static long told = -PAUSE;

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        long began = ManagementFactory.getRuntimeMXBean().getStartTime();
        Week week = Facts.read(new StreamTokenizer(new BufferedReader(new InputStreamReader(System.in))));
        long left = began + Long.parseLong(arguments[0]) - System.currentTimeMillis();
        SolverFactory<Week> factory = SolverFactory.create(config(Math.max(1, left), Long.parseLong(arguments[1])));
        Solver<Week> solver = factory.buildSolver();
        solver.addEventListener(event -> {
            HardMediumSoftScore score = (HardMediumSoftScore) event.getNewBestScore();
            if (score.isFeasible() && event.getTimeMillisSpent() >= told + PAUSE) {
                told = event.getTimeMillisSpent();
                tell(event.getNewBestSolution());
            }
        });
        Week best = solver.solve(week);
        if (best.score != null && best.score.isFeasible()) {
            tell(best);
        }
        OUT.println("speed " + ((DefaultSolver<Week>) solver).getMoveEvaluationSpeed());
        OUT.flush();
    }

    private static SolverConfig config(long milliseconds, long seed) {
        return new SolverConfig()
                .withSolutionClass(Week.class)
                .withEntityClasses(Party.class)
                .withEnvironmentMode(EnvironmentMode.valueOf(System.getProperty("mode", "NO_ASSERT")))
                .withRandomSeed(seed)
                .withScoreDirectorFactory(
                        new ScoreDirectorFactoryConfig().withIncrementalScoreCalculatorClass(WeekScore.class))
                .withTerminationConfig(new TerminationConfig().withMillisecondsSpentLimit(milliseconds))
                .withPhases(
                        new ConstructionHeuristicPhaseConfig()
                                .withConstructionHeuristicType(ConstructionHeuristicType.FIRST_FIT),
                        search(PATIENT).withTerminationConfig(untilAllIsPlanned(milliseconds / 2)),
                        search(KEEN));
    }

    private static TerminationConfig untilAllIsPlanned(long milliseconds) {
        return new TerminationConfig()
                .withMillisecondsSpentLimit(milliseconds)
                .withBestScoreLimit(HardMediumSoftScore.of(0, 0, Integer.MIN_VALUE / 2).toString());
    }

    private static LocalSearchPhaseConfig search(int late) {
        return new LocalSearchPhaseConfig()
                .withAcceptorConfig(new LocalSearchAcceptorConfig().withLateAcceptanceSize(late))
                .withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1))
                .withMoveSelectorConfig(new UnionMoveSelectorConfig().withMoveSelectors(
                        new ChangeMoveSelectorConfig().withFixedProbabilityWeight(1.0),
                        new MoveIteratorFactoryConfig()
                                .withMoveIteratorFactoryClass(Relocations.class)
                                .withFixedProbabilityWeight(4.0)));
    }

    private static void tell(Week week) {
        StringBuilder line = new StringBuilder("plan");
        for (Party one : week.parties) {
            line.append(' ').append(one.slot == null ? -1 : one.slot.start());
        }
        OUT.println(line);
        OUT.flush();
    }
}
