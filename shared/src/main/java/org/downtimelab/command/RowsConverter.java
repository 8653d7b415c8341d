package org.downtimelab.command;

import org.downtimelab.scenario.Rows;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@link Rows} from the command line. */
public final class RowsConverter implements ITypeConverter<Rows> {

	@Override
	public Rows convert(String text) {
		try {
			return Rows.parse(text);
		}
		catch (IllegalArgumentException ex) {
			throw new TypeConversionException(ex.getMessage());
		}
	}

}
