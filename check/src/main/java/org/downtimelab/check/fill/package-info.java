/** Tables filled with synthetic rows that satisfy what the catalogue asks of them. */
package org.downtimelab.check.fill;
