package org.downtimelab.serve;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;

import org.hibernate.cfg.JdbcSettings;
import org.hibernate.resource.jdbc.spi.StatementInspector;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Says on the management port which SQL Hibernate sends for each of the application's
 * endpoints. It learns that from the requests of the warm-up, which name their endpoint:
 * under load it notes nothing.
 */
@Endpoint(id = "sql")
class SentSql implements StatementInspector, HibernatePropertiesCustomizer {

	private final Map<String, Set<String>> sent = new ConcurrentHashMap<>();

	@Override
	public void customize(Map<String, Object> settings) {
		settings.put(JdbcSettings.STATEMENT_INSPECTOR, this);
	}

	/** Leaves the statement as it is. */
	@Override
	public String inspect(String sql) {
		if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current) {
			String endpoint = current.getRequest().getHeader(Writing.WARM_UP);
			if (endpoint != null) {
				this.sent.computeIfAbsent(endpoint, (first) -> new CopyOnWriteArraySet<>()).add(sql);
			}
		}
		return sql;
	}

	/** By endpoint, its statements in the order in which they were first sent. */
	@ReadOperation
	Map<String, Set<String>> statements() {
		return new TreeMap<>(this.sent);
	}

}
