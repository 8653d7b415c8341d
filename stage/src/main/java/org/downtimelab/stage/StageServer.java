package org.downtimelab.stage;

import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.AbstractEnvironment;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** The page on the web: Spring MVC, and no more of Spring Boot than that needs. */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({ TomcatServletWebServerAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
		WebMvcAutoConfiguration.class, ErrorMvcAutoConfiguration.class, JacksonAutoConfiguration.class,
		HttpMessageConvertersAutoConfiguration.class })
@Import(StageControls.class)
public class StageServer {

	/** Tomcat tells of every start; held, or the level would be forgotten. */
	private static final Logger TOMCAT = Logger.getLogger("org.apache");

	/**
	 * Serves the stage.
	 * @param stage what the page shows and starts
	 * @param host address to listen on, or null for loopback
	 * @param port 0 for a free one
	 * @param token that is needed on another address than loopback, or null
	 * @return close it to end it
	 */
	public static ConfigurableApplicationContext serve(Stage stage, String host, int port, String token) {
		TOMCAT.setLevel(Level.WARNING);
		System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
		Map<String, Object> settings = new HashMap<>();
		settings.put("spring.config.location", "optional:classpath:/org/downtimelab/stage/");
		settings.put("server.address", (host != null) ? host : "127.0.0.1");
		settings.put("server.port", port);
		settings.put("server.shutdown", "immediate");
		settings.put("spring.main.banner-mode", "off");
		settings.put("spring.main.log-startup-info", "false");
		settings.put("spring.web.resources.static-locations",
				"classpath:/org/downtimelab/stage/,classpath:/META-INF/resources/");
		settings.put("spring.web.resources.cache.cachecontrol.no-cache", "true");
		return new SpringApplicationBuilder(StageServer.class).environment(only(settings))
			.registerShutdownHook(false)
			.initializers((context) -> {
				GenericApplicationContext beans = (GenericApplicationContext) context;
				// Its owner closes it: the container must not.
				beans.registerBean(Stage.class, () -> stage, (bean) -> bean.setDestroyMethodName(""));
				beans.registerBean(StageGate.class, () -> new StageGate(host, token));
			})
			.run();
	}

	/**
	 * These settings and no others: what variables, system properties or a file in the
	 * folder that the lab was called from say to Spring is meant for something else.
	 */
	private static ConfigurableEnvironment only(Map<String, Object> settings) {
		ConfigurableEnvironment environment = new AbstractEnvironment() {
		};
		environment.getPropertySources().addFirst(new MapPropertySource("stage", settings));
		return environment;
	}

	/** The port on which it listens. */
	public static int port(ConfigurableApplicationContext server) {
		return ((WebServerApplicationContext) server).getWebServer().getPort();
	}

}
