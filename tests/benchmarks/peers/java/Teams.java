import java.util.ArrayList;
import java.util.List;

/**
 * The teams that a department lacks, by moment.
 *
 * <p>A stay lasts as long as the request and the way within a zone. When one starts in a zone, the
 * most of each zone that were there since the longer way from it add up to no more than the teams;
 * an absence counts as if it had the longest way to it.
 */
final class Teams {
    private static final int WEEK = 7 * 1440;

    private final int grid;
    private final int within;
    private final int wide;
    private final int zones;
    /** By zone from and zone to: minutes of way beyond that within a zone. */
    private final int[][] more;
    private final int[][] there;
    private final int[][] starting;
    private final int[] teams;
    private final int[] lacking;
    private final boolean[] departs;
    private final List<Integer> departures = new ArrayList<>();

    /** How many teams are lacking, all moments together. */
    int lack;

    Teams(Facts facts, Facts.Department department) {
        grid = facts.grid;
        within = facts.within;
        zones = facts.ways.length;
        more = new int[zones][zones];
        int most = 0;
        for (int from = 0; from < zones; from++) {
            for (int to = 0; to < zones; to++) {
                more[from][to] = from == to ? 0 : Math.max(0, facts.ways[from][to] - within);
                most = Math.max(most, more[from][to]);
            }
        }
        wide = most;
        there = new int[zones][WEEK + 1440];
        starting = new int[zones][WEEK + 1440];
        teams = new int[WEEK + 1440];
        lacking = new int[WEEK + 1440];
        departs = new boolean[WEEK + 1440];
        java.util.Arrays.fill(teams, department.teams());
        for (Facts.Away one : department.away()) {
            for (int minute = one.start(); minute < one.end(); minute++) {
                teams[minute] -= one.teams();
            }
            departs[one.start()] = true;
        }
        for (int minute = 0; minute < WEEK; minute++) {
            teams[minute] = Math.max(0, teams[minute]);
            if (departs[minute] && minute % grid != 0) {
                departures.add(minute);
            }
        }
    }

    /** Write down that so many teams stay from a start on; negative: that they no longer do. */
    void stay(int zone, int start, int minutes, int count) {
        int end = start + minutes + within;
        int[] here = there[zone];
        for (int minute = start; minute < end; minute++) {
            here[minute] += count;
        }
        starting[zone][start] += count;
        for (int moment = start; moment < end + wide; moment += grid) {
            look(moment);
        }
        for (int moment : departures) {
            if (start <= moment && moment < end + wide) {
                look(moment);
            }
        }
    }

    private void look(int moment) {
        int worst = 0;
        for (int zone = 0; zone < zones; zone++) {
            if (starting[zone][moment] > 0) {
                worst = Math.max(worst, needed(moment, zone) - teams[moment]);
            }
        }
        if (departs[moment]) {
            worst = Math.max(worst, needed(moment, -1) - teams[moment]);
        }
        lack += worst - lacking[moment];
        lacking[moment] = worst;
    }

    /** Teams that are bound for one that starts in a zone; -1: for one that is the longest way off. */
    private int needed(int moment, int zone) {
        int sum = 0;
        for (int from = 0; from < zones; from++) {
            int[] here = there[from];
            int early = Math.max(0, moment - (zone < 0 ? wide : more[from][zone]));
            int most = here[early];
            for (int one = moment - Math.floorMod(moment, grid); one > early; one -= grid) {
                most = Math.max(most, here[one]);
            }
            sum += most;
        }
        return sum;
    }
}
