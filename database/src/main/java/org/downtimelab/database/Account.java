package org.downtimelab.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The user that PostgreSQL runs as. It refuses to run as root, so there it runs in a user
 * namespace of its own, where root's files are still its own; where the kernel allows no
 * such thing (as in most containers) it runs as {@code nobody}, who is given the data.
 *
 * @param prefix goes before each command; empty for an ordinary user
 * @param owner who must own the data; null for the user of this JVM
 * @see <a href= "https://www.postgresql.org/docs/current/postgres-user.html">The
 * PostgreSQL User Account</a>
 */
record Account(List<String> prefix, String owner) {

	private static final String UNPRIVILEGED = "nobody";

	/**
	 * Keeps one of root's capabilities: to pass through folders that are root's alone, as
	 * a home or a temporary folder is. PostgreSQL asks with access(2) whether its
	 * programs are there, which heeds a capability only without the fixup.
	 */
	static final List<String> THROUGH_ROOTS_FOLDERS = List.of("--inh-caps=+dac_override",
			"--ambient-caps=+dac_override", "--securebits=+no_setuid_fixup");

	/**
	 * The account that works on this machine. A user without a name, as containers have
	 * it with {@code --user 12345}, has one in a user namespace: {@code nobody}.
	 * @throws DatabaseException if this is root, or has no name, and there is no other
	 */
	static Account ofThisMachine() {
		if ("root".equals(System.getProperty("user.name"))) {
			Account namespace = namespace();
			return namespace.works() ? namespace : unprivileged();
		}
		Account itself = new Account(List.of(), null);
		if (itself.works() || !Program.run(List.of("id", "-u")).succeeded()) {
			return itself;
		}
		Account namespace = new Account(namespace().prefix(), null);
		if (!namespace.works()) {
			throw new DatabaseException("This user has no name: there is no entry for uid "
					+ Program.run(List.of("id", "-u")).output().strip()
					+ " in /etc/passwd, and initdb asks for one. Add an entry, run the lab as a user who has one, "
					+ "or give it another server by --url");
		}
		return namespace;
	}

	/** Root, seen from within a user namespace as somebody else. */
	static Account namespace() {
		return new Account(List.of("unshare", "-U"), "root");
	}

	/** Somebody who owns nothing else. */
	static Account unprivileged() {
		List<Account> candidates = new ArrayList<>();
		Program.Result group = Program.run(List.of("id", "-g", UNPRIVILEGED));
		if (group.succeeded()) {
			List<String> setpriv = List.of("setpriv", "--reuid=" + UNPRIVILEGED, "--regid=" + group.output().strip(),
					"--clear-groups");
			candidates.add(new Account(Stream.concat(setpriv.stream(), THROUGH_ROOTS_FOLDERS.stream()).toList(),
					UNPRIVILEGED));
			candidates.add(new Account(setpriv, UNPRIVILEGED));
		}
		candidates.add(new Account(List.of("runuser", "-u", UNPRIVILEGED, "--"), UNPRIVILEGED));
		return candidates.stream()
			.filter(Account::works)
			.findFirst()
			.orElseThrow(() -> new DatabaseException("This is root, as whom PostgreSQL does not run, "
					+ "and neither unshare -U nor setpriv nor runuser makes it another user here. "
					+ "Run the lab as an ordinary user"));
	}

	/** Whether it is another user, and one with a name: initdb asks for it. */
	private boolean works() {
		Program.Result user = Program.run(command(List.of("id", "-un")));
		return user.succeeded() && !user.output().strip().equals("root");
	}

	List<String> command(List<String> command) {
		List<String> whole = new ArrayList<>(this.prefix);
		whole.addAll(command);
		return whole;
	}

	/** Gives a file, or a folder with all that is in it, to this account. */
	void own(Path path) throws IOException {
		if (this.owner == null) {
			return;
		}
		UserPrincipal user = path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(this.owner);
		if (Files.getOwner(path).equals(user)) {
			return;
		}
		try (Stream<Path> below = Files.walk(path)) {
			for (Path file : (Iterable<Path>) below::iterator) {
				Files.setOwner(file, user);
			}
		}
	}

}
