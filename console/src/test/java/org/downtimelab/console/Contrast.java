package org.downtimelab.console;

/**
 * The contrast of two colours, from 1 to 21, as
 * <a href="https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio">WCAG 2.2</a> has it.
 */
public final class Contrast {

	/** What 1.4.3, level AA, asks for text. */
	public static final double OF_TEXT = 4.5;

	/** What 1.4.11 asks for shapes. */
	public static final double OF_SHAPES = 3;

	private Contrast() {
	}

	/**
	 * Of two colours as 0xRRGGBB.
	 */
	public static double of(int one, int other) {
		double lighter = Math.max(luminance(one), luminance(other));
		double darker = Math.min(luminance(one), luminance(other));
		return (lighter + 0.05) / (darker + 0.05);
	}

	private static double luminance(int rgb) {
		return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
	}

	private static double linear(int channel) {
		double value = (channel & 0xff) / 255.0;
		return (value <= 0.04045) ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
	}

}
