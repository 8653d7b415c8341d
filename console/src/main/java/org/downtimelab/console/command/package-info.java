/** The lab's command line. */
package org.downtimelab.console.command;
