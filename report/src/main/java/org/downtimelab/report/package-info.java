/**
 * What a run found, told: in words, as a table, as Markdown, as JSON and as a page that
 * opens with no network.
 */
package org.downtimelab.report;
