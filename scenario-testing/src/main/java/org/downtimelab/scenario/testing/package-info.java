/** The contract that every scenario keeps, proved on few rows and without load. */
package org.downtimelab.scenario.testing;
