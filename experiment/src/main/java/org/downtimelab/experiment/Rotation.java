package org.downtimelab.experiment;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;

/** The instances that requests go to, in turn. */
final class Rotation {

	private final Deque<InFlight> instances = new ArrayDeque<>();

	synchronized void add(URI instance) {
		this.instances.addLast(new InFlight(instance, new AtomicInteger()));
	}

	/**
	 * Takes an instance out: it is given no request from here on.
	 * @return what it still has to answer
	 * @throws NoSuchElementException if it is not in rotation
	 */
	synchronized InFlight remove(URI instance) {
		for (InFlight each : this.instances) {
			if (each.instance().equals(instance)) {
				this.instances.remove(each);
				return each;
			}
		}
		throw new NoSuchElementException("No instance at " + instance + " is in rotation");
	}

	/**
	 * Whose turn it is; a request has begun there.
	 * @return the instance, or null if there is none
	 */
	synchronized InFlight next() {
		InFlight chosen = this.instances.pollFirst();
		if (chosen != null) {
			this.instances.addLast(chosen);
			chosen.requests().incrementAndGet();
		}
		return chosen;
	}

	/** What all of them still have to answer. */
	synchronized int requests() {
		return this.instances.stream().mapToInt((each) -> each.requests().get()).sum();
	}

	/**
	 * The requests that one instance has been given and has not yet answered.
	 */
	record InFlight(URI instance, AtomicInteger requests) {
	}

}
