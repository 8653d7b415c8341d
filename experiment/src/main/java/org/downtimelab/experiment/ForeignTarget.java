package org.downtimelab.experiment;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.downtimelab.scenario.Subject;
import org.downtimelab.traffic.ServedAddress;
import org.downtimelab.traffic.SqlProbe;

/**
 * Something of which nothing is known but where it is.
 *
 * @param start of the path
 * @param name of what is served
 * @param url of an application, or null
 * @param probes for users who send SQL themselves
 */
record ForeignTarget(PathStart start, String name, String url, List<SqlProbe> probes) implements LiveTarget {

	@Override
	public ServedAddress address() {
		return new ServedAddress(this.name, this.url, null, this.start.database().dataSource(WatchedPlayer.OTHERS),
				this.probes);
	}

	@Override
	public List<EndpointTouch> touches(Subject subject) {
		return this.probes.isEmpty() ? LiveTarget.super.touches(subject)
				: this.probes.stream()
					.map((probe) -> new EndpointTouch(probe.name(), probe.kind().word(), probe.table()))
					.toList();
	}

	@Override
	public Map<String, List<String>> sql(Notes notes) {
		return this.probes.stream().collect(Collectors.toMap(SqlProbe::name, (probe) -> List.of(probe.sql())));
	}

	/** Nobody can know. */
	@Override
	public void mustLive(String otherwise) {
	}

}
