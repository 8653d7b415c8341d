package org.downtimelab.serve;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Collectors;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import org.apache.coyote.AbstractProtocol;
import org.hibernate.engine.spi.SessionFactoryImplementor;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;

/**
 * Says on the management port which settings this application has: as its pool, its web
 * server and its JVM have them, not as some file says it.
 */
@Endpoint(id = "settings")
class SettingsEndpoint {

	private final HikariDataSource pool;

	private final EntityManagerFactory entities;

	private final ApplicationContext context;

	SettingsEndpoint(HikariDataSource pool, EntityManagerFactory entities, ApplicationContext context) {
		this.pool = pool;
		this.entities = entities;
		this.context = context;
	}

	/** By name; times are in milliseconds. */
	@ReadOperation
	Map<String, String> settings() {
		Map<String, String> settings = new LinkedHashMap<>();
		settings.put("poolSize", Integer.toString(this.pool.getMaximumPoolSize()));
		settings.put("poolTimeoutMs", Long.toString(this.pool.getConnectionTimeout()));
		settings.put("requestThreads", Integer.toString(requestThreads()));
		settings.put("getGeneratedKeys",
				Boolean.toString(this.entities.unwrap(SessionFactoryImplementor.class)
					.getSessionFactoryOptions()
					.isGetGeneratedKeysEnabled()));
		settings.put("jvmOptions", jvmOptions());
		settings.put("locale", Locale.getDefault().toLanguageTag());
		settings.put("timeZone", TimeZone.getDefault().getID());
		return settings;
	}

	private int requestThreads() {
		TomcatWebServer server = (TomcatWebServer) ((WebServerApplicationContext) this.context).getWebServer();
		return ((AbstractProtocol<?>) server.getTomcat().getConnector().getProtocolHandler()).getMaxThreads();
	}

	/** Without those that name a file of this machine. */
	private static String jvmOptions() {
		return ManagementFactory.getRuntimeMXBean()
			.getInputArguments()
			.stream()
			.filter((option) -> option.startsWith("-X") && !option.matches(".*(File|AtExit)=.*"))
			.collect(Collectors.joining(" "));
	}

}
