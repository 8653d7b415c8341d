/** Plays a script on many rows while others read and write, and takes the time. */
package org.downtimelab.check.measure;
