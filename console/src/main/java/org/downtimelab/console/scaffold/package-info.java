/** The skeleton of a new scenario. */
package org.downtimelab.console.scaffold;
