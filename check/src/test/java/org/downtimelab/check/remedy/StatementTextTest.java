package org.downtimelab.check.remedy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a remedy reads in a statement. */
class StatementTextTest {

	@ParameterizedTest
	@CsvSource({ "public.orders, true", "ORDERS, true", "order, false", "public.\"Orders\", true", "ord, false" })
	void aNameIsFoundAsAWholeWord(String name, boolean found) {
		assertThat(new StatementText("ALTER TABLE app.Orders ADD orders_id int").names(name)).isEqualTo(found);
	}

	@Test
	void aWordInParenthesesOrInATextIsNotOutside() {
		StatementText statement = new StatementText(
				"UPDATE t SET a = (SELECT b FROM u WHERE c), d = ' where ' WHERE id = 1");
		assertThat(statement.outside("where", 0)).isEqualTo(statement.sql().lastIndexOf("WHERE"));
		assertThat(statement.outside("returning", 0)).isEqualTo(-1);
	}

	@Test
	void partsOfAnAlterTableAreCounted() {
		assertThat(new StatementText("ALTER TABLE t ADD a numeric(10,2), ADD CHECK (b <> ',')").parts()).isEqualTo(2);
	}

}
