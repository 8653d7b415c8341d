/** The plans of look-ups before and after a migration. */
package org.downtimelab.check.plan;
