package org.downtimelab.stage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;

import org.downtimelab.database.Database;
import org.downtimelab.experiment.Eye;
import org.downtimelab.experiment.LabFolder;
import org.downtimelab.experiment.RunListener;
import org.downtimelab.experiment.RunRequest;
import org.downtimelab.experiment.Timing;
import org.downtimelab.metrics.Metrics;
import org.downtimelab.process.LabException;

import org.springframework.context.ConfigurableApplicationContext;

/** A viewer of the stage who reads all that is told, and draws nothing. */
public final class PageEye implements Eye, AutoCloseable {

	private final Stage stage;

	private final ConfigurableApplicationContext server;

	private final HttpClient client = HttpClient.newHttpClient();

	/** An eye on a stage of its own, which plays nothing by itself. */
	public PageEye(LabFolder folder) {
		this.stage = new Stage(folder, null, (scenario) -> Path.of(""), Metrics.NONE, (rate) -> null, Timing.STAGE);
		this.server = StageServer.serve(this.stage, null, 0, null);
	}

	/** Whoever is told a run by this listener, the page is told it too. */
	public RunListener listener(RunRequest request) {
		return new StageListener(this.stage.story(), request);
	}

	@Override
	public Look at(Database database) {
		InputStream story = open();
		Thread reader = new Thread(() -> read(story), "page");
		reader.setDaemon(true);
		reader.start();
		return () -> close(story);
	}

	private InputStream open() {
		URI uri = URI.create("http://127.0.0.1:" + StageServer.port(this.server) + "/story");
		try {
			return this.client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofInputStream())
				.body();
		}
		catch (IOException ex) {
			throw new LabException("The page does not answer: " + ex.getMessage(), ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new LabException("Interrupted", ex);
		}
	}

	private static void read(InputStream story) {
		try {
			story.transferTo(OutputStream.nullOutputStream());
		}
		catch (IOException lookedAway) {
			// That is how it ends.
		}
	}

	private static void close(InputStream story) {
		try {
			story.close();
		}
		catch (IOException ex) {
			throw new LabException("The page's story does not close: " + ex.getMessage(), ex);
		}
	}

	@Override
	public void close() {
		this.stage.close();
		this.server.close();
	}

}
