/** The application that every scenario is: the endpoints under load, over a release. */
package org.downtimelab.serve;
