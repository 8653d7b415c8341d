package org.downtimelab.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Its connections tell a URL with those settings alone that somebody chose. The driver's
 * own source names all of them, and Flyway masks passwords in the URL before each
 * migration, by a pattern that takes a processor for long where the URL is: users would
 * wait for it, beside whom the migration runs. So options, which are long, go beside the
 * URL.
 */
final class PlainDataSource extends PGSimpleDataSource {

	private static final long serialVersionUID = 1L;

	@Override
	public Connection getConnection(String user, String password) throws SQLException {
		Properties beside = new Properties();
		put(beside, PGProperty.USER, user);
		put(beside, PGProperty.PASSWORD, password);
		put(beside, PGProperty.OPTIONS, getOptions());
		return DriverManager.getConnection(getUrl(), beside);
	}

	private static void put(Properties properties, PGProperty property, String value) {
		if (value != null) {
			property.set(properties, value);
		}
	}

	@Override
	public String getUrl() {
		String[] parts = super.getUrl().split("[?&]");
		return Stream.of(parts)
			.skip(1)
			.filter(PlainDataSource::chosen)
			.collect(Collectors.joining("&", parts[0] + "?", ""));
	}

	/** Whether a setting, {@code name=value}, is not as the driver has it by itself. */
	private static boolean chosen(String setting) {
		String[] sides = setting.split("=", 2);
		PGProperty property = PGProperty.forName(sides[0]);
		if (property == PGProperty.OPTIONS) {
			return false;
		}
		String otherwise = (property != null) ? property.getDefaultValue() : null;
		return !sides[1].equals((otherwise != null) ? otherwise : "");
	}

}
