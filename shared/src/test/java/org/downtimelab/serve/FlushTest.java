package org.downtimelab.serve;

import java.sql.SQLException;

import org.downtimelab.database.Database;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.database.testing.Sql;
import org.downtimelab.traffic.Endpoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which columns an UPDATE names is seen by a trigger on one of them. It counts with a
 * sequence, which no rollback turns back.
 */
@PostgresTest
class FlushTest {

	private static final String TABLE = """
			CREATE SEQUENCE names_customer;
			CREATE TABLE large_order (id bigint PRIMARY KEY, customer_id bigint, amount numeric, note text);
			CREATE FUNCTION count_it() RETURNS trigger LANGUAGE plpgsql
			  AS $$ BEGIN PERFORM nextval('names_customer'); RETURN NEW; END $$;
			CREATE TRIGGER names_customer BEFORE UPDATE OF customer_id ON large_order
			  FOR EACH ROW EXECUTE FUNCTION count_it()""";

	private static final Endpoint FLUSH = Endpoint.flush(Endpoint.Values.TEXT);

	private static final Endpoint UPDATE = Endpoint.update("large-update", "/large/{id}", Endpoint.Values.TEXT,
			"large_order");

	private static ServedOrders orders;

	@BeforeAll
	static void serve(Database database) throws SQLException {
		Sql.execute(database, TABLE);
		orders = new ServedOrders(database);
	}

	@AfterAll
	static void close() {
		orders.close();
	}

	@BeforeEach
	void makeTheRow(Database database) throws SQLException {
		Sql.execute(database, "TRUNCATE large_order", "INSERT INTO large_order VALUES (1, 7, 1, 'old')",
				"SELECT setval('names_customer', 1, false)");
	}

	@Test
	void aFlushNamesTheColumnsThatItLeavesAsTheyAre(Database database) throws Exception {
		assertThat(orders.ask(FLUSH, 1).statusCode()).isEqualTo(200);
		assertThat(Sql.text(database, "SELECT note || ' ' || customer_id FROM large_order")).isEqualTo("new 7");
		assertThat(Sql.text(database, "SELECT is_called FROM names_customer")).isEqualTo("t");
	}

	@Test
	void anUpdateNamesOnlyWhatItWrites(Database database) throws Exception {
		assertThat(orders.ask(UPDATE, 1).statusCode()).isEqualTo(200);
		assertThat(Sql.text(database, "SELECT note FROM large_order")).isEqualTo("new");
		assertThat(Sql.text(database, "SELECT is_called FROM names_customer")).isEqualTo("f");
	}

	@Test
	void aWarmUpRunsTheSameUpdateAndLeavesTheRowAsItWas(Database database) throws Exception {
		assertThat(orders.warmUp(FLUSH, 1, "true").statusCode()).isEqualTo(200);
		assertThat(Sql.text(database, "SELECT note FROM large_order")).isEqualTo("old");
		assertThat(Sql.text(database, "SELECT is_called FROM names_customer")).isEqualTo("t");
	}

	@Test
	void noSuchOrderIsNoSuccess() throws Exception {
		assertThat(orders.ask(FLUSH, 2).statusCode()).isEqualTo(404);
	}

}
