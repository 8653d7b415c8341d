/** What a check found, for people and for tools. It only words what was measured. */
package org.downtimelab.check.output;
