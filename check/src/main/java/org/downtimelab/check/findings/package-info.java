/** What the measurements mean for the users of the tables. */
package org.downtimelab.check.findings;
