package org.downtimelab.check.fill;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which value a row takes, so that keys hold: in a key of one column the row's own
 * number; in a key of several the digits of that number, each column being one place.
 */
final class KeyColumns {

	private final Map<Unit, String> numbers = new LinkedHashMap<>();

	private final Set<Unit> unique = new HashSet<>();

	private final long first;

	private final long wanted;

	private KeyColumns(List<Unit> units, long first, long wanted) {
		this.first = first;
		this.wanted = wanted;
		for (Unit unit : units) {
			this.numbers.put(unit, Choice.any(unit.seed(), unit.usual()));
		}
	}

	/**
	 * The number of the value, by unit, as an expression of the row number i.
	 * @param first number of a row
	 * @param wanted how many rows
	 */
	static Map<Unit, String> numbers(Table table, List<Unit> units, long first, long wanted) {
		KeyColumns keys = new KeyColumns(units, first, wanted);
		for (Key key : table.keys()) {
			List<Unit> within = units.stream().filter((unit) -> unit.isWithin(key)).toList();
			boolean partialReference = key.partial() && within.stream().anyMatch(Unit::reference);
			if (!partialReference && within.stream().noneMatch(keys.unique::contains)) {
				keys.hold(key, within, units.stream().filter((unit) -> unit.touches(key)).count() > within.size());
			}
		}
		return keys.numbers;
	}

	private void hold(Key key, List<Unit> within, boolean others) {
		List<Unit> free = new ArrayList<>(within);
		free.removeIf((unit) -> !this.numbers.get(unit).equals(Choice.any(unit.seed(), unit.usual())));
		List<Unit> able = free.stream().filter((unit) -> unit.count() >= this.wanted).toList();
		if (within.size() == 1 && !free.isEmpty()) {
			rowNumber(free.get(0));
		}
		else if (key.exclusion() || others || free.size() < within.size()) {
			able.stream().max(Comparator.comparing(KeyColumns::carries)).ifPresent(this::rowNumber);
		}
		else {
			able.stream()
				.filter((unit) -> !unit.reference() && !unit.columns().get(0).isInteger())
				.findFirst()
				.ifPresentOrElse(this::rowNumber, () -> places(free));
		}
	}

	/** In an exclusion constraint the range, since no two of its values overlap. */
	private static int carries(Unit unit) {
		char kind = unit.columns().get(0).type().bottom().kind();
		return (kind == 'r' || kind == 'm') ? 2 : unit.reference() ? 0 : 1;
	}

	private void rowNumber(Unit unit) {
		String number = unit.reference() ? "(i - " + this.first + ")" : "(i - 1)";
		this.numbers.put(unit, number + " % " + unit.count());
		this.unique.add(unit);
	}

	/** Few values first, whole numbers last: so each parent has its lines 1, 2, 3. */
	private void places(List<Unit> units) {
		List<Unit> ordered = new ArrayList<>(units);
		ordered.sort(Comparator.comparing((Unit unit) -> unit.columns().get(0).isInteger() && !unit.reference())
			.thenComparing(Unit::reference)
			.thenComparing(Unit::count));
		long place = 1;
		for (Unit unit : ordered) {
			this.numbers.put(unit, "(i - 1) / " + place + " % " + unit.count());
			place = (unit.count() > Values.PLENTY / place) ? Values.PLENTY : place * unit.count();
		}
	}

}
