package org.downtimelab.observe;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.Sql;

/** A session that migrates by plain JDBC, with a witness inside. */
final class Migration implements AutoCloseable {

	static final String APPLICATION = "test-migration";

	final SessionWitness witness;

	final Connection connection;

	private Migration(Database database, boolean autoCommit) throws SQLException {
		this.witness = new SessionWitness(database.dataSource(APPLICATION));
		this.connection = this.witness.dataSource().getConnection();
		this.connection.setAutoCommit(autoCommit);
	}

	static Migration inTransaction(Database database) throws SQLException {
		return new Migration(database, false);
	}

	static Migration inAutoCommit(Database database) throws SQLException {
		return new Migration(database, true);
	}

	/** One statement in a transaction of its own. */
	static ObservedStatement alone(Database database, String sql) throws SQLException {
		try (Migration migration = inTransaction(database)) {
			migration.run(sql);
			migration.connection.commit();
			return migration.only();
		}
	}

	void run(String sql) throws SQLException {
		Sql.execute(this.connection, sql);
	}

	CompletableFuture<Void> runAside(String sql) {
		return CompletableFuture.runAsync(() -> {
			try {
				run(sql);
			}
			catch (SQLException ex) {
				throw new CompletionException(ex);
			}
		});
	}

	List<ObservedStatement> statements() {
		return this.witness.statements();
	}

	ObservedStatement only() {
		List<ObservedStatement> all = statements();
		if (all.size() != 1) {
			throw new AssertionError("Not one statement but " + all);
		}
		return all.get(0);
	}

	@Override
	public void close() throws SQLException {
		this.connection.close();
	}

}
