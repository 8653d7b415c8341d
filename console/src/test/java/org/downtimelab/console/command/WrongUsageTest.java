package org.downtimelab.console.command;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is typed wrongly is said in one line, before anything has begun. */
class WrongUsageTest {

	@TempDir
	Path folder;

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			run indx                                    | There is no scenario 'indx': use one of add-column,
			run index --rows 0                          | '0' rows is out of range: use 1 to 1000M
			run index --rows -5                         | '-5' is not a number of rows
			run index --rows many                       | 'many' is not a number of rows: use 2500, 500k or 5M
			run index --rows 2000M                      | '2000M' rows is out of range
			run index --path save                       | There is no path 'save': use one of risky, folklore, safe
			run index --rate 0                          | --rate 0: use 1 to 1000 requests per second
			run index --rate 1001                       | --rate 1001: use 1 to 1000 requests per second
			run index --rate fast                       | 'fast' is not an int
			run index --slo 9                           | --slo 9: use 10 to 30000 milliseconds
			run index --timing slow                     | There is no timing 'slow': use stage or quick
			run index --slo 30001                       | --slo 30001: use 10 to 30000 milliseconds
			run index --url jdbc:postgresql://h:port/x  | //h:port/x is not the URL of a PostgreSQL database
			run index --url jdbc:mysql://127.0.0.1/shop | //127.0.0.1/shop is not the URL of a PostgreSQL database
			run index --url nonsense                    | nonsense is not the URL of a PostgreSQL database: use jdbc:p
			clean --url nonsense                        | nonsense is not the URL of a PostgreSQL database
			run index --url jdbc:postgresql://me@h/x    | Not a URL of a PostgreSQL database
			run index --postgres 14                     | The lab has no PostgreSQL '14': use one of 15, 16, 17, 18
			stage --no-open --postgres abc              | The lab has no PostgreSQL 'abc': use one of 15, 16, 17, 18
			run index --postgres 16 --url jdbc:postgresql://h/x | --postgres starts a server, but --url names one
			run index --json                            | Missing required parameter for option
			rnu index                                   | Unmatched argument
			run index --metrics-port 65536              | --metrics-port 65536: use 0 to 65535
			stage --metrics-port -1                     | --metrics-port -1: use 0 to 65535
			report no-such-run                          | There is no run no-such-run: there is no result.json in it
			compare no-such-run none                    | There is no run no-such-run
			check                                       | Missing required parameter: 'DIR'
			check no/where                              | There is no folder
			check ../lab                                | ../lab is no folder: name the folder it lies in
			check . --rows many                         | --rows many: 'many' is not a number of rows
			check . --rows orders=                      | --rows orders=: '' is not a number of rows
			check . --rows =5M                          | --rows =5M: name a table and its rows, as in orders=5M
			check . --at 80M                            | --at 80M: name a table and its rows, as in orders=5M
			check . --from 4 --since HEAD               | --from and --since both say which versions to check
			check . --since no-such-branch              | --since no-such-branch: git says:
			check . --since --output=x                  | --since --output=x: name a branch or a commit
			check . --schema no.sql                     | --schema: there is no file
			check . --seed no.sql                       | --seed: there is no file
			check . --fail-on harmless                  | There is no 'harmless': use careful or harmful
			check . --statement-timeout 5               | '5' is not a time: use 30s or 10min
			check . --statement-timeout 0s              | '0s' is not a time: use 30s or 10min
			check . --postgres 14                       | The lab has no PostgreSQL '14': use one of 15, 16, 17, 18
			""")
	void exitCodeTwoAndOneSentence(String arguments, String words) throws Exception {
		CommandLineCase lab = CommandLineCase.run(this.folder, arguments.split(" +"));
		assertThat(lab.exitCode()).as(lab.err()).isEqualTo(2);
		assertThat(lab.err()).startsWith("lab: ").contains(words).contains("--help` shows the usage");
		assertThat(lab.err().lines()).as("a sentence, not the whole help").hasSizeLessThanOrEqualTo(3);
		assertThat(lab.out()).isEmpty();
		assertThat(this.folder.resolve(".lab/runs")).doesNotExist();
	}

	@Test
	void aPasswordInAUrlIsNotPrinted() throws Exception {
		CommandLineCase lab = CommandLineCase.run(this.folder, "run", "index", "--url",
				"jdbc:postgresql://h:port/x?password=tiger");
		assertThat(lab.exitCode()).isEqualTo(2);
		assertThat(lab.err()).doesNotContain("tiger");
	}

}
