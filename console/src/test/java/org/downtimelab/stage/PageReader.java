package org.downtimelab.stage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.function.Consumer;

import org.downtimelab.experiment.LabFolder;
import org.downtimelab.experiment.RunEvent;
import org.downtimelab.experiment.RunRequest;
import org.downtimelab.experiment.Timing;
import org.downtimelab.metrics.Metrics;

import org.springframework.context.ConfigurableApplicationContext;

/** A viewer of the stage who reads all that is told, and draws nothing. */
public final class PageReader implements AutoCloseable {

	private final LabFolder folder;

	private final Stage stage;

	private final ConfigurableApplicationContext server;

	public PageReader(Path folder, Metrics metrics) {
		this.folder = LabFolder.open(folder);
		this.stage = new Stage(this.folder, null, (scenario) -> null, metrics, (rate) -> null, Timing.STAGE);
		this.server = StageServer.serve(this.stage, null, 0, null);
	}

	public Consumer<RunEvent> listener(RunRequest request) {
		return new StageListener(this.stage.story(), request);
	}

	/** Close it to look away. */
	public AutoCloseable look() throws IOException, InterruptedException {
		URI uri = URI.create("http://127.0.0.1:" + StageServer.port(this.server) + "/story");
		InputStream story = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofInputStream())
			.body();
		Thread reader = new Thread(() -> {
			try {
				story.transferTo(OutputStream.nullOutputStream());
			}
			catch (IOException lookedAway) {
				// That is how it ends.
			}
		}, "page");
		reader.setDaemon(true);
		reader.start();
		return story;
	}

	@Override
	public void close() {
		this.stage.close();
		this.server.close();
		this.folder.close();
	}

}
