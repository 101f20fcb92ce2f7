import ai.timefold.solver.core.api.score.buildin.hardmediumsoft.HardMediumSoftScore;
import ai.timefold.solver.core.api.score.calculator.IncrementalScoreCalculator;
import java.util.Arrays;

/** Broken rules first, then unplanned priority, then visits; each kept up to date by the change. */
public class WeekScore implements IncrementalScoreCalculator<Week, HardMediumSoftScore> {
    private Facts facts;
    private Teams[] teams;
    private Party[][] present;
    private int[] counts;
    private int[] visitsAt;
    private int[] longest;
    private int hard;
    private int unplanned;
    private int visits;

    @Override
    public void resetWorkingSolution(Week week) {
        facts = week.facts;
        teams = new Teams[facts.departments.length];
        for (int one = 0; one < teams.length; one++) {
            teams[one] = new Teams(facts, facts.departments[one]);
        }
        present = new Party[facts.slots.size()][];
        counts = new int[facts.slots.size()];
        visitsAt = new int[facts.enterprises.length];
        longest = new int[facts.enterprises.length];
        hard = 0;
        unplanned = 0;
        visits = 0;
        for (Party one : week.parties) {
            longest[one.enterprise] = Math.max(longest[one.enterprise], one.minutes);
            put(one);
        }
    }

    @Override
    public void beforeVariableChanged(Object entity, String name) {
        take((Party) entity);
    }

    @Override
    public void afterVariableChanged(Object entity, String name) {
        put((Party) entity);
    }

    private void put(Party party) {
        if (party.slot == null) {
            unplanned += party.priority;
            return;
        }
        int slot = party.slot.id();
        hard -= broken(party.slot);
        if (present[slot] == null) {
            present[slot] = new Party[2];
        } else if (counts[slot] == present[slot].length) {
            present[slot] = Arrays.copyOf(present[slot], 2 * counts[slot]);
        }
        if (counts[slot] == 0) {
            visit(party.enterprise, 1);
        }
        present[slot][counts[slot]++] = party;
        hard += broken(party.slot);
        stay(party, 1);
    }

    private void take(Party party) {
        if (party.slot == null) {
            unplanned -= party.priority;
            return;
        }
        int slot = party.slot.id();
        hard -= broken(party.slot);
        Party[] here = present[slot];
        int last = --counts[slot];
        for (int one = 0; one <= last; one++) {
            if (here[one] == party) {
                here[one] = here[last];
                here[last] = null;
                break;
            }
        }
        if (last == 0) {
            visit(party.enterprise, -1);
        }
        hard += broken(party.slot);
        stay(party, -1);
    }

    private void visit(int enterprise, int change) {
        int most = facts.enterprises[enterprise].mostVisits();
        int before = most < 0 ? 0 : Math.max(0, visitsAt[enterprise] - most);
        visits += change;
        visitsAt[enterprise] += change;
        hard += (most < 0 ? 0 : Math.max(0, visitsAt[enterprise] - most)) - before;
    }

    private void stay(Party party, int sign) {
        int zone = facts.enterprises[party.enterprise].zone();
        for (Facts.Request one : party.requests) {
            Teams own = teams[one.department()];
            hard -= own.lack;
            own.stay(zone, party.slot.start(), one.minutes(), sign * one.teams());
            hard += own.lack;
        }
    }

    /** How often the visit at a slot breaks rules, alone and with other visits of the enterprise. */
    private int broken(Slot slot) {
        int count = counts[slot.id()];
        if (count == 0) {
            return 0;
        }
        Party[] here = present[slot.id()];
        int minutes = 0;
        for (int one = 0; one < count; one++) {
            minutes = Math.max(minutes, here[one].minutes);
        }
        return overlaps(slot, minutes) + (count == 1 && here[0].requests.length == 1 ? single(slot) : shared(slot));
    }

    private int overlaps(Slot slot, int minutes) {
        int found = 0;
        int end = slot.start() + minutes;
        for (int id = slot.id() + 1; id < counts.length; id++) {
            Slot other = facts.slots.get(id);
            if (other.enterprise() != slot.enterprise() || other.start() >= end) {
                break;
            }
            found += counts[id] > 0 ? 1 : 0;
        }
        int early = slot.start() - longest[slot.enterprise()];
        for (int id = slot.id() - 1; id >= 0; id--) {
            Slot other = facts.slots.get(id);
            if (other.enterprise() != slot.enterprise() || other.start() <= early) {
                break;
            }
            int reach = 0;
            for (int one = 0; one < counts[id]; one++) {
                reach = Math.max(reach, present[id][one].minutes);
            }
            found += other.start() + reach > slot.start() ? 1 : 0;
        }
        return found;
    }

    private int single(Slot slot) {
        int most = facts.enterprises[slot.enterprise()].mostInspectors();
        int inspectors = present[slot.id()][0].requests[0].inspectors();
        return most < 0 ? 0 : Math.max(0, inspectors - most);
    }

    private int shared(Slot slot) {
        Facts.Enterprise enterprise = facts.enterprises[slot.enterprise()];
        Party[] here = present[slot.id()];
        int count = counts[slot.id()];
        int inspectors = 0;
        int open = 0;
        int all = 0;
        boolean led = false;
        int[] seen = new int[16];
        int departments = 0;
        for (int one = 0; one < count; one++) {
            for (Facts.Request each : here[one].requests) {
                all++;
                inspectors += each.inspectors();
                open += each.announced() ? 1 : 0;
                led |= each.mayLead();
                boolean known = false;
                for (int place = 0; place < departments && !known; place++) {
                    known = seen[place] == each.department();
                }
                if (!known) {
                    if (departments == seen.length) {
                        seen = Arrays.copyOf(seen, 2 * departments);
                    }
                    seen[departments++] = each.department();
                }
            }
        }
        int found = Math.min(open, all - open) + (led || departments == 1 ? 0 : 1);
        if (enterprise.mostInspectors() >= 0) {
            found += Math.max(0, inspectors - enterprise.mostInspectors());
        }
        if (enterprise.mostDepartments() >= 0) {
            found += Math.max(0, departments - enterprise.mostDepartments());
        }
        for (int one = 0; one < count; one++) {
            for (int other : facts.apart[here[one].id]) {
                for (int place = 0; place < one; place++) {
                    found += here[place].id == other ? 1 : 0;
                }
            }
        }
        return found;
    }

    @Override
    public HardMediumSoftScore calculateScore() {
        return HardMediumSoftScore.of(-hard, -unplanned, -visits);
    }

    @Override
    public void beforeEntityAdded(Object entity) {}

    @Override
    public void afterEntityAdded(Object entity) {}

    @Override
    public void beforeEntityRemoved(Object entity) {}

    @Override
    public void afterEntityRemoved(Object entity) {}
}
