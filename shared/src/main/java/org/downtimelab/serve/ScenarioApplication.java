package org.downtimelab.serve;

import java.io.File;
import java.util.HashMap;
import java.util.Map;

import org.downtimelab.scenario.Release;
import org.downtimelab.scenario.Scenario;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerPortFileWriter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.web.bind.annotation.RestController;

/**
 * The Spring Boot application that a scenario serves. Pool, request threads and all else
 * that decides how it behaves under a lock are Spring Boot's defaults, on purpose. A
 * release may have endpoints of its own: any {@code @RestController} in its package.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ GarbageEndpoint.class, LargeOrderEndpoints.class, SentSql.class, SettingsEndpoint.class,
		SmallOrderEndpoint.class, TrafficEndpoint.class, Writing.class })
public class ScenarioApplication {

	/**
	 * Starts to serve.
	 * @param scenario whose endpoints
	 * @param release of its code
	 * @param settings Spring Boot properties, as in {@code server.port}; they outrank
	 * those of the release, and these those of files and of the environment
	 * @param portFile takes the port once it is known, and files beside it, with
	 * {@code -management} and {@code -canary} in their names, the other two; null for
	 * none
	 * @return the running application
	 */
	public static ConfigurableApplicationContext serve(Scenario scenario, Release release, Map<String, Object> settings,
			File portFile) {
		SpringApplicationBuilder application = new SpringApplicationBuilder(ScenarioApplication.class)
			.initializers((context) -> {
				MutablePropertySources properties = context.getEnvironment().getPropertySources();
				properties.addFirst(new MapPropertySource("release", new HashMap<>(release.settings())));
				properties.addFirst(new MapPropertySource("serve", settings));
				GenericApplicationContext beans = (GenericApplicationContext) context;
				beans.registerBean(Serving.class, () -> new Serving(scenario, release));
				beans.registerBean(Canary.class, () -> new Canary(portFile));
				ClassPathBeanDefinitionScanner own = new ClassPathBeanDefinitionScanner(beans, false);
				own.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
				own.scan(release.home());
				AutoConfigurationPackages.register(beans, release.home(), ScenarioApplication.class.getPackageName());
			});
		if (portFile != null) {
			application.listeners(new WebServerPortFileWriter(portFile));
		}
		return application.run();
	}

}
