package org.downtimelab.check.project;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.flywaydb.core.internal.resource.filesystem.FileSystemResource;

/**
 * Gives Flyway the files that were found, and no other.
 *
 * @param files with their {@code .conf} files
 * @param encoding of their text
 */
record ScriptSource(List<Path> files, Charset encoding) implements ResourceProvider {

	@Override
	public LoadableResource getResource(String name) {
		return this.files.stream()
			.filter((file) -> file.toString().equals(name) || file.getFileName().toString().equals(name))
			.findFirst()
			.map(this::resource)
			.orElse(null);
	}

	@Override
	public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
		return this.files.stream()
			.filter((file) -> file.getFileName().toString().startsWith(prefix))
			.filter((file) -> Stream.of(suffixes).anyMatch((suffix) -> file.getFileName().toString().endsWith(suffix)))
			.map(this::resource)
			.toList();
	}

	LoadableResource resource(Path file) {
		return new FileSystemResource(null, file.toString(), this.encoding, false);
	}

}
