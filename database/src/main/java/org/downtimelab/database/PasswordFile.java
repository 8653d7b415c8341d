package org.downtimelab.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The password of the embedded server's superuser, in a file that only its owner can
 * read.
 */
final class PasswordFile {

	private static final int BYTES = 24;

	private PasswordFile() {
	}

	/** Writes a new random password, in place of what is there. */
	static void generate(Path file) throws IOException {
		byte[] random = new byte[BYTES];
		new SecureRandom().nextBytes(random);
		Files.deleteIfExists(file);
		Files.createFile(file, onlyTheOwner(file));
		Files.writeString(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
	}

	static String read(Path file) throws IOException {
		return Files.readString(file).strip();
	}

	/** Given at creation: a file that is closed to others afterwards was open before. */
	private static FileAttribute<?>[] onlyTheOwner(Path file) {
		if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
			return new FileAttribute<?>[0];
		}
		return new FileAttribute<?>[] {
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")) };
	}

}
