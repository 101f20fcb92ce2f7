import ai.timefold.solver.core.api.score.director.ScoreDirector;
import ai.timefold.solver.core.impl.heuristic.selector.move.factory.MoveIteratorFactory;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

/**
 * Moves that know what a week is: share a visit of the enterprise, move a whole visit, make room in
 * a department, let two stays of a department change places.
 */
public class Relocations implements MoveIteratorFactory<Week, Relocation> {
    private static final int TRIES = 30;
    /** How often another party is drawn in the hope of one that is unplanned. */
    private static final int EAGER = 10;

    @Override
    public long getSize(ScoreDirector<Week> director) {
        return 100L * director.getWorkingSolution().parties.size();
    }

    @Override
    public Iterator<Relocation> createOriginalMoveIterator(ScoreDirector<Week> director) {
        throw new UnsupportedOperationException("moves are drawn");
    }

    @Override
    public Iterator<Relocation> createRandomMoveIterator(ScoreDirector<Week> director, Random dice) {
        return new Drawn(director.getWorkingSolution(), dice);
    }

    private static final class Drawn implements Iterator<Relocation> {
        private final Week week;
        private final Random dice;
        private List<Party> parties;
        private List<Slot> slots;

        Drawn(Week week, Random dice) {
            this.week = week;
            this.dice = dice;
        }

        @Override
        public boolean hasNext() {
            return true;
        }

        @Override
        public Relocation next() {
            parties = new ArrayList<>(4);
            slots = new ArrayList<>(4);
            Party party = week.parties.get(dice.nextInt(week.parties.size()));
            for (int left = EAGER; left > 0 && party.slot != null; left--) {
                party = week.parties.get(dice.nextInt(week.parties.size()));
            }
            int kind = dice.nextInt(100);
            if (kind < 20) {
                go(party, shared(party));
            } else if (kind < 35) {
                visit(party);
            } else if (kind < 45) {
                gather(party);
            } else if (kind < 85) {
                Slot slot = dice.nextInt(4) > 0 ? shared(party) : any(party);
                go(party, slot);
                if (dice.nextInt(3) > 0) {
                    makeRoom(party, slot);
                } else {
                    giveWay(party);
                }
            } else {
                change(party);
            }
            return new Relocation(parties, slots);
        }

        private void go(Party party, Slot slot) {
            if (slot != null || party.slot != null) {
                parties.add(party);
                slots.add(slot);
            }
        }

        private Slot any(Party party) {
            return party.room.isEmpty() ? null : party.room.get(dice.nextInt(party.room.size()));
        }

        /** The slot of another visit of the enterprise that the party could share; else any. */
        private Slot shared(Party party) {
            int[] own = week.facts.enterprises[party.enterprise].parties();
            int first = dice.nextInt(own.length);
            for (int one = 0; one < own.length; one++) {
                Slot slot = week.parties.get(own[(first + one) % own.length]).slot;
                if (slot != null && slot != party.slot && party.fits(slot)) {
                    return slot;
                }
            }
            return any(party);
        }

        /** A whole visit starts at another time. */
        private void visit(Party party) {
            if (party.slot == null) {
                go(party, any(party));
                return;
            }
            List<Party> members = new ArrayList<>();
            for (int one : week.facts.enterprises[party.enterprise].parties()) {
                if (week.parties.get(one).slot == party.slot) {
                    members.add(week.parties.get(one));
                }
            }
            for (int left = TRIES; left > 0; left--) {
                Slot slot = dice.nextInt(3) == 0 ? shared(party) : any(party);
                if (slot != party.slot && members.stream().allMatch(one -> one.fits(slot))) {
                    members.forEach(one -> go(one, slot));
                    return;
                }
            }
        }

        /** Whoever may come to a slot comes, but for one in five; some make room. */
        private void gather(Party party) {
            Slot slot = any(party);
            if (slot == null) {
                return;
            }
            go(party, slot);
            for (int one : week.facts.enterprises[party.enterprise].parties()) {
                Party other = week.parties.get(one);
                if (other != party && other.slot != slot && dice.nextInt(5) > 0 && other.fits(slot)) {
                    go(other, slot);
                }
            }
            boolean room = dice.nextBoolean();
            for (int left = parties.size() - 1; room && left >= 0; left--) {
                if (dice.nextBoolean()) {
                    makeRoom(parties.get(left), slot);
                }
            }
        }

        /** One that is busy at a slot for a department of the party goes elsewhere. */
        private void makeRoom(Party party, Slot slot) {
            if (slot == null) {
                return;
            }
            Facts.Request request = party.requests[dice.nextInt(party.requests.length)];
            int[] own = week.facts.departments[request.department()].parties();
            int end = slot.start() + request.minutes() + week.facts.within;
            int first = dice.nextInt(own.length);
            for (int one = 0; one < own.length; one++) {
                Party other = week.parties.get(own[(first + one) % own.length]);
                if (!parties.contains(other) && other.slot != null && other.slot.start() < end
                        && other.slot.start() + other.minutes + week.facts.within > slot.start()) {
                    go(other, elsewhere(other));
                    return;
                }
            }
        }

        /** Another one of the enterprise goes elsewhere. */
        private void giveWay(Party party) {
            int[] own = week.facts.enterprises[party.enterprise].parties();
            Party other = week.parties.get(own[dice.nextInt(own.length)]);
            if (other != party && other.slot != null) {
                go(other, elsewhere(other));
            }
        }

        private Slot elsewhere(Party party) {
            int kind = dice.nextInt(10);
            return kind < 2 ? null : kind < 6 ? shared(party) : any(party);
        }

        /** Two stays of a department take each other's times. */
        private void change(Party party) {
            int department = party.requests[dice.nextInt(party.requests.length)].department();
            int[] own = week.facts.departments[department].parties();
            for (int left = TRIES; left > 0 && party.slot != null; left--) {
                Party other = week.parties.get(own[dice.nextInt(own.length)]);
                if (other.slot != null && other.slot.start() != party.slot.start()) {
                    Slot here = party.at(other.slot.start());
                    Slot there = other.at(party.slot.start());
                    if (here != null && there != null) {
                        go(party, here);
                        go(other, there);
                        return;
                    }
                }
            }
            go(party, any(party));
        }
    }
}
