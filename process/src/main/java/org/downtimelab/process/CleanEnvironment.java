package org.downtimelab.process;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The environment variables that a program of the lab's gets from its user: where
 * programs, files and shared libraries are, and how file names are encoded. All else
 * could change what is measured: options of a JVM, settings of Spring or PostgreSQL,
 * proxies, the time zone, libraries to preload.
 */
public final class CleanEnvironment {

	private static final Set<String> KEPT = Set.of("PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "LC_CTYPE",
			"LD_LIBRARY_PATH");

	/** Without some of these, no program starts on Windows. */
	private static final Set<String> KEPT_ON_WINDOWS = Set.of("PATH", "SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC",
			"PATHEXT", "TEMP", "TMP", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "PROGRAMDATA");

	private CleanEnvironment() {
	}

	/**
	 * Removes what is not kept.
	 * @param environment of a program that is about to start
	 */
	public static void clean(Map<String, String> environment) {
		environment.keySet().removeIf((name) -> !kept(name));
	}

	/** Names have no case on Windows. */
	static boolean kept(String name) {
		return KEPT.contains(name) || KEPT_ON_WINDOWS.contains(name.toUpperCase(Locale.ROOT));
	}

}
