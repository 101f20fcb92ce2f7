import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;

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
    static Week read(Scanner in) {
        Facts facts = new Facts();
        facts.grid = in.nextInt();
        facts.within = in.nextInt();
        facts.ways = new int[in.nextInt()][];
        for (int zone = 0; zone < facts.ways.length; zone++) {
            facts.ways[zone] = numbers(in, facts.ways.length);
        }
        facts.departments = new Department[in.nextInt()];
        for (int one = 0; one < facts.departments.length; one++) {
            int teams = in.nextInt();
            List<Away> away = new ArrayList<>();
            for (int left = in.nextInt(); left > 0; left--) {
                away.add(new Away(in.nextInt(), in.nextInt(), in.nextInt()));
            }
            facts.departments[one] = new Department(teams, away, numbers(in, in.nextInt()));
        }
        facts.enterprises = new Enterprise[in.nextInt()];
        List<Party> parties = new ArrayList<>();
        for (int one = 0; one < facts.enterprises.length; one++) {
            facts.enterprise(one, in, parties);
        }
        facts.apart = new int[parties.size()][];
        for (int one = 0; one < facts.apart.length; one++) {
            facts.apart[one] = numbers(in, in.nextInt());
        }
        return new Week(facts, parties);
    }

    private void enterprise(int number, Scanner in, List<Party> parties) {
        int[] limits = numbers(in, 4);
        int first = slots.size();
        for (int left = in.nextInt(); left > 0; left--) {
            slots.add(new Slot(slots.size(), number, in.nextInt()));
        }
        int[] own = new int[in.nextInt()];
        for (int one = 0; one < own.length; one++) {
            own[one] = parties.size();
            Request[] requests = new Request[in.nextInt()];
            for (int each = 0; each < requests.length; each++) {
                requests[each] = new Request(
                        in.nextInt(), in.nextInt(), in.nextInt(), in.nextInt(),
                        in.nextInt() == 1, in.nextInt() == 1, in.nextInt());
            }
            List<Slot> room = new ArrayList<>();
            for (int left = in.nextInt(); left > 0; left--) {
                room.add(slots.get(first + in.nextInt()));
            }
            parties.add(new Party(parties.size(), number, requests, room));
        }
        enterprises[number] = new Enterprise(limits[0], limits[1], limits[2], limits[3], own);
    }

    private static int[] numbers(Scanner in, int count) {
        int[] found = new int[count];
        for (int one = 0; one < count; one++) {
            found[one] = in.nextInt();
        }
        return found;
    }
}
