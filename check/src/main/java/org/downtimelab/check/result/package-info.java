/** What a check found, as it stands in the JSON. Names are added, never renamed. */
package org.downtimelab.check.result;
