package org.downtimelab.scenario;

/**
 * A batch job of the application's own: code of a release, run by one of the instances
 * that serve, on its pool, beside its users' requests.
 *
 * @param name short, as on a time axis
 * @param path of the route that runs it when it is asked by POST, as in
 * {@code /jobs/totals}: a {@code @RestController} of the release. Its answer ends the
 * step; any status but 2xx is a failure
 * @param why what it is for
 */
public record Job(String name, String path, String why) implements Step {

	@Override
	public String kind() {
		return "job";
	}

}
