/** What a project has: its scripts, and how it has Flyway read them. */
package org.downtimelab.check.project;
