package org.downtimelab.load;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LoopbackTest {

	@ParameterizedTest
	@ValueSource(strings = { "http://127.0.0.1:8080", "http://127.9.8.255", "http://localhost:1", "http://[::1]:8080" })
	void thisMachineIsAllowed(String url) {
		assertThat(Loopback.require("url", url, null)).isEqualTo(url);
		assertThat(Loopback.require("url", url + "/", null)).isEqualTo(url);
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://10.0.0.1:8080", "http://127.0.0.1.example.com", "http://localhost.example.com",
			"http://[::2]:8080", "http://0.0.0.0:8080", "https://example.com" })
	void otherMachinesAreRefused(String url) {
		assertThatIllegalArgumentException().isThrownBy(() -> Loopback.require("url", url, null))
			.withMessageContaining("not this machine")
			.withMessageContaining("-Dallow=");
	}

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1:8080", "http://", "http://127.0.0.1@example.com", "http://127.0.0.256",
			"http://127.0.0.1:80/path", "ftp://127.0.0.1", "http://127.0.0.1?to=example.com", "http://a b" })
	void whatIsNoBaseUrlIsRefused(String url) {
		assertThatIllegalArgumentException().isThrownBy(() -> Loopback.require("url", url, "127.0.0.1"))
			.withMessageContaining("-Durl=" + url)
			.withMessageContaining("must be like");
	}

	@Test
	void onlyTheNamedHostIsAllowedAsWell() {
		assertThat(Loopback.require("url", "http://10.0.0.1:8080", "10.0.0.1")).isEqualTo("http://10.0.0.1:8080");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Loopback.require("url", "http://10.0.0.2:8080", "10.0.0.1"));
	}

}
