/** Somebody's own Flyway migrations, measured before they hurt. */
package org.downtimelab.check;
