/** What becomes of a script when others are in its way, or it is killed. */
package org.downtimelab.check.adversity;
