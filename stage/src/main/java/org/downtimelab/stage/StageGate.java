package org.downtimelab.stage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Who may look and who may start a run. A web page that somebody visits elsewhere can
 * send requests to loopback, under a name of its own that resolves to it (DNS rebinding):
 * so Host must be a name of this machine, and Origin, where there is one, must be this
 * page. On any other address than loopback a token is needed as well. The content
 * security policy is the page's: a report brings its own.
 */
final class StageGate extends OncePerRequestFilter {

	static final String TOKEN = "token";

	private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");

	/** Every address of this machine, or of this container. */
	private static final Set<String> ALL = Set.of("0.0.0.0", "::");

	private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD");

	/** An address, as IPv4 or IPv6: no name that somebody else can make resolve to it. */
	private static final Pattern ADDRESS = Pattern.compile("[\\d.]+|[\\da-f:.]+:[\\da-f:.]*");

	private final String host;

	private final String token;

	/**
	 * A gate.
	 * @param host another address on which the page is served, or null
	 * @param token what must be known there, or null on loopback alone
	 */
	StageGate(String host, String token) {
		this.host = host;
		this.token = token;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain rest)
			throws ServletException, IOException {
		String why = refusal(request);
		if (why != null) {
			response.setStatus(HttpServletResponse.SC_FORBIDDEN);
			response.setContentType("text/plain;charset=UTF-8");
			response.getWriter().write(why);
			return;
		}
		if (!request.getRequestURI().startsWith(StageControls.REPORTS)) {
			response.setHeader("Content-Security-Policy",
					"default-src 'self'; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'");
		}
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader("Referrer-Policy", "no-referrer");
		rest.doFilter(request, response);
	}

	private String refusal(HttpServletRequest request) {
		if (!known(request.getServerName())) {
			return "The lab does not answer to the name '" + request.getServerName() + "'";
		}
		String origin = request.getHeader("Origin");
		String own = request.getScheme() + "://" + request.getHeader("Host");
		if (!SAFE_METHODS.contains(request.getMethod()) && origin != null && !origin.equals(own)) {
			return "Only the lab's own page starts and stops runs, not " + origin;
		}
		if (this.token != null && !same(this.token, request.getParameter(TOKEN))
				&& !same(this.token, request.getHeader("Downtime-Lab-Token")) && !isAsset(request)) {
			return "A token is needed: the lab printed it when it started";
		}
		return null;
	}

	/** Scripts and styles hold nothing of the run. */
	private static boolean isAsset(HttpServletRequest request) {
		return SAFE_METHODS.contains(request.getMethod())
				&& request.getRequestURI().matches("/[\\w./-]+\\.(js|css|svg)");
	}

	/** Names come in either case, an IPv6 address with brackets or without. */
	private boolean known(String given) {
		String name = bare(given);
		return LOOPBACK.contains(name) || (this.host != null
				&& (name.equals(bare(this.host)) || (ALL.contains(this.host) && ADDRESS.matcher(name).matches())));
	}

	private static String bare(String name) {
		return name.replaceAll("[\\[\\]]", "").toLowerCase(Locale.ROOT);
	}

	private static boolean same(String expected, String given) {
		return given != null && MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8),
				given.getBytes(StandardCharsets.UTF_8));
	}

}
