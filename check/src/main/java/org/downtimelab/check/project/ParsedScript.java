package org.downtimelab.check.project;

import java.util.ArrayList;
import java.util.List;

import org.downtimelab.check.CheckRefused;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.sqlscript.ParserSqlScript;
import org.flywaydb.core.internal.sqlscript.SqlScriptMetadata;
import org.flywaydb.core.internal.sqlscript.SqlStatement;
import org.flywaydb.core.internal.sqlscript.SqlStatementIterator;

/**
 * A script as Flyway's own parser reads it.
 *
 * @param statements in their order
 * @param transactional whether Flyway runs all of it in one transaction
 * @param acceptances of findings, by comments in it
 */
public record ParsedScript(List<ScriptStatement> statements, boolean transactional, List<Acceptance> acceptances) {

	static ParsedScript of(Script script, ScriptSource source, Configuration configuration) {
		LoadableResource resource = source.resource(script.file());
		ParsingContext context = new ParsingContext();
		for (String name : List.of("user", "database", "timestamp", "workingDirectory", "table", "environment",
				"defaultSchema")) {
			context.getPlaceholders().put("flyway:" + name, "public");
		}
		context.getPlaceholders().put("flyway:filename", script.name());
		List<ScriptStatement> statements = new ArrayList<>();
		try {
			ParserSqlScript parsed = new ParserSqlScript(new StatementParser(configuration, context), resource,
					SqlScriptMetadata.getMetadataResource(source, resource), configuration.isMixed());
			try (SqlStatementIterator found = parsed.getSqlStatements()) {
				while (found.hasNext()) {
					SqlStatement next = found.next();
					statements.add(new ScriptStatement(statements.size(), next.getLineNumber(), next.getSql(),
							next.canExecuteInTransaction()));
				}
			}
			return new ParsedScript(List.copyOf(statements), parsed.executeInTransaction(),
					Acceptance.in(script.file(), source.encoding()));
		}
		catch (FlywayException ex) {
			throw new CheckRefused(script.name() + ": " + ex.getMessage().strip().replaceAll("\\s+", " "), ex);
		}
	}

	/**
	 * The acceptance of a finding of a kind, above its statement or anywhere if it has no
	 * line.
	 */
	public String reason(String code, int line) {
		int from = this.statements.stream()
			.mapToInt(ScriptStatement::line)
			.filter((each) -> each < line)
			.max()
			.orElse(0);
		return this.acceptances.stream()
			.filter((each) -> each.code().equals(code))
			.filter((each) -> line == 0 || (each.line() > from && each.line() <= line))
			.map(Acceptance::reason)
			.findFirst()
			.orElse(null);
	}

}
