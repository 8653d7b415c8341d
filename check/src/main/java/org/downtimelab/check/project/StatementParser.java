package org.downtimelab.check.project;

import java.util.List;
import java.util.regex.Pattern;

import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.parser.Token;
import org.flywaydb.database.postgresql.PostgreSQLParser;

/**
 * Flyway's own parser, as it works when it is connected to PostgreSQL 12 or newer. With
 * no connection it takes the server for an older one, on which a value cannot be added to
 * an enum within a transaction.
 */
final class StatementParser extends PostgreSQLParser {

	private static final Pattern ENUM_VALUE = Pattern.compile("^ALTER TYPE\\s.*\\sADD VALUE\\b.*");

	StatementParser(Configuration configuration, ParsingContext context) {
		super(configuration, context);
	}

	@Override
	protected Boolean detectCanExecuteInTransaction(String simplifiedStatement, List<Token> keywords) {
		return ENUM_VALUE.matcher(simplifiedStatement).matches() ? Boolean.TRUE
				: super.detectCanExecuteInTransaction(simplifiedStatement, keywords);
	}

}
