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
			run indx                                    | There is no scenario 'indx': say one of column-type, drop-c
			run index --rows 0                          | '0' rows cannot be had: from 1 to 1000M
			run index --rows -5                         | '-5' is not a number of rows
			run index --rows many                       | 'many' is not a number of rows: say 2500, 500k or 5M
			run index --rows 2000M                      | '2000M' rows cannot be had
			run index --path save                       | There is no path 'save': say one of risky, folklore, safe
			run index --rate 0                          | --rate 0: say 1 to 1000 requests per second
			run index --rate 1001                       | --rate 1001: say 1 to 1000 requests per second
			run index --rate fast                       | 'fast' is not an int
			run index --slo 9                           | --slo 9: say 10 to 30000 milliseconds
			run index --timing slow                     | There is no timing 'slow': say stage or quick
			run index --slo 30001                       | --slo 30001: say 10 to 30000 milliseconds
			run index --url jdbc:postgresql://h:port/x  | //h:port/x is no URL of a PostgreSQL database
			run index --url jdbc:mysql://127.0.0.1/shop | //127.0.0.1/shop is no URL of a PostgreSQL database
			run index --url nonsense                    | nonsense is no URL of a PostgreSQL database: say jdbc:post
			clean --url nonsense                        | nonsense is no URL of a PostgreSQL database
			run index --url jdbc:postgresql://me@h/x    | Not a URL of a PostgreSQL database
			run index --postgres 14                     | The lab has no PostgreSQL '14': say one of 15, 16, 17, 18
			stage --no-open --postgres abc              | The lab has no PostgreSQL 'abc': say one of 15, 16, 17, 18
			run index --postgres 16 --url jdbc:postgresql://h/x | --postgres chooses the server that the lab starts
			run index --json                            | Missing required parameter for option
			rnu index                                   | Unmatched argument
			run index --metrics-port 65536              | --metrics-port 65536: say 0 to 65535
			stage --metrics-port -1                     | --metrics-port -1: say 0 to 65535
			""")
	void exitCodeTwoAndOneSentence(String arguments, String words) throws Exception {
		CommandLineCase lab = CommandLineCase.run(this.folder, arguments.split(" +"));
		assertThat(lab.exitCode()).as(lab.err()).isEqualTo(2);
		assertThat(lab.err()).startsWith("lab: ").contains(words).contains("--help` says what there is");
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
