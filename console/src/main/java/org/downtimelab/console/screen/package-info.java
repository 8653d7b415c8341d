/** What the terminal shows while a run goes on. */
package org.downtimelab.console.screen;
