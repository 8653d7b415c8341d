/** A project's own migrations, checked by a test of the project. */
package org.downtimelab.check.junit;
