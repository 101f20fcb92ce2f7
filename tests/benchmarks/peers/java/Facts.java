import java.io.IOException;
import java.io.StreamTokenizer;
import java.util.ArrayList;
import java.util.List;

/** What does not change while a week is planned; minutes since Monday throughout. */
final class Facts {
    /** Where visits are, and what they may be; -1 means no limit. */
    record Enterprise(int zone, int mostDepartments, int mostInspectors, int mostVisits, int[] parties) {}

    record Away(int teams, int start, int end) {}

    record Department(int teams, List<Away> away, int[] parties) {}

    record Request(
            int department, int minutes, int teams, int inspectors, boolean mayLead, boolean announced, int priority) {}

    int grid;
    int within;
    int[][] ways;
    Department[] departments;
    Enterprise[] enterprises;
    /** For each party those that may not share a visit with it. */
    int[][] apart;
    List<Slot> slots = new ArrayList<>();

    /** A week as the peer writes it: numbers in a fixed order. */
    static Week read(StreamTokenizer in) throws IOException {
        Facts facts = new Facts();
        facts.grid = next(in);
        facts.within = next(in);
        facts.ways = new int[next(in)][];
        for (int zone = 0; zone < facts.ways.length; zone++) {
            facts.ways[zone] = numbers(in, facts.ways.length);
        }
        facts.departments = new Department[next(in)];
        for (int one = 0; one < facts.departments.length; one++) {
            int teams = next(in);
            List<Away> away = new ArrayList<>();
            for (int left = next(in); left > 0; left--) {
                away.add(new Away(next(in), next(in), next(in)));
            }
            facts.departments[one] = new Department(teams, away, numbers(in, next(in)));
        }
        facts.enterprises = new Enterprise[next(in)];
        List<Party> parties = new ArrayList<>();
        for (int one = 0; one < facts.enterprises.length; one++) {
            facts.enterprise(one, in, parties);
        }
        facts.apart = new int[parties.size()][];
        for (int one = 0; one < facts.apart.length; one++) {
            facts.apart[one] = numbers(in, next(in));
        }
        return new Week(facts, parties);
    }

    private void enterprise(int number, StreamTokenizer in, List<Party> parties) throws IOException {
        int[] limits = numbers(in, 4);
        int first = slots.size();
        for (int left = next(in); left > 0; left--) {
            slots.add(new Slot(slots.size(), number, next(in)));
        }
        int[] own = new int[next(in)];
        for (int one = 0; one < own.length; one++) {
            own[one] = parties.size();
            Request[] requests = new Request[next(in)];
            for (int each = 0; each < requests.length; each++) {
                requests[each] = new Request(
                        next(in), next(in), next(in), next(in),
                        next(in) == 1, next(in) == 1, next(in));
            }
            List<Slot> room = new ArrayList<>();
            for (int left = next(in); left > 0; left--) {
                room.add(slots.get(first + next(in)));
            }
            parties.add(new Party(parties.size(), number, requests, room));
        }
        enterprises[number] = new Enterprise(limits[0], limits[1], limits[2], limits[3], own);
    }

    private static int next(StreamTokenizer in) throws IOException {
        in.nextToken();
        return (int) in.nval;
    }

    private static int[] numbers(StreamTokenizer in, int count) throws IOException {
        int[] found = new int[count];
        for (int one = 0; one < count; one++) {
            found[one] = next(in);
        }
        return found;
    }
}
