/** What to write instead, in SQL with the user's own names. */
package org.downtimelab.check.remedy;
