package org.downtimelab.metrics;

import java.util.List;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Prometheus reads.
 *
 * @param text in its format
 */
record Scrape(String text) {

	/**
	 * The value of the one line of this name, on the risky path of the index scenario,
	 * that has all these words among its labels.
	 */
	double value(String name, String... labels) {
		Pattern line = Pattern.compile("downtime_lab_" + name + "\\{.*\\} .*");
		List<String> found = this.text.lines()
			.filter((each) -> line.matcher(each).matches())
			.filter((each) -> each.contains("path=\"risky\"") && each.contains("scenario=\"index\""))
			.filter((each) -> List.of(labels).stream().allMatch(each::contains))
			.toList();
		assertThat(found).as(name).hasSize(1);
		return Double.parseDouble(found.get(0).substring(found.get(0).lastIndexOf(' ') + 1));
	}

}
