package org.downtimelab.experiment;

import org.downtimelab.database.Database;

/** Something that looks on, and may cost the users something. */
@FunctionalInterface
public interface Eye {

	/**
	 * Begins to look, and returns once it does.
	 * @param database that the application works on
	 * @return close it to look away
	 */
	Look at(Database database);

	/** A look that lasts. */
	interface Look extends AutoCloseable {

		/**
		 * Looks away.
		 * @throws org.downtimelab.process.LabException if it has not seen all the time
		 */
		@Override
		void close();

	}

}
